/** What each kind of file may be called and declared as. */

import type { FileKind } from '../message/message.ts'

export type AllowableKind = Exclude<FileKind, 'incidental' | 'other' | 'empty'>

interface Names {
  readonly extensions: readonly string[]
  /** The registered type and what programs write instead of it. */
  readonly types: readonly string[]
}

const NAMES: Readonly<Record<AllowableKind, Names>> = {
  text: { extensions: ['txt'], types: words('text/plain text/x-plain text/txt application/txt application/text') },
  pdf: {
    extensions: ['pdf'],
    types: words('application/pdf application/x-pdf application/acrobat application/vnd.pdf text/pdf text/x-pdf'),
  },
  doc: {
    extensions: ['doc'],
    types: words(
      'application/msword application/x-msword application/ms-word application/ms-doc application/doc application/word application/winword application/vnd.msword application/vnd.ms-word',
    ),
  },
  docx: {
    extensions: ['docx'],
    types: words(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document application/vnd.openxmlformats-officedocument.wordprocessingml application/vnd.openxmlformats-officedocument application/vnd.openxmlformats application/docx application/x-docx',
    ),
  },
  jpeg: {
    extensions: ['jpg', 'jpeg'],
    types: words('image/jpeg image/jpg image/pjpeg image/jpe image/x-jpeg image/x-jpg image/x-citrix-jpeg'),
  },
  gif: { extensions: ['gif'], types: words('image/gif image/x-gif image/x-citrix-gif') },
  tiff: { extensions: ['tif', 'tiff'], types: words('image/tiff image/tif image/x-tiff image/x-tif') },
  bmp: { extensions: ['bmp'], types: words('image/bmp image/x-bmp image/x-ms-bmp image/x-windows-bmp image/ms-bmp') },
  png: {
    extensions: ['png'],
    types: words('image/png image/x-png image/apng image/vnd.mozilla.apng image/x-citrix-png'),
  },
}

/** Every extension that a policy can allow: files of other types cannot be looked into. */
export const EXTENSIONS: readonly string[] = Object.values(NAMES).flatMap(({ extensions }) => extensions)

/** What programs declare that do not know or do not say. */
const GENERIC: ReadonlySet<string> = new Set(
  words(
    'application/octet-stream application/x-octet-stream application/octetstream binary/octet-stream application/binary application/x-binary application/download application/x-download application/force-download application/x-force-download application/x-forcedownload application/unknown application/x-unknown unknown/unknown image/unknown application/file application/save',
  ),
)

function words(list: string): string[] {
  return list.split(' ')
}

/** The name's last ending in lower case; null where it has none. */
export function extensionOf(name: string): string | null {
  const dot = name.lastIndexOf('.')
  if (dot < 0) return null
  return name
    .slice(dot + 1)
    .trim()
    .toLowerCase()
}

/** Whether the policy allows the kind, by any of its extensions: `jpg` allows `jpeg`, too. */
export function isAllowedKind(kind: AllowableKind, allowed: readonly string[]): boolean {
  return NAMES[kind].extensions.some((extension) => allowed.includes(extension))
}

export function isAllowedExtension(extension: string, allowed: readonly string[]): boolean {
  if (allowed.includes(extension)) return true
  return Object.values(NAMES).some(
    ({ extensions }) => extensions.includes(extension) && extensions.some((other) => allowed.includes(other)),
  )
}

/** Whether a declared type says nothing, or names something that is allowed. */
export function isAllowedType(type: string, allowed: readonly string[]): boolean {
  if (GENERIC.has(type)) return true
  return Object.values(NAMES).some(
    ({ types, extensions }) => types.includes(type) && extensions.some((extension) => allowed.includes(extension)),
  )
}

export type Family = 'text' | 'pdf' | 'word' | 'picture'

/** What programs open alike: a PNG named `.jpg` is shown, a PNG named `.pdf` is not. */
export function familyOf(kind: AllowableKind): Family {
  if (kind === 'doc' || kind === 'docx') return 'word'
  return kind === 'text' || kind === 'pdf' ? kind : 'picture'
}

/** The family that an extension promises; null for one that names none of ours. */
export function promisedFamily(extension: string): Family | null {
  for (const [kind, { extensions }] of Object.entries(NAMES)) {
    if (extensions.includes(extension)) return familyOf(kind as AllowableKind)
  }
  return null
}

export function isAllowableKind(kind: FileKind): kind is AllowableKind {
  return Object.hasOwn(NAMES, kind)
}
