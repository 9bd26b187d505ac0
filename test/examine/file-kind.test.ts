import CFB from 'cfb'
import { describe, expect, it } from 'vitest'
import { fileKindOf } from '../../src/examine/file-kind.ts'
import { storedZip } from './stored-zip.ts'

const bytes = (text: string) => Buffer.from(text, 'latin1')

function compound(streams: Record<string, Buffer>): Uint8Array {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, name, content)
  return new Uint8Array(CFB.write(container, { type: 'buffer' }))
}
const wordStream = (flags = 0) => {
  const stream = Buffer.alloc(600)
  stream.writeUInt16LE(0xa5ec, 0)
  stream.writeUInt16LE(flags, 10)
  return stream
}
const WORD = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }

function bitmap(): Buffer {
  const file = Buffer.alloc(58)
  file.write('BM')
  file.writeUInt32LE(58, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(1, 18)
  file.writeInt32LE(1, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  return file
}

const PNG = bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\nIDATx')

describe('a file is what its content says', () => {
  for (const { title, content, kind } of [
    { title: 'nothing', content: bytes(''), kind: 'empty' },
    { title: 'text', content: bytes('Hello, where is my order?\r\n'), kind: 'text' },
    { title: 'text that begins like a bitmap', content: bytes('BMW for sale'), kind: 'text' },
    { title: 'text that begins like a TIFF', content: bytes('II*5 is not a number'), kind: 'text' },
    { title: 'text that begins like a GIF', content: bytes('GIF89a is a format'), kind: 'text' },
    { title: 'UTF-8 text', content: Buffer.from('\ufeffGrüße\n'), kind: 'text' },
    { title: 'UTF-16 text', content: Buffer.from('\ufeffGrüße\n', 'utf16le'), kind: 'text' },
    { title: 'Windows text', content: bytes('Gr\xfc\xdfe aus K\xf6ln \x80 5'), kind: 'text' },
    { title: 'bytes of no language', content: Buffer.alloc(51, 0xe9), kind: 'other' },
    { title: 'text with a NUL', content: bytes('abc\0def'), kind: 'other' },
    { title: 'text with an escape', content: bytes('abc\x1b[31m'), kind: 'other' },
    { title: 'HTML', content: bytes('  <html><body>x'), kind: 'other' },
    { title: 'HTML after a mark', content: Buffer.from('\ufeff<!DOCTYPE html>'), kind: 'other' },
    { title: 'HTML in UTF-16', content: Buffer.from('\ufeff<html>', 'utf16le'), kind: 'other' },
    { title: 'a script inside text', content: bytes('hello <script>alert(1)</script>'), kind: 'other' },
    { title: 'SVG', content: bytes('<svg xmlns="x"/>'), kind: 'other' },
    { title: 'XML', content: bytes('<?xml version="1.0"?><a/>'), kind: 'other' },
    { title: 'a shell script', content: bytes('#!/bin/sh\nrm x'), kind: 'other' },
    { title: 'RTF', content: bytes('{\\rtf1 a}'), kind: 'other' },
    { title: 'a message', content: bytes('MIME-Version: 1.0\r\n\r\nx'), kind: 'other' },
    { title: 'a smaller-than sign is text', content: bytes('< 5 is fine, <- too'), kind: 'text' },
    { title: 'PDF', content: bytes('%PDF-1.7\n%\xe2\xe3'), kind: 'pdf' },
    { title: 'PDF after junk', content: bytes('junk\n%PDF-1.7\n%\xe2\xe3\0'), kind: 'other' },
    { title: 'PDF after a line end', content: bytes('\n%PDF-1.7'), kind: 'other' },
    { title: 'PNG', content: PNG, kind: 'png' },
    { title: 'GIF', content: bytes('GIF89a\x01\0\x01\0\0\0\0;'), kind: 'gif' },
    { title: 'JPEG', content: bytes('\xff\xd8\xff\xe0\0\x10JFIF\0'), kind: 'jpeg' },
    { title: 'TIFF', content: bytes('II*\0\x08\0\0\0\0\0\0\0\0\0'), kind: 'tiff' },
    { title: 'BMP', content: bitmap(), kind: 'bmp' },
    { title: 'BMP without its pixels', content: bitmap().subarray(0, 40), kind: 'other' },
    { title: 'WebP', content: bytes('RIFF\x10\0\0\0WEBPVP8 '), kind: 'other' },
    { title: 'a program', content: bytes('MZ\x90\0\x03\0\0\0'), kind: 'other' },
    { title: 'DOC', content: compound({ WordDocument: wordStream(), '1Table': Buffer.alloc(10) }), kind: 'doc' },
    { title: 'DOC encrypted', content: compound({ WordDocument: wordStream(0x0100) }), kind: 'doc' },
    {
      title: 'DOC with macros',
      content: compound({ WordDocument: wordStream(), 'Macros/VBA/dir': Buffer.alloc(10) }),
      kind: 'doc',
    },
    { title: 'an encrypted package', content: compound({ EncryptedPackage: Buffer.alloc(600) }), kind: 'docx' },
    { title: 'XLS', content: compound({ Workbook: Buffer.alloc(600) }), kind: 'other' },
    { title: 'a broken compound file', content: bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), kind: 'other' },
    { title: 'DOCX', content: storedZip(WORD), kind: 'docx' },
    { title: 'DOCX with macros', content: storedZip({ ...WORD, 'word/vbaProject.bin': 'x' }), kind: 'docx' },
    {
      title: 'XLSX',
      content: storedZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' }),
      kind: 'other',
    },
    { title: 'a zip that only claims types', content: storedZip({ '[Content_Types].xml': '<Types/>' }), kind: 'other' },
    { title: 'a zip with too many members', content: storedZip({ ...WORD, ...many(1000) }), kind: 'other' },
    { title: 'a broken zip', content: storedZip(WORD).subarray(0, 60), kind: 'other' },
  ]) {
    it(title, async () => {
      expect(await fileKindOf(content)).toBe(kind)
    })
  }

  it('a document that would unpack to gigabytes is only looked at from outside', async () => {
    const bomb = storedZip(WORD, 0xffff_fff0)
    const started = performance.now()
    expect(await fileKindOf(bomb)).toBe('docx')
    expect(performance.now() - started).toBeLessThan(200)
  })
})

function many(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, 'x']))
}
