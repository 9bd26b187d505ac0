/** No document that is relayed has a link but allowed ones, neither behind something nor as text that programs make one of. */

import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, it } from 'vitest'
import yauzl from 'yauzl'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { planRelay } from '../../src/core/relay-plan.ts'
import { examineBytes } from '../../src/examine/examine-bytes.ts'
import { onePage } from '../examine/documents/make-pdf.ts'
import { docx, relationship } from '../policy/made-files.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'
import { ALLOWED, clickableIn, escaped, href, text } from './disguised-links.ts'

/** A paragraph of Word with `words` in two runs, as an editor parts them. */
function paragraph(words: string): string {
  const run = (piece: string) => `<w:r><w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`
  return `<w:p>${run(words.slice(0, 7))}${run(words.slice(7))}</w:p>`
}

const WORD_LINKS: readonly ((words: string, target: string) => Promise<Buffer>)[] = [
  (words) => docx({ body: `</w:p>${paragraph(words)}<w:p>` }),
  (words, target) =>
    docx({
      body: `</w:p><w:p><w:hyperlink r:id="rhyperlink" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:r><w:t>${escaped(words)}</w:t></w:r></w:hyperlink></w:p><w:p>`,
      relationships: relationship('hyperlink', escaped(target), 'External'),
    }),
  (words, target) =>
    docx({
      body: `</w:p><w:p><w:fldSimple w:instr=" HYPERLINK &quot;${escaped(target)}&quot; "><w:r><w:t>${escaped(words)}</w:t></w:r></w:fldSimple></w:p><w:p>`,
    }),
]

/** Within a string of a PDF in a font of ASCII letters; the rest is left out. */
const pdfString = (value: string) => value.replace(/[^\x20-\x7e]/g, '').replace(/[\\()]/g, '\\$&')
/** So wide that no word is cut off: what is beyond the edge of a page is not read, for nobody sees it. */
const WIDE = {
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 9000 200] /Resources << /Font << /F1 5 0 R >> >> >>',
}
const PDF_LINKS: readonly ((words: string, target: string) => Buffer)[] = [
  (words) => onePage(pdfString(words), { objects: WIDE }),
  (words, target) =>
    onePage(pdfString(words), {
      page: '/Annots [9 0 R]',
      objects: {
        ...WIDE,
        9: `<< /Type /Annot /Subtype /Link /Rect [1 1 99 99] /A << /S /URI /URI (${pdfString(target)}) >> >>`,
      },
    }),
  (words, target) =>
    onePage(pdfString(words), {
      objects: WIDE,
      catalog: `/OpenAction << /S /URI /URI (${pdfString(target)}) >>`,
    }),
]

const file = fc
  .tuple(text, href, fc.nat(WORD_LINKS.length + PDF_LINKS.length))
  .map(async ([words, target, how]): Promise<{ name: string; content: Buffer }> => {
    if (how === 0) return { name: 'note.txt', content: Buffer.from(words) }
    const word = WORD_LINKS[how - 1]
    if (word !== undefined) return { name: 'note.docx', content: await word(words, target) }
    const pdf = PDF_LINKS[how - 1 - WORD_LINKS.length]
    if (pdf === undefined) throw new Error('there is no such kind')
    return { name: 'note.pdf', content: pdf(words, target) }
  })

interface Links {
  readonly shown: string
  readonly targets: readonly string[]
}

async function linksOfWord(content: Buffer): Promise<Links> {
  const members = await new Promise<string[]>((resolve, reject) => {
    yauzl.fromBuffer(content, { lazyEntries: true }, (error, archive) => {
      if (error !== null) return reject(error)
      const found: string[] = []
      archive.on('end', () => resolve(found))
      archive.on('entry', (entry: yauzl.Entry) => {
        archive.openReadStream(entry, async (broken, member) => {
          if (broken !== null) return reject(broken)
          const chunks: Buffer[] = []
          for await (const chunk of member) chunks.push(chunk)
          found.push(Buffer.concat(chunks).toString())
          archive.readEntry()
        })
      })
      archive.readEntry()
    })
  })
  const decoded = (value: string) =>
    value
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&')
  const all = members.join('\n')
  const external = [...all.matchAll(/Target="([^"]*)"\s+TargetMode="External"/g)]
  const fields = [...all.matchAll(/HYPERLINK (?:&quot;|")([^"]*?)(?:&quot;|")/g)]
  return {
    shown: decoded(all.replace(/<w:p[ >]/g, '\n').replace(/<[^>]*>/g, '')),
    targets: [...external, ...fields].map(([, target = '']) => decoded(target)),
  }
}

function linksOfPdf(content: Buffer): Links {
  const raw = content.toString('latin1')
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, bytes = '']) => {
    try {
      return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
    } catch {
      return bytes
    }
  })
  const all = [raw, ...streams].join('\n')
  const strings = (before: string, after: string) =>
    [...all.matchAll(new RegExp(`${before}\\(((?:[^()\\\\]|\\\\.)*)\\)${after}`, 'g'))].map(([, value = '']) =>
      value.replace(/\\(.)/g, '$1'),
    )
  return { shown: strings('', ' Tj').join('\n'), targets: strings('/URI\\s*', '') }
}

it('no document that is relayed has a link but allowed ones', async () => {
  const relayedKinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(file, async (made) => {
      const { name, content } = await made
      const examined = await examineBytes(messageWith(name, content))
      if ('kind' in examined) throw new Error(`the message is not examined: ${examined.reason}`)
      const author = unsignedAuthor(address('ann@mail.example'), 'network')
      const facts = caseFacts({ direction: 'buyer-to-seller' })
      const proven = { message: examined, author, reversePath: 'ann@mail.example' }
      const plan = planRelay(proven, facts, casePolicy(), RECEIVED_AT, FIXED_IDS)
      expect(plan.disposition.kind).toBe('relay')
      const relayed = await simpleParser(Buffer.from(plan.outgoing?.bytes ?? ''))
      for (const attachment of relayed.attachments) {
        relayedKinds.add(name)
        const { shown, targets } = name.endsWith('.docx')
          ? await linksOfWord(attachment.content)
          : name.endsWith('.pdf')
            ? linksOfPdf(attachment.content)
            : { shown: attachment.content.toString(), targets: [] }
        expect(clickableIn(shown)).toEqual([])
        expect(targets.filter((target) => !ALLOWED.test(target))).toEqual([])
      }
    }),
    { numRuns: 300, interruptAfterTimeLimit: 40_000 },
  )
  // Or the property would hold for a relay that lets no document through.
  expect([...relayedKinds].sort()).toEqual(['note.docx', 'note.pdf', 'note.txt'])
}, 60_000)

function messageWith(name: string, content: Buffer): Buffer {
  return Buffer.from(
    [
      'From: ann@mail.example',
      'Subject: the manual',
      'Message-ID: <m1@mail.example>',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Here is what you asked for.',
      '--b',
      `Content-Type: application/octet-stream; name=${name}`,
      `Content-Disposition: attachment; filename=${name}`,
      'Content-Transfer-Encoding: base64',
      '',
      content.toString('base64').replace(/.{76}/g, '$&\r\n'),
      '--b--',
      '',
    ].join('\r\n'),
  )
}
