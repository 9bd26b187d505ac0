/**
 * `attachment.name`: names that make a file look like another one.
 *
 * What a name hid in characters that nobody sees is told by examine/, which cleans it; the rest can be read here: an
 * ending of a program before the last one, a name that Windows takes for a device, and an ending of another family than
 * the content, with which the reader's program would only fail.
 */

import { excerptOf } from '../excerpt.ts'
import type { Observation } from '../finding.ts'
import type { Attachment } from '../message/message.ts'
import { adviceInEnglish, type Seen, seenInEnglish } from '../notice-texts/in-english.ts'
import { extensionOf, familyOf, isAllowableKind, promisedFamily } from './file-types.ts'
import type { Reading } from './reading.ts'

/**
 * Endings of programs and archives. Those that are ordinary parts of names are not here: `amazon.com.pdf`,
 * `page.html.pdf`, `IMG_1234.HEIC.jpg` and `letter.docx.pdf` are what converters and people write.
 */
const PROGRAM =
  /^(?:exe|scr|pif|bat|cmd|vbs|vbe|js|jse|wsf|wsh|hta|cpl|msi|msp|jar|lnk|ps1|apk|dll|reg|docm|dotm|xlsm|pptm|zip|rar|7z|iso|dmg)$/

/** With any extension ([MS-DOS] names, reserved by Windows to this day). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/

export function deceptiveNames(reading: Reading): Observation[] {
  return reading.message.attachments.flatMap((attachment, index): Observation[] => {
    if (attachment.kind === 'incidental' || !isDeceptive(attachment)) return []
    const seen: Seen = { kind: 'deceptiveName' }
    return [
      {
        rule: 'attachment.name',
        place: reading.placeOfFile(attachment),
        where: `attachment:${attachment.name}`,
        excerpt: excerptOf(`${attachment.name}: ${seenInEnglish(seen)}`),
        advice: adviceInEnglish('attachment.name'),
        seen,
        target: { kind: 'attachment', index },
      },
    ]
  })
}

function isDeceptive({ name, kind, dangers }: Attachment): boolean {
  if (dangers.includes('disguised')) return true
  const parts = name
    .normalize('NFKC')
    .toLowerCase()
    .split('.')
    .map((part) => part.trim())
  // With one ending only there is nothing that it could hide.
  if (parts.slice(1, -1).some((part) => PROGRAM.test(part))) return true
  if (parts.length > 2 && PROGRAM.test(parts.at(-1) ?? '')) return true
  if (DEVICE.test(parts[0] ?? '')) return true
  const promised = promisedFamily(extensionOf(name) ?? '')
  // Text under another name is for the rule about types.
  return promised !== null && isAllowableKind(kind) && kind !== 'text' && familyOf(kind) !== promised
}
