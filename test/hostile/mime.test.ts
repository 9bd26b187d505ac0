/** Mail that once hurt a parser. Every case has an answer within its time, and text is never silently dropped. */
import { describe, expect, it } from 'vitest'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { htmlBody } from '../../src/examine/html-body.ts'
import { BeyondLimits } from '../../src/examine/limits.ts'
import { passStructureGate } from '../../src/examine/structure-gate.ts'

const FROM = 'From: a@b.example\r\n'
const MIXED = `${FROM}Content-Type: multipart/mixed; boundary=x\r\n\r\n`

function nested(levels: number, type = 'Content-Type'): string {
  const level = (index: number) => `${type}: multipart/mixed; boundary=b${index}\r\n\r\n--b${index}\r\n`
  return FROM + Array.from({ length: levels }, (_, index) => level(index)).join('')
}

async function timed<T>(run: () => T | Promise<T>): Promise<{ result: T; ms: number }> {
  const started = performance.now()
  const result = await run()
  return { result, ms: performance.now() - started }
}

describe('structure beyond the limits is refused quickly', () => {
  for (const { title, raw, reason, withinMs } of [
    {
      title: '100 000 parts',
      raw: `${MIXED}${'--x\r\nContent-Type: text/plain\r\n\r\na\r\n'.repeat(100_000)}`,
      reason: 'parts',
      withinMs: 500,
    },
    {
      title: 'a million parts without a header',
      raw: MIXED + '--x\r\n\r\n'.repeat(1_000_000),
      reason: 'child nodes',
      withinMs: 2000,
    },
    { title: '600 levels', raw: nested(600), reason: 'parts', withinMs: 500 },
    { title: '50 levels', raw: nested(50), reason: 'deeper than 10', withinMs: 500 },
    {
      title: 'a header of 1 MB in one line',
      raw: `X: ${'a'.repeat(1_000_000)}\r\n\r\ntext`,
      reason: 'header of more than',
      withinMs: 100,
    },
    {
      title: 'a header of 1 MB in many lines',
      raw: `${'X: a\r\n'.repeat(200_000)}\r\ntext`,
      reason: 'header of more than',
      withinMs: 100,
    },
    { title: '201 header fields', raw: `${'X: a\r\n'.repeat(201)}\r\ntext`, reason: 'header fields', withinMs: 100 },
    {
      title: 'a part with a header of 1 MB',
      raw: `${MIXED}--x\r\nX: ${'a'.repeat(1_000_000)}\r\n\r\ntext\r\n--x--`,
      reason: 'header size',
      withinMs: 1000,
    },
    {
      title: 'four million lines',
      raw: `${FROM}\r\n${'a\r\n'.repeat(4_000_000)}`,
      reason: 'characters',
      withinMs: 10_000,
    },
    {
      title: 'a hundred thousand lines of HTML paragraphs',
      raw: `${FROM}Content-Type: text/html\r\n\r\n${'<br>'.repeat(1_000_000)}`,
      reason: 'lines',
      withinMs: 5000,
    },
    {
      title: 'a part that is a multipart without parts',
      raw: `${MIXED}--x\r\nContent-Type: multipart/mixed\r\n\r\nlost text\r\n--x--`,
      reason: 'no part',
      withinMs: 100,
    },
  ]) {
    it(title, async () => {
      const { result, ms } = await timed(() => examineBytes(Buffer.from(raw)))
      expect(result).toMatchObject({
        kind: 'unexaminable',
        cause: 'structure',
        reason: expect.stringContaining(reason),
      })
      expect(ms).toBeLessThan(withinMs)
    })
  }
})

describe('what is within the limits is read', () => {
  it('ten levels', async () => {
    const raw = `${nested(9)}Content-Type: text/plain\r\n\r\ninside\r\n`
    expect(await examineBytes(Buffer.from(raw))).toMatchObject({ body: [{ kind: 'text', text: 'inside' }] })
  })

  it('ninety-nine parts', async () => {
    const raw = `${MIXED}${'--x\r\nContent-Type: text/plain\r\n\r\na\r\n'.repeat(99)}--x--\r\n`
    const result = await examineBytes(Buffer.from(raw))
    expect('body' in result && result.body.filter((node) => node.kind === 'text')).toHaveLength(99)
  })

  it('two hundred fields, folded into many lines', async () => {
    const raw = `${'X: a\r\n b\r\n c\r\n'.repeat(199)}${FROM}\r\ntext`
    expect(await examineBytes(Buffer.from(raw))).toMatchObject({ headerFrom: [{ address: 'a@b.example' }] })
  })

  it('a text with many lines of hyphens', async () => {
    const raw = `${FROM}\r\n${'-----\r\n--\r\n-- item\r\n'.repeat(500)}end`
    expect(await examineBytes(Buffer.from(raw))).toMatchObject({ form: 'plain' })
  })
})

