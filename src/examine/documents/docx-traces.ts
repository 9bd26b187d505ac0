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
const TELLING_ATTRIBUTES = /^(?:rsid\w*|date|dateUtc|lastModifiedBy|lastModified|created|modified)$/
/** Where somebody kept a picture before it was put into the document. Old Macs begin with the name of the disk. */
const FILE_PATH = /^(?:file:|[a-z]:[\\/]|\\\\|\/(?:users|home|volumes|private)\/|[^:/\\]{1,60}:users:)/i
/** The same within the instruction of a field, up to the end of its quotes; not the middle of a link. */
const PATH_IN_INSTRUCTION =
  /(?:(?<=["\s]|^)(?:file:|[a-z]:[\\/]|\\\\)|(?<=["\s])\/(?:users|home|volumes|private)\/)[^"]*/gi
const NEW_INSTRUCTION = /^\s*[A-Z]{2,}\s/

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
    kept[name] = NEUTRAL.get(local) ?? (isFilePath(value) ? '' : local === 'instr' ? withoutPaths(value) : value)
  }
  return kept
}

export function isFilePath(value: string): boolean {
  return FILE_PATH.test(value)
}

function withoutPaths(instruction: string): string {
  return instruction.replace(PATH_IN_INSTRUCTION, '')
}

/** The texts of one part without the paths in its fields' instructions, which may be cut into several runs. */
export function textsWithoutPaths(): (localName: string, text: string) => string {
  let inPath = false
  return (localName, text) => {
    if (!/^(?:del)?instrText$/i.test(localName)) return text
    const quote = inPath && !NEW_INSTRUCTION.test(text) ? text.indexOf('"') : 0
    if (quote < 0) return ''
    const rest = text.slice(quote)
    const last = [...rest.matchAll(PATH_IN_INSTRUCTION)].at(-1)
    inPath = last !== undefined && last.index + last[0].length === rest.length
    return withoutPaths(rest)
  }
}

/** Drawings keep what drawing programs write for themselves: author, file, where it was exported to. */
export function withoutTellingSvg(
  localName: string,
  attributes: Readonly<Record<string, string>>,
): Record<string, string> | null {
  if (/^(?:metadata|namedview|title|desc)$/.test(localName)) return null
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) => !/^(?:inkscape|sodipodi|serif|i|x):|^data-/.test(name) && !isFilePath(value),
    ),
  )
}
