/** The library that reads the pages of a PDF, with what it needs and Node 20 lacks: the only place that loads it. */

import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'

completeArrayBuffers()

/**
 * ECMAScript 2024, in Node from 22 on: the library hands each font over with it. Where it is missing, the library ends the
 * list of what a page draws at the first text, and says nothing.
 */
function completeArrayBuffers(): void {
  if (Object.hasOwn(ArrayBuffer.prototype, 'transferToFixedLength')) return
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength): ArrayBuffer {
      const copy = new Uint8Array(length)
      copy.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)))
      return copy.buffer
    },
  })
}

/** Numbers by the names of what a page draws with. */
export type Operators = Readonly<Record<string, number>>

export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
export type PdfPage = Awaited<ReturnType<Pdf['getPage']>>

/** `bytes` are taken over. */
export function openPdf(bytes: Uint8Array, options: Parameters<typeof getDocumentProxy>[1] = {}): Promise<Pdf> {
  return getDocumentProxy(bytes, { verbosity: 0, ...options })
}

export async function operators(): Promise<Operators> {
  return (await getResolvedPDFJS()).OPS
}
