/** Codes that are cut into several pictures of a message and shown as one. */

import type { BodyNode, ImageNode } from '../core/message/body-tree.ts'
import type { Attachment } from '../core/message/message.ts'
import type { CodeSearch } from './codes/codes.ts'
import type { Tile } from './codes/put-together.ts'
import { mosaicsIn } from './mosaics.ts'
import { isPictureKind } from './pictures/clean-picture.ts'

/** What pictures say together goes to the first of them. */
export async function withCodesOfMosaics(
  attachments: Attachment[],
  body: readonly BodyNode[],
  search: CodeSearch,
): Promise<Attachment[]> {
  const shown = new Map(attachments.map((attachment, index) => [attachment.contentId, index]))
  for (const mosaic of mosaicsIn(body)) {
    const indexes = mosaic.flat().map(({ contentId }) => shown.get(contentId))
    const tiles = mosaic.map((row) =>
      row.flatMap((image) => tileOf(image, attachments[shown.get(image.contentId) ?? -1])),
    )
    const known = indexes.flatMap((index) => attachments[index ?? -1]?.codes ?? [])
    const codes = (await search.inTiles(tiles)).filter((code) => !known.includes(code))
    const first = indexes[0] ?? -1
    const attachment = attachments[first]
    if (attachment !== undefined && codes.length > 0) {
      attachments[first] = { ...attachment, codes: [...attachment.codes, ...codes] }
    }
  }
  return attachments
}

function tileOf({ shownAs }: ImageNode, attachment: Attachment | undefined): Tile[] {
  if (attachment === undefined || attachment.cleaned === null || !isPictureKind(attachment.kind)) return []
  return [{ kind: attachment.kind, bytes: attachment.cleaned, ...(shownAs === undefined ? {} : { shownAs }) }]
}
