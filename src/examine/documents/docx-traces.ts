/** What in the parts of a Word document tells who made it, where and when (ECMA-376 parts 1 and 4, [MS-DOCX]). */

/** Parts that hold nothing a reader reads: properties, thumbnails, people, printers, data of servers. */
export const TELLING_PARTS =
  /^(?:docprops|docmetadata|customxml|_xmlsignatures|package\/services)\/|\/(?:people|printersettings\d*|recipientdata\d*)\.(?:xml|bin)$|\/printersettings\//i

/** Elements that go with all they contain, by local name. */
const TELLING_ELEMENTS: ReadonlySet<string> = new Set([
  'rsids',
  'rsid',
  'attachedTemplate',
  'mailMerge',
  'docVars',
  'writeProtection',
  'dataBinding',
  'storeMappedDataAs',
  'savePreviewPicture',
])

/** Attributes whose value becomes the same for everybody. */
const NEUTRAL: Readonly<Record<string, string>> = {
  author: 'Author',
  initials: 'A',
  userId: 'Author',
  providerId: 'None',
}
const TELLING_ATTRIBUTES = /^(?:rsid\w*|date|dateUtc|lastModifiedBy|lastModified|created|modified)$/
/** Where somebody kept a picture before it was put into the document. */
const FILE_PATH = /^(?:file:|[a-z]:[\\/]|\\\\|\/(?:users|home)\/)/i

/** The attributes of an element without traces; null for an element that is one. */
export function withoutTellingAttributes(
  localName: string,
  attributes: Readonly<Record<string, string>>,
): Record<string, string> | null {
  if (TELLING_ELEMENTS.has(localName)) return null
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) {
    const local = name.slice(name.indexOf(':') + 1)
    if (TELLING_ATTRIBUTES.test(local)) continue
    kept[name] = NEUTRAL[local] ?? (FILE_PATH.test(value) ? '' : value)
  }
  return kept
}
