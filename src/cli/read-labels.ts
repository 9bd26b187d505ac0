/** An operator's folder of labelled examples: its `*.jsonl` files and the .eml files that their lines name. */

import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Label, parseLabel } from '../core/labels/label.ts'
import { messageOfLabel } from '../core/labels/message-of-label.ts'
import { formatSize } from '../config/units.ts'
import { CommandFailure } from './failure.ts'
import { readLines } from './read-lines.ts'
import { reasonOf } from './reason.ts'
import { count } from './table.ts'

const LIMITS = { maxLines: 100_000, maxLineBytes: 1024 * 1024 }

export interface FiledLabel {
  readonly file: string
  readonly line: number
  readonly label: Label
}

/** All examples of the folder, in the order of its files; fails with every mistake of every file. */
export async function readLabels(folder: string, maxMessageBytes: number): Promise<FiledLabel[]> {
  const names = await filesOf(folder)
  if (names.length === 0) throw new CommandFailure(`${folder} has no .jsonl file: nothing was tested.`)
  const labels: FiledLabel[] = []
  const mistakes: string[] = []
  const seen = new Map<string, string>()
  for (const name of names) {
    const file = join(folder, name)
    for await (const line of linesOf(file)) {
      const place = `${file}, line ${line.number}`
      const told = (mistake: string) => mistakes.push(`${place}: ${mistake}`)
      if ('mistake' in line) told(line.mistake)
      else if (line.text.trim() !== '') {
        const parsed = parseLabel(line.text)
        if (parsed.kind === 'mistakes') {
          for (const mistake of parsed.mistakes) told(mistake)
          continue
        }
        const { label } = parsed
        const before = seen.get(label.name)
        if (before !== undefined) told(`name is that of ${before}; expected a name of its own`)
        seen.set(label.name, place)
        const mistake = await mistakeOfFile(label, folder, maxMessageBytes)
        if (mistake !== null) told(mistake)
        labels.push({ file, line: line.number, label })
      }
    }
  }
  if (mistakes.length > 0) {
    throw new CommandFailure(...mistakes, `Nothing was tested. Mend ${count(mistakes.length, 'mistake')} first.`)
  }
  return labels
}

/** The message that the example is about. */
export async function messageBytesOf({ content, direction }: Label, folder: string): Promise<Uint8Array> {
  return content.kind === 'file' ? readFile(join(folder, content.file)) : messageOfLabel(content, direction)
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')
      throw new CommandFailure(`${folder} is no folder: name the folder that holds the .jsonl files.`)
    throw new CommandFailure(`${folder} cannot be read: ${reasonOf(error)}`)
  }
}

async function* linesOf(file: string) {
  try {
    yield* readLines(createReadStream(file), LIMITS)
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${reasonOf(error)}`)
  }
}

async function mistakeOfFile({ content }: Label, folder: string, maxMessageBytes: number): Promise<string | null> {
  if (content.kind !== 'file') return null
  try {
    const { size } = await stat(join(folder, content.file))
    if (size > maxMessageBytes) return `file is larger than ${formatSize(maxMessageBytes)}, and would be refused unseen`
    return null
  } catch (error) {
    return `file ${content.file} cannot be read: ${reasonOf(error)}`
  }
}
