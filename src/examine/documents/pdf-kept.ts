/**
 * What is kept of a PDF (ISO 32000-1): of the things that have an author, a list of keys; of what pages are drawn with,
 * everything but the keys that tell of its making.
 *
 * Structure for screen readers goes: its texts stand nowhere on a page. Attached files, scripts, forms in XML, signatures
 * and everything that plays or starts something go, too.
 */

/** What an object is for. `any`: needed to draw pages. `map`: its keys are names that the document chose. */
export type Role =
  | 'any'
  | 'map'
  | 'drawings'
  | 'drawing'
  | 'profile'
  | 'catalog'
  | 'names'
  | 'page'
  | 'annotation'
  | 'captions'
  | 'value'
  | 'action'
  | 'outline'
  | 'form'
  | 'layers'
  | 'layers shown'

type Kept = Readonly<Record<string, Role>>

function keys(names: string): Kept {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'any' as const]))
}

/** Sections 7.7.2, 7.7.3.3, 8.11.4, 12.3.3, 12.5, 12.6 and 12.7. */
export const KEPT: Readonly<Partial<Record<Role, Kept>>> = {
  catalog: {
    ...keys('Type PageLabels ViewerPreferences PageLayout PageMode Lang'),
    OCProperties: 'layers',
    Names: 'names',
    Dests: 'map',
    Outlines: 'outline',
    OpenAction: 'action',
    AcroForm: 'form',
  },
  names: keys('Dests'),
  page: {
    ...keys('Type Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group UserUnit Trans Dur Tabs'),
    Annots: 'annotation',
  },
  annotation: {
    ...keys('Type Subtype Contents P Rect F AP AS Border C OC BS BE QuadPoints H Dest CA ca BM Open Name IT RT'),
    ...keys('State StateModel DA Q CL RD LE L IC LL LLE Cap LLO CP CO Vertices InkList Sy FixedPrint RO OverlayText'),
    ...keys('Repeat FT T TU Ff Opt TI I MaxLen'),
    MK: 'captions',
    DV: 'value',
    Parent: 'annotation',
    Kids: 'annotation',
    Popup: 'annotation',
    IRT: 'annotation',
    A: 'action',
    V: 'value',
  },
  captions: keys('R BC BG CA RC AC I RI IX IF TP'),
  action: keys('Type S URI D N'),
  outline: {
    ...keys('Type Title Count Dest C F'),
    Parent: 'outline',
    Prev: 'outline',
    Next: 'outline',
    First: 'outline',
    Last: 'outline',
    A: 'action',
  },
  form: { ...keys('NeedAppearances DR DA Q'), Fields: 'annotation' },
  layers: { OCGs: 'any', D: 'layers shown' },
  'layers shown': keys('Name BaseState ON OFF AS Order ListMode RBGroups Locked'),
}

/** Actions that lead to a place; others start programs, run scripts or send forms (section 12.6.4). */
export const KEPT_ACTIONS: ReadonlySet<string> = new Set(['URI', 'GoTo', 'Named'])

/** All actions, by which they are known where none should be. */
export const ACTIONS: ReadonlySet<string> = new Set(
  'GoTo GoToR GoToE Launch Thread URI Sound Movie Hide Named SubmitForm ResetForm ImportData JavaScript SetOCGState Rendition Trans GoTo3DView RichMediaExecute GoToDp'.split(
    ' ',
  ),
)

export const DROPPED_ANNOTATIONS: ReadonlySet<string> = new Set([
  '3D',
  'FileAttachment',
  'Movie',
  'RichMedia',
  'Screen',
  'Sound',
  'TrapNet',
])

/** What no object that a page is drawn with leads to. */
export const DROPPED_TYPES: ReadonlySet<string> = new Set([
  'Annot',
  'Catalog',
  'EmbeddedFile',
  'Filespec',
  'Metadata',
  'OBJR',
  'Page',
  'Pages',
  'Sig',
  'StructElem',
  'StructTreeRoot',
])

const DROPPED_KEYS: ReadonlySet<string> = new Set([
  'AA',
  'AF',
  'Alternates',
  'CreatorInfo',
  'EF',
  'ID',
  'JS',
  'LastModified',
  'Measure',
  'Metadata',
  'OPI',
  'PieceInfo',
  'PtData',
  'Ref',
  'StructParent',
  'StructParents',
  'Thumb',
  'User',
])

/** pdfTeX names the files that were drawn into a page, and itself. */
export function isDroppedKey(key: string): boolean {
  return DROPPED_KEYS.has(key) || key.startsWith('PTEX.')
}

const ROLES: Readonly<Record<string, Role>> = {
  XObject: 'drawings',
  SMask: 'drawing',
  Mask: 'drawing',
  ...Object.fromEntries(
    [
      'Font',
      'ExtGState',
      'ColorSpace',
      'Pattern',
      'Shading',
      'Properties',
      'CharProcs',
      'Colorants',
      'N',
      'D',
      'R',
    ].map((key) => [key, 'map' as const]),
  ),
}

/** What a value is for in an object that a page is drawn with. */
export function roleOfKey(key: string): Role {
  return Object.hasOwn(ROLES, key) ? (ROLES[key] ?? 'any') : 'any'
}

/** Where somebody wrote something that a reader sees beside the page. */
export const TEXT_KEYS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  annotation: ['Contents', 'TU', 'V', 'DV', 'Opt', 'OverlayText'],
  captions: ['CA', 'RC', 'AC'],
  action: ['URI'],
  outline: ['Title'],
}
