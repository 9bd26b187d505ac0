/** What the last check cannot look through is held, and whatever it looks at costs no more than it should. */

import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FULL_BOUNDS, HERE_BOUNDS } from '../../src/last-check/bounds.ts'
import { ADDRESS, docx, flate, HIDDEN, leaksIn, message, pdf, png, raw, withFile, zip } from './make-message.ts'

const MIB = 1024 * 1024
/** Of hostile text: large enough that anything quadratic would take seconds. */
const SIZE = MIB / 2

describe('a file that cannot be looked through is held', () => {
  const zeros = Buffer.alloc(100 * MIB)

  it.each<[string, Uint8Array]>([
    ['an archive that unpacks to too much', withFile(zip({ name: 'a.xml', content: zeros }))],
    ['a PDF that unpacks to too much', withFile(pdf(flate(zeros)))],
    [
      'a picture whose text unpacks to too much',
      withFile(png(['zTXt', Buffer.concat([Buffer.from('A\0\0'), deflateSync(zeros)])])),
    ],
    [
      'an archive of too many members',
      withFile(zip(...Array.from({ length: 10_001 }, () => ({ name: 'a', content: '', method: 0 })))),
    ],
    [
      'archives in archives without end',
      withFile(Array.from({ length: 14 }).reduce<Buffer>((inner) => zip({ name: 'a.zip', content: inner }), docx('x'))),
    ],
    [
      'messages in messages without end',
      raw(...Array.from({ length: 14 }, () => ['Content-Type: message/rfc822', '']).flat(), 'x'),
    ],
    ['an encrypted member', withFile(zip({ name: 'a', content: 'x', flags: 1 }))],
    ['a member packed in an unknown way', withFile(zip({ name: 'a', content: 'x', method: 14 }))],
    [
      'a member that is broken',
      withFile(
        Buffer.concat([
          zip({ name: 'a', content: '', method: 0 }).subarray(0, 8),
          Buffer.from([8]),
          Buffer.alloc(40, 0xff),
        ]),
      ),
    ],
    ['an encrypted PDF', withFile(pdf('<< /Encrypt 5 0 R >>'))],
    ['a stream of PDF with an unknown filter', withFile(pdf({ dictionary: '/Filter /Crypt', data: Buffer.from('x') }))],
    [
      'a stream of PDF that is broken',
      withFile(pdf({ dictionary: '/Filter /FlateDecode', data: Buffer.from('no such data') })),
    ],
    ['a packed file of another kind', withFile(Buffer.from('377abcaf271c0004', 'hex'))],
  ])('%s', (_title, bytes) => {
    expect(leaksIn(bytes)).toEqual(['leak.unreadable'])
  })

  it('and what was found before that is said as well', () => {
    const bytes = message({
      text: ADDRESS,
      attachments: [
        { name: 'a', type: 'application/zip', content: zip({ name: 'a', content: zeros }), contentId: null },
      ],
    })
    expect(leaksIn(bytes)).toEqual(['leak.address', 'leak.unreadable'])
  })

  it('within smaller bounds on the main thread', () => {
    const bytes = withFile(docx('x'.repeat(MIB)))
    expect(leaksIn(bytes, { bounds: HERE_BOUNDS })).toEqual(['leak.unreadable'])
    expect(leaksIn(bytes, { bounds: FULL_BOUNDS })).toEqual([])
  })
})

/** Texts that cost quadratic time when one is careless. */
const HOSTILE: Readonly<Record<string, string>> = {
  'open tags': '<a ',
  'open quotes in tags': '<a "\'',
  'comments that do not end': '<!--',
  entities: '&#0',
  'spaced dots': ' . ',
  'white space': ' ',
  'words for signs': ' at dot ',
  'per cent': '%25',
  backslashes: '\\',
  'equals signs': '=',
  'plus signs': '+a',
  digits: '1',
  'digits apart': '1 ',
  'zeros and plus signs': '+00 ',
  base64: 'QUJD',
  'lines of base64': `${'QUJD'.repeat(19)}\r\n`,
  dots: '.',
  'dots of a host': 's.t',
  'signs of an address': 'e@m',
  colons: ':',
  'encoded words': '=?utf-8?q?',
  parameters: ';a*=',
  marks: 'a\u0301\u0316',
  'digits of another script': '١',
}