describe('header fields made to be slow are read at once', () => {
  for (const { title, header } of [
    { title: 'From of brackets', header: `From: ${'(<"@,;:'.repeat(8000)}` },
    { title: 'From of groups', header: `From: ${'a:'.repeat(30_000)}` },
    { title: 'From of ten thousand addresses', header: `From: ${'a@b.c,'.repeat(10_000)}` },
    { title: 'Subject of encoded words', header: `Subject: ${'=?utf-8?B?YQ==?= '.repeat(3500)}` },
    { title: 'Subject of half encoded words', header: `Subject: ${'=?'.repeat(30_000)}` },
    { title: 'References of brackets', header: `References: ${'<'.repeat(60_000)}` },
    { title: 'References of at signs', header: `References: <${'@'.repeat(60_000)}` },
    { title: 'Content-Type of pieces', header: `Content-Type: text/plain; ${'a*0*=x;'.repeat(8500)}` },
    { title: 'Content-Type of comments', header: `Content-Type: text/plain; x=${'('.repeat(60_000)}` },
    { title: 'Date of brackets', header: `Date: ${'('.repeat(60_000)}` },
  ]) {
    it(title, async () => {
      const { result, ms } = await timed(() => examineBytes(Buffer.from(`${header}\r\n\r\ntext`)))
      expect(result).toMatchObject({ body: [{ text: 'text' }] })
      expect(ms).toBeLessThan(1000)
    })
  }
})

describe('HTML takes time in line with its length', () => {
  const repeated = (piece: string) => (bytes: number) => piece.repeat(Math.ceil(bytes / piece.length))
  for (const { title, html } of [
    { title: 'nested b', html: repeated('<b>') },
    { title: 'nested div', html: repeated('<div>') },
    { title: 'nested tables', html: repeated('<table><tr><td>') },
    { title: 'unclosed paragraphs', html: repeated('<p>x') },
    { title: 'end tags without a beginning', html: repeated('</p></b>') },
    { title: 'smaller-than signs', html: repeated('<') },
    { title: 'half end tags', html: repeated('</') },
    { title: 'half comments', html: repeated('<!--') },
    { title: 'half tags', html: repeated('<a ') },
    { title: 'drawings', html: repeated('<svg/>') },
    { title: 'half scripts', html: repeated('<script></scrip') },
    { title: 'entities', html: repeated('&amp;') },
    { title: 'half entities', html: repeated('&l') },
    { title: 'spaces', html: repeated(' x ') },
    { title: 'attributes', html: (bytes: number) => `<a ${'x=1 '.repeat(bytes / 4)}>x` },
    { title: 'one attribute', html: (bytes: number) => `<a href="${'x'.repeat(bytes)}">x` },
    { title: 'one style', html: (bytes: number) => `<a style="${'a:b;'.repeat(bytes / 4)}">x` },
    {
      title: 'quote marks on every level',
      html: (bytes: number) => '<div id=appendonsend></div><div>'.repeat(bytes / 32),
    },
  ]) {
    it(title, async () => {
      const { ms } = await timed(() => read(html(1_000_000)))
      // Quadratic time would be minutes; the slowest of these takes about a second on a slow core.
      expect(ms).toBeLessThan(5000)
    })
  }

  function read(html: string): void {
    try {
      htmlBody(html)
    } catch (error) {
      if (!(error instanceof BeyondLimits)) throw error
    }
  }
})

describe('the gate costs next to nothing', () => {
  it('for 12 MiB', async () => {
    const raw = Buffer.from(`${FROM}\r\n${'--abc\r\nsome text here\r\n'.repeat(550_000)}`)
    expect((await timed(() => passStructureGate(raw))).ms).toBeLessThan(1000)
  })

  it('for a thousand messages of 4 KB', async () => {
    const raw = Buffer.from(`${FROM}Subject: x\r\n\r\n${'hello\r\n'.repeat(570)}`)
    const { ms } = await timed(() => {
      for (let round = 0; round < 1000; round++) passStructureGate(raw)
    })
    expect(ms).toBeLessThan(500)
  })
})
