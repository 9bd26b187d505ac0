/** `policy test`: an operator's own labelled messages against the policy in force. Needs no store, sends and keeps nothing. */

import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { hurtsHonest, type Label, parseLabel } from '../core/label.ts'
import { type JudgedLabel, judgeLabelled, type Result, resultsOf } from '../labelled-messages.ts'
import type { CommandLine } from './command-line.ts'
import { CommandFailure } from './failure.ts'
import { withInspector } from './inspector.ts'
import { oneLine } from './printable.ts'
import { readLines } from './read-lines.ts'
import { reasonOf } from './reason.ts'
import { type CommandSession, listWidthOf } from './session.ts'
import { count, renderTable } from './table.ts'

const LIMITS = { maxLines: 100_000, maxLineBytes: 1024 * 1024 }

export function addPolicyTest(parent: Command, line: CommandLine): void {
  parent
    .command('test')
    .argument('<folder>', 'labelled messages as .jsonl files, and .eml files that their lines name')
    .description('judge labelled messages by the policy and say which of them it gets wrong')
    .action((folder: string) => line.run((session) => testPolicy(folder, session)))
}

async function testPolicy(folder: string, session: CommandSession): Promise<number> {
  const labels = await readLabels(folder)
  const judged = await withInspector(session, async (parts) => {
    const all: JudgedLabel[] = []
    for (const label of labels) {
      const raw = label.file === undefined ? null : await readMessage(join(folder, label.file))
      const one = await judgeLabelled(label, raw, parts)
      if (session.json) session.printJson(judgedJson(one))
      all.push(one)
    }
    return all
  })
  const wrong = judged.filter(isWrong)
  const results = resultsOf(judged)
  if (session.json) session.printJson({ messages: judged.length, wrong: wrong.length, results })
  else session.print(report(results, judged.length, wrong, listWidthOf(session)))
  return wrong.length === 0 ? 0 : 1
}

function isWrong({ judgements }: JudgedLabel): boolean {
  return judgements.some(({ right }) => !right)
}

function judgedJson(judged: JudgedLabel) {
  const { label, disposition, findings } = judged
  const { name, expect, rules } = label
  return { name, expect, rules, right: !isWrong(judged), disposition, findings }
}

/** Every line of every file, or all mistakes in them. */
async function readLabels(folder: string): Promise<Label[]> {
  const files = (await namesIn(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  if (files.length === 0) throw new CommandFailure(`${folder} holds no .jsonl file with labelled messages.`)
  const labels: Label[] = []
  const mistakes: string[] = []
  const places = new Map<string, string>()
  for (const file of files) {
    for await (const line of readLines(createReadStream(join(folder, file)), LIMITS)) {
      const place = `${file}, line ${line.number}`
      if ('mistake' in line) mistakes.push(`${place} ${line.mistake}`)
      else if (line.text.trim() !== '') {
        const parsed = parseLabel(line.text)
        if (parsed.kind === 'mistake') {
          mistakes.push(`${place}: ${parsed.reason}`)
          continue
        }
        const earlier = places.get(parsed.label.name)
        if (earlier !== undefined) mistakes.push(`${place}: name: is that of ${earlier} already`)
        places.set(parsed.label.name, place)
        labels.push(parsed.label)
      }
    }
  }
  if (mistakes.length > 0) throw new CommandFailure(...mistakes.slice(0, MAX_MISTAKES), ...furtherMistakes(mistakes))
  if (labels.length === 0) throw new CommandFailure(`${folder} holds no labelled message: its .jsonl files are empty.`)
  return labels
}

const MAX_MISTAKES = 50

function furtherMistakes({ length }: readonly string[]): string[] {
  return length > MAX_MISTAKES ? [`and ${length - MAX_MISTAKES} more mistakes`] : []
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    throw new CommandFailure(`${folder} cannot be read: ${reasonOf(error)}`)
  }
}

async function readMessage(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw new CommandFailure(`${basename(file)}, which a label names, cannot be read: ${reasonOf(error)}`)
  }
}

function report(results: readonly Result[], messages: number, wrong: readonly JudgedLabel[], width: number): string {
  const rows = results.map(({ about, language, right, all }) => [
    language === 'all' ? about : '',
    language,
    String(right),
    String(all),
    `${((100 * right) / all).toFixed(1)} %`,
  ])
  const columns = [
    { title: 'ABOUT' },
    { title: 'LANGUAGE' },
    { title: 'RIGHT', align: 'right' },
    { title: 'OF', align: 'right' },
    { title: '', align: 'right' },
  ] as const
  return [
    renderTable(columns, rows, width),
    '',
    `${count(messages, 'message')}, ${wrong.length} judged otherwise than labelled`,
    ...wrong.flatMap((one) => ['', ...explained(one)]),
  ].join('\n')
}

function explained({ label, disposition, findings, judgements }: JudgedLabel): string[] {
  const missed = judgements.filter(({ right }) => !right).map(({ about }) => about)
  const telling = label.expect === 'honest' ? findings.filter(hurtsHonest) : findings
  return [
    `${label.name}: ${label.expect === 'honest' ? 'honest, and not relayed whole' : `not found: ${missed.join(', ')}`}` +
      `${label.technique === '' ? '' : ` (${oneLine(label.technique)})`}`,
    ...(telling.length === 0 ? [`  ${disposition}, nothing was found`] : []),
    ...telling.map(
      ({ rule, action, where, excerpt }) => `  ${rule} ${action} in ${oneLine(where)}: ${oneLine(excerpt)}`,
    ),
  ]
}
