/** Small PDF files, put together by hand so that each can have exactly what a test is about. */

import { deflateSync } from 'node:zlib'

export type Objects = Readonly<Record<number, string | Buffer>>

/** A whole file: its objects by number, a table and a trailer. Object 1 is the catalog. */
export function pdf(objects: Objects, trailer = ''): Buffer {
  return Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\n', 'latin1'), revision(objects, trailer)])
}

/** What an incremental update adds at the end of a file. */
export function revision(objects: Objects, trailer = ''): Buffer {
  const bodies = Object.entries(objects).map(([number, body]) =>
    Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]),
  )
  const table = 'xref\n0 1\n0000000000 65535 f \n'
  const end = `${table}trailer\n<< /Size 100 /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF\n`
  return Buffer.concat([...bodies, Buffer.from(end)])
}

export function stream(dictionary: string, content: string | Buffer): Buffer {
  const bytes = Buffer.from(content)
  const head = `<< ${dictionary} /Length ${bytes.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')])
}

export function flate(dictionary: string, content: string | Buffer): Buffer {
  return stream(`/Filter /FlateDecode ${dictionary}`, deflateSync(Buffer.from(content)))
}

/** Objects numbered from `first` on inside one stream. */
export function objectStream(first: number, bodies: readonly string[]): Buffer {
  let at = 0
  const places = bodies.map((body, index) => {
    const place = `${first + index} ${at}`
    at += body.length + 1
    return place
  })
  const head = `${places.join(' ')} `
  return flate(`/Type /ObjStm /N ${bodies.length} /First ${head.length}`, `${head}${bodies.join(' ')}`)
}

/** A page that says `text`, and what else a test puts there: entries of the page, of the catalog, more objects. */
export function onePage(text: string, { page = '', catalog = '', objects = {}, trailer = '' }: PagePlus = {}): Buffer {
  return pdf({ ...pageObjects(text, page, catalog), ...objects }, trailer)
}

interface PagePlus {
  readonly page?: string
  readonly catalog?: string
  readonly objects?: Objects
  readonly trailer?: string
}

export function pageObjects(text: string, page = '', catalog = ''): Objects {
  return {
    1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 200] /Resources << /Font << /F1 5 0 R >> >> >>',
    3: `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${page} >>`,
    4: flate('', `BT /F1 18 Tf 20 100 Td (${text}) Tj ET`),
    5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  }
}
