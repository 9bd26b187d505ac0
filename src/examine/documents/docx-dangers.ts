/** What in a Word document (ECMA-376) runs, fetches or hides something: by the names of its parts, their relationships and their first bytes. */

import type { Danger } from '../../core/message/message.ts'
import { beginsAsFile, holdsScript } from '../hidden-file.ts'

const MAIN_PART = /wordprocessingml\.document\.main\+xml$/i
/** Types of parts that only a document with programs has. */
const MACROS = /vbaProject|vbaData|macroEnabled|keyMapCustomizations\.bin/i
/** Relationships to what is opened in place of a part, from wherever it is. */
const EMBEDDED_RELATIONSHIPS = /^(?:oleObject|package|aFChunk|subDocument)$/

/** What one document shows of itself, told piece by piece. */
export class DocxSigns {
  readonly dangers = new Set<Danger>()
  /** Whether the list of types names a main part of a Word document. */
  isWord = false
  private readonly extensions = new Set<string>(['rels'])
  private readonly parts = new Set<string>()

  /** An element of the list of types. */
  type(attributes: Readonly<Record<string, string>>): void {
    const type = attributes['ContentType'] ?? ''
    if (MAIN_PART.test(type) || /ms-word\.document\.macroEnabled\.main\+xml$/i.test(type)) this.isWord = true
    if (MACROS.test(type)) this.dangers.add('macros')
    if (attributes['Extension'] !== undefined) this.extensions.add(attributes['Extension'].toLowerCase())
    if (attributes['PartName'] !== undefined) this.parts.add(attributes['PartName'].replace(/^\//, '').toLowerCase())
  }

  /** A member of the archive, the list of types told before. */
  member(name: string, content: Uint8Array): void {
    const lower = name.toLowerCase()
    if (/(?:^|\/)vba[^/]*\.(?:bin|xml)$/.test(lower)) this.dangers.add('macros')
    else if (/(?:^|\/)activex\//.test(lower)) this.dangers.add('active')
    else if (/(?:^|\/)embeddings\//.test(lower) || isFile(content) || !this.isDeclared(lower)) {
      this.dangers.add('embedded')
    }
  }

  /** `type` without its namespace. */
  relationship(type: string, target: string, isExternal: boolean): void {
    if (/^(?:vbaProject|wordVbaData)$/.test(type)) this.dangers.add('macros')
    if (/^control$/.test(type)) this.dangers.add('active')
    if (EMBEDDED_RELATIONSHIPS.test(type)) this.dangers.add('embedded')
    if (isExternal && type !== 'hyperlink' && isRemote(target)) this.dangers.add('external')
  }

  /** A member that the package does not know was put there by no program that writes documents. */
  private isDeclared(lower: string): boolean {
    if (this.parts.has(lower) || /^(?:\[trash\]|__macosx)\//.test(lower) || /\.ds_store$/.test(lower)) return true
    return this.extensions.has(lower.slice(lower.lastIndexOf('.') + 1))
  }
}

function isFile(content: Uint8Array): boolean {
  return beginsAsFile(content) || holdsScript(content.subarray(0, 1024))
}

/** Anything but a file on the writer's own machine or network, which is no way to whoever reads the document. */
export function isRemote(target: string): boolean {
  if (/^(?:[a-z]:[\\/]|file:\/{3}|file:\/?[^/\\])/i.test(target)) return false
  const host = /^(?:file:)?[\\/]{2}([^\\/]+)/i.exec(target)?.[1]
  return host === undefined ? /^[a-z][\w+.-]*:/i.test(target) : host.includes('.')
}