describe('hostile text costs time in proportion to its size', () => {
  const phones = ['491701234567', '1111111111', '5550143']
  const hidden = { ...HIDDEN, addresses: ['e@mx.test', ADDRESS], hosts: ['s.test', '2001:db8::17'], phones }
  const cost = (bytes: Uint8Array) => {
    const begun = process.cpuUsage()
    leaksIn(bytes, { hidden })
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / 1000
  }
  /** Four times as long for twice as much would be quadratic; of what takes little, most is noise. */
  const isLinear = (mail: (bytes: number) => Uint8Array) => {
    const half = cost(mail(SIZE / 2))
    return cost(mail(SIZE)) < Math.max(3.4 * half, 150)
  }
  // Others may use the machine as well.
  const expectLinear = (mail: (bytes: number) => Uint8Array) => {
    expect(isLinear(mail) || isLinear(mail) || isLinear(mail)).toBe(true)
  }

  it.each(Object.entries(HOSTILE))('%s', (_title, piece) => {
    const text = (bytes: number) => Buffer.from(piece.repeat(bytes / Buffer.byteLength(piece))).toString('latin1')
    const mail = (bytes: number) => raw('Content-Type: text/html; charset=utf-8', '', text(bytes))
    expectLinear(mail)
  })

  it.each<[string, (bytes: number) => Buffer]>([
    ['open brackets of PDF', (bytes) => pdf(flate('('.repeat(bytes)))],
    ['per cent signs of PDF', (bytes) => pdf(flate('%'.repeat(bytes)))],
    ['streams of PDF without an end', (bytes) => pdf('>>stream'.repeat(bytes / 64))],
    ['maps of PDF without an end', (bytes) => pdf(flate('beginbfchar<'.repeat(bytes / 12)))],
    ['ranges of PDF', (bytes) => pdf(flate(`beginbfrange ${'<0000> <ffff> <0041> '.repeat(bytes / 21)} endbfrange`))],
    ['heads of members', (bytes) => Buffer.from('PK\x03\x04'.repeat(bytes / 4), 'latin1')],
    ['chunks of PNG', (bytes) => png(...Array.from({ length: bytes / 64 }, () => ['iTXt', ''] as const))],
  ])('%s', (_title, file) => {
    expectLinear((bytes) => withFile(file(bytes)))
  })
})

describe('changed bytes', () => {
  const files = [docx('hello'), pdf(flate('BT (hello) Tj ET'), '<< /Author (x) >>'), png(['tEXt', 'A\0b'])]
  const seed = Buffer.from(
    message({
      html: '<p>Gr&uuml;&szlig;e <b>x</b> %20 =41 +AEA- aGVsbG8gaGVsbG8gaGVsbG8gaGVsbG8=</p>',
      attachments: files.map((content, index) => ({
        name: `ä${index}.bin`,
        type: 'application/x',
        content,
        contentId: null,
      })),
    }),
  )
  const change = fc.record({ at: fc.nat(seed.length), cut: fc.nat(40), put: fc.uint8Array({ maxLength: 6 }) })

  it('never make it throw', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const mail = changes.reduce(
          (bytes, { at, cut, put }) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]),
          seed,
        )
        leaksIn(mail)
      }),
      { numRuns: 250 },
    )
  })

  it.each(files.map((file) => [file.subarray(0, 4).toString('latin1'), file] as const))(
    'of a file that begins %j never make it throw',
    (_title, file) => {
      const inFile = fc.record({ at: fc.nat(file.length), put: fc.uint8Array({ minLength: 1, maxLength: 4 }) })
      fc.assert(
        fc.property(fc.array(inFile, { minLength: 1, maxLength: 6 }), (changes) => {
          const bytes = Buffer.from(file)
          for (const { at, put } of changes)
            bytes.set(put.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length))
          leaksIn(withFile(bytes))
        }),
        { numRuns: 200 },
      )
    },
  )
})
