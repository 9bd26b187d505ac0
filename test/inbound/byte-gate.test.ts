import { describe, expect, it } from 'vitest'
import { createByteGate, type GateViolation, MAX_LINE_OCTETS } from '../../src/inbound/byte-gate.ts'

const cases: { title: string; text: string; expected: GateViolation | null }[] = [
  { title: 'nothing at all', text: '', expected: null },
  { title: 'lines that end in CRLF', text: 'a\r\n\r\nb\r\n', expected: null },
  { title: 'a last line without an end', text: 'a\r\nb', expected: null },
  { title: 'bytes beyond ASCII', text: 'ä\xff\x80\r\n', expected: null },
  { title: 'a bare LF', text: 'a\nb\r\n', expected: 'bare-lf' },
  { title: 'a bare LF at the start', text: '\n', expected: 'bare-lf' },
  { title: 'two LFs after a CR', text: 'a\r\n\nb', expected: 'bare-lf' },
  { title: 'a bare CR', text: 'a\rb\r\n', expected: 'bare-cr' },
  { title: 'two CRs before an LF', text: 'a\r\r\n', expected: 'bare-cr' },
  { title: 'a CR as the last byte', text: 'a\r', expected: 'bare-cr' },
  { title: 'a NUL', text: 'a\0\r\n', expected: 'nul' },
  { title: 'a NUL after a CR', text: 'a\r\0', expected: 'bare-cr' },
  { title: 'a line of eight octets', text: '12345678\r\n12345678', expected: null },
  { title: 'a line of nine octets', text: '12345678\r\n123456789', expected: 'long-line' },
  { title: 'only the first thing that is wrong', text: 'a\rb\n\0', expected: 'bare-cr' },
]

describe('the byte gate', () => {
  for (const { title, text, expected } of cases) {
    const bytes = Buffer.from(text, 'latin1')

    it(`judges ${title}`, () => {
      expect(judge([bytes])).toBe(expected)
    })

    it(`judges ${title}, byte by byte`, () => {
      expect(judge([...bytes].map((byte) => Uint8Array.of(byte)))).toBe(expected)
    })
  }

  it('lets lines of 2048 octets pass and no longer ones', () => {
    expect(judge([Buffer.from(`${'x'.repeat(2048)}\r\n`)], MAX_LINE_OCTETS)).toBeNull()
    expect(judge([Buffer.from(`${'x'.repeat(2049)}\r\n`)], MAX_LINE_OCTETS)).toBe('long-line')
  })
})

function judge(chunks: readonly Uint8Array[], maxLineOctets = 8): GateViolation | null {
  const gate = createByteGate(maxLineOctets)
  for (const chunk of chunks) gate.push(chunk)
  return gate.end()
}
