import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../support/run-command.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-labels-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const HONEST = { name: 'honest', language: 'en', direction: 'seller-to-buyer', text: 'It is blue.', expect: 'honest' }
const LINK = {
  ...HONEST,
  name: 'link',
  text: 'visit https://blue-widgets.example',
  expect: 'violation',
  rules: ['link'],
}

const write = (file: string, ...lines: unknown[]) =>
  writeFileSync(
    join(folder, file),
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  )

async function test(...options: string[]) {
  const ran = await runCommand(['policy', 'test', folder, ...options])
  return { ...ran, stdout: ran.stdout.replaceAll(`${folder}/`, '@'), stderr: ran.stderr.replaceAll(folder, '@') }
}

describe('policy test', () => {
  it('ends with 0 when all examples are judged as labelled', async () => {
    write('a.jsonl', HONEST, '', LINK)
    const ran = await test()
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' })
    expect(ran.stdout).toContain('link    en           1/1  100.0           0/1  0.0\n')
    expect(ran.stdout).toContain('\n2 examples, 0 of them judged otherwise than labelled\n')
  })

  it('shows what was expected and what was found in each that is judged otherwise', async () => {
    write('a.jsonl', { ...LINK, expect: 'honest', rules: [] }, { ...HONEST, expect: 'violation', technique: 'none' })
    const ran = await test()
    expect(ran.exitCode).toBe(1)
    expect(ran.stdout).toContain(
      [
        'link  en  seller-to-buyer  @a.jsonl:1',
        '  expected honest: relayed, and nothing taken out',
        '  found discard',
        '    link.website  discard  in text: "visit https://blue-widgets.example"',
        '',
        'honest  en  seller-to-buyer  @a.jsonl:2',
        '  expected a violation of any rule (none)',
        '  found relay, and nothing in it',
      ].join('\n'),
    )
  })

  it('gives programs one object per example and a summary', async () => {
    write('b.jsonl', LINK)
    write('a.jsonl', HONEST)
    const [first, second, last] = (await test('--json')).stdout
      .split('\n')
      .map((line) => (line ? JSON.parse(line) : null))
    expect(first).toMatchObject({ name: 'honest', line: 1, right: true, disposition: 'relay', findings: [] })
    expect(second).toMatchObject({ name: 'link', right: true, rules: ['link'], findings: [{ rule: 'link.website' }] })
    expect(last).toMatchObject({ summary: { examples: 2, right: 2, wrong: 0 } })
    expect(last.summary.scores[0]).toMatchObject({ family: null, language: null, violations: 1, caught: 1 })
  })

  it('reads the subject of a reply as known to the other side', async () => {
    const subject = 'Re: blue-widgets.example'
    write('a.jsonl', { ...HONEST, subject, reply: true }, { ...LINK, text: 'It is blue.', subject })
    expect((await test()).exitCode).toBe(0)
  })

  it('reads messages from files beside the examples', async () => {
    writeFileSync(join(folder, 'one.eml'), 'From: a@blue.example\n\nvisit https://blue-widgets.example now\n')
    const { text: _, ...line } = LINK
    write('a.jsonl', { ...line, file: 'one.eml' })
    expect((await test()).exitCode).toBe(0)
  })

  it('reports every mistake of all files and tests nothing', async () => {
    const { text: _, ...line } = HONEST
    write('a.jsonl', HONEST, { ...HONEST, language: 5, expect: 'ham' })
    write('b.jsonl', HONEST, { ...line, name: 'file', file: 'none.eml' }, '{')
    expect(await test()).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(
        [
          'tradepost: @/a.jsonl, line 2: language must be a text',
          'tradepost: @/a.jsonl, line 2: expect must be "honest" or "violation"',
          'tradepost: @/b.jsonl, line 1: name is that of @/a.jsonl, line 1; expected a name of its own',
          'tradepost: @/b.jsonl, line 2: file none.eml cannot be read: there is no such file',
          'tradepost: @/b.jsonl, line 3: is not JSON .*',
          'tradepost: Nothing was tested. Mend 5 mistakes first.',
        ].join('\n'),
      ),
    })
  })

  it('says where there is nothing to test', async () => {
    expect(await test()).toMatchObject({
      exitCode: 1,
      stderr: 'tradepost: @ has no .jsonl file: nothing was tested.\n',
    })
    const ran = await runCommand(['policy', 'test', join(folder, 'none')])
    expect(ran).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('there is no such file') })
    write('a.jsonl', HONEST)
    const file = await runCommand(['policy', 'test', join(folder, 'a.jsonl')])
    expect(file.stderr).toMatch(/a\.jsonl is no folder: name the folder that holds the \.jsonl files\.\n$/)
  })
})
