import type { DocumentReading } from './document-reading.ts'

export async function readPdf(bytes: Uint8Array): Promise<DocumentReading> {
  return { cleaned: bytes, text: null }
}
