/** Opens documents: one reader a format. Hostile work that is done in a worker thread only. */

import type { DocumentKind } from '../../core/message/message.ts'
import type { DocumentReading } from './document-reading.ts'

/** The readers are loaded with the first document of their kind: they make the start of a thread slower. */
const READERS: Readonly<Record<DocumentKind, (bytes: Uint8Array) => Promise<DocumentReading>>> = {
  pdf: async (bytes) => (await import('./pdf.ts')).readPdf(bytes),
  doc: async (bytes) => (await import('./doc.ts')).readDoc(bytes),
  docx: async (bytes) => (await import('./docx.ts')).readDocx(bytes),
}

/** Takes time and memory that only the limits of a worker thread bound. */
export function readDocument(kind: DocumentKind, bytes: Uint8Array): Promise<DocumentReading> {
  return READERS[kind](bytes)
}
