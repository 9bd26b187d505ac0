import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../support/run-command.ts'

const eml = (...lines: string[]) =>
  ['From: Ann <ann@mail.example>', 'Message-ID: <1@mail.example>', ...lines, ''].join('\n')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-inspect-'))
  writeFileSync(join(folder, 'plain.eml'), eml('Subject: Hello', '', 'Where is my widget?'))
  writeFileSync(join(folder, 'link.eml'), eml('Subject: Hello', '', 'visit https://blue-widgets.example now'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function inspect(...args: string[]) {
  const ran = await runCommand(['inspect', ...args.map((arg) => arg.replace('@', `${folder}/`))])
  return { ...ran, stdout: ran.stdout.replaceAll(`${folder}/`, '@'), stderr: ran.stderr.replaceAll(`${folder}/`, '@') }
}

describe('inspect', () => {
  it('reports what would be done and why, for several files in the order given', async () => {
    const ran = await inspect('@link.eml', '@plain.eml', '--direction', 'seller-to-buyer')
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    expect(ran.stdout).toBe(
      [
        '@link.eml: discard',
        '  It is kept and not sent on; its writer is told why and what to change.',
        '',
        '  link.website  discard',
        '      in text: "visit https://blue-widgets.example now"',
        '      Take out the website address and say in words what you mean: messages may not contain links to',
        '      websites.',
        '',
        '@plain.eml: relay',
        '  It is sent on.',
        '',
      ].join('\n'),
    )
  })

  it('explains marketing by its phrases, and how near the rest came', async () => {
    writeFileSync(
      join(folder, 'offer.eml'),
      eml('Subject: Hello', '', 'Use the code BLUE10 for 10% off your next order.'),
    )
    const args = ['@offer.eml', '@plain.eml', '--direction', 'seller-to-buyer', '--explain']
    const { stdout } = await inspect(...args)
    expect(stdout).toMatch(/^ {2}marketing\.coupon {2}explained\n {6}in text: "Use the code BLUE10/m)
    expect(stdout).toMatch(/^ {6}en\.coupon +\d+ {2}"[^"]+" found "[^"]*code BLUE10/m)
    expect(stdout).toMatch(/^ {6}sum \d+, enough: a finding from 10 on \(threshold 10\)$/m)
    expect(stdout).toContain('  marketing: no phrase that speaks for a rule was found')
    const asJson = (await inspect(...args, '--json')).stdout.split('\n', 1).join('')
    expect(JSON.parse(asJson)).toMatchObject({ marketing: [{ rule: 'marketing.coupon', found: true, threshold: 10 }] })
  })

  it('gives programs one object per file', async () => {
    const ran = await inspect('@plain.eml', '@link.eml', '--direction', 'buyer-to-seller', '--reply', '--json')
    expect(ran.exitCode).toBe(0)
    expect(
      ran.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { file: '@plain.eml', disposition: 'relay', findings: [] },
      {
        file: '@link.eml',
        disposition: 'relay',
        findings: [
          {
            rule: 'link.website',
            action: 'strip',
            where: 'text',
            excerpt: 'visit https://blue-widgets.example now',
            advice: expect.any(String),
          },
        ],
      },
    ])
  })

  it('shows the others where a file cannot be read', async () => {
    const ran = await inspect('@none.eml', '@', '@plain.eml', '--direction', 'buyer-to-seller')
    expect(ran).toMatchObject({
      exitCode: 1,
      stderr:
        'tradepost: @none.eml cannot be read: there is no such file\ntradepost: @ cannot be read: it is a folder\n',
    })
    expect(ran.stdout).toContain('@plain.eml: relay')
  })

  it('refuses what the daemon would refuse for its size', async () => {
    writeFileSync(join(folder, 'large.eml'), Buffer.alloc(12 * 1024 * 1024 + 1, 'x'))
    const ran = await inspect('@large.eml', '--direction', 'buyer-to-seller', '--json')
    expect(JSON.parse(ran.stdout)).toMatchObject({
      disposition: 'refuse',
      findings: [{ rule: 'structure.size', action: 'refuse' }],
    })
  })
  it('reads standard input, in pieces and beside files', async () => {
    const pieces = [...Buffer.from(eml('Subject: Hello', '', 'visit https://blue-widgets.example now'))].map((byte) =>
      Uint8Array.of(byte),
    )
    const args = ['inspect', '-', join(folder, 'plain.eml'), '--direction', 'seller-to-buyer']
    const people = await runCommand(args, { stdin: pieces })
    expect(people).toMatchObject({ exitCode: 0, stderr: '' })
    expect(people.stdout).toMatch(/^standard input: discard\n[\s\S]*plain\.eml: relay\n/)
    const program = await runCommand([...args, '--json'], { stdin: pieces })
    expect(JSON.parse(program.stdout.split('\n')[0] ?? '')).toMatchObject({ file: '-', disposition: 'discard' })
  })

  it('refuses standard input that is too large', async () => {
    const stdin = [Buffer.alloc(12 * 1024 * 1024), Buffer.from('xx')]
    const ran = await runCommand(['inspect', '-', '--direction', 'buyer-to-seller', '--json'], { stdin })
    expect(JSON.parse(ran.stdout)).toMatchObject({ file: '-', findings: [{ rule: 'structure.size' }] })
  })
})
