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
  'docId',
  'saveThroughXslt',
  'activeWritingStyle',
  'schemaLibrary',
  'attachedSchema',
  'creationId',
  // Who may edit what, and the digest of a password.
  'documentProtection',
  'permStart',
  'permEnd',
  // What smart tags, XML and add-ins keep beside the text.
  'smartTagPr',
  'customXmlPr',
  'fldData',
  // Properties of the document, wherever a program puts them.
  'coreProperties',
  'Properties',
])

/** Attributes whose value becomes the same for everybody. */
const NEUTRAL: ReadonlyMap<string, string> = new Map([
  ['author', 'Author'],
  ['initials', 'A'],
  ['userId', 'Author'],
  ['providerId', 'None'],
])
const TELLING_ATTRIBUTES =
  /^(?:rsid\w*|textId|date|dateUtc|ed|edGrp|gfxdata|lastModifiedBy|lastModified|created|modified)$/
/** Where somebody kept a picture before it was put into the document. Old Macs begin with the name of the disk. */
const FILE_PATH = /^(?:file:|[a-z]:[\\/]|\\\\|\/(?:users|home|volumes|private)\/|[^:/\\]{1,60}:users:)/i
/** The same within the instruction of a field, up to the end of its quotes; not the middle of a link. */
const PATH_IN_INSTRUCTION =
  /(?:(?<=["\s]|^)(?:file:|[a-z]:[\\/]|\\\\)|(?<=["\s])\/(?:users|home|volumes|private)\/)[^"]*/gi
/** Pictures are named after the file they came from; the name is not shown. */
const NAMED_AFTER_FILE: ReadonlySet<string> = new Set(['cNvPr', 'docPr'])

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
    const isFileName = local === 'name' && NAMED_AFTER_FILE.has(localName)
    kept[name] = isFileName ? 'Object' : (NEUTRAL.get(local) ?? (isFilePath(value) ? '' : value))
  }
  return kept
}

export function isFilePath(value: string): boolean {
  return FILE_PATH.test(value)
}

/** An instruction without paths; `isOpen`: the last one goes on behind it. */
export function withoutPaths(instruction: string): { readonly kept: string; readonly isOpen: boolean } {
  const last = [...instruction.matchAll(PATH_IN_INSTRUCTION)].at(-1)
  return {
    kept: instruction.replace(PATH_IN_INSTRUCTION, ''),
    isOpen: last !== undefined && last.index + last[0].length === instruction.length,
  }
}
