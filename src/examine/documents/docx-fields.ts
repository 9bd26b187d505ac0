/**
 * Fields of Word documents whose instructions tell about the writer: with paths, or with what a property or an add-in
 * says. A field is a begin, pieces of its instruction and an end (ECMA-376 part 1 section 17.16.18).
 */

import { withoutPaths } from './docx-traces.ts'

/** Of these only the name stays: what follows sets a property, or is what an add-in remembers. */
const TELLING_FIELD =
  /^\s*(?:ADDIN|AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|COMMENTS|KEYWORDS|SUBJECT|TITLE|INFO|LINK|DDE|DDEAUTO|PRIVATE)\b/i

/** As much of an instruction as holds its name. */
const NAME_CHARACTERS = 200
const NEW_INSTRUCTION = /^\s*[A-Z]{2,}\s/

/** Asks another program, which starts for it. */
const RUNNING_FIELD = /^\s*DDE(?:AUTO)?\b/i

export function runsPrograms(instruction: string): boolean {
  return RUNNING_FIELD.test(instruction)
}

export function withoutTellingInstruction(instruction: string): string {
  return TELLING_FIELD.exec(instruction)?.[0] ?? withoutPaths(instruction).kept
}

export interface FieldRule {
  /** Told of each character that begins, divides or ends a field. */
  character(type: string | undefined): void
  /** What stays of a piece of an instruction; the pieces of one may be cut anywhere. */
  piece(text: string): string
}

/** `runs` is called for a field that starts programs, and for one whose name is put together by another field. */
export function fieldRule(runs: () => void): FieldRule {
  /** The beginnings of the instructions of open fields. */
  const open: string[] = []
  let inPath = false
  return {
    character(type) {
      // Every field has its name first: only who hides it lets a second field write it.
      if (type === 'begin' && open.at(-1)?.trim() === '') runs()
      if (type === 'separate' && open.length > 0) open[open.length - 1] ||= 'nameless'
      if (type === 'begin') open.push('')
      if (type === 'end') open.pop()
      inPath = false
    },
    piece(text) {
      const before = open.at(-1) ?? ''
      const instruction = before + text
      if (open.length > 0) open[open.length - 1] = instruction.slice(0, NAME_CHARACTERS)
      if (runsPrograms(instruction)) runs()
      const name = TELLING_FIELD.exec(instruction)?.[0]
      if (name !== undefined) return instruction.slice(before.length, Math.max(before.length, name.length))
      const quote = inPath && !NEW_INSTRUCTION.test(text) ? text.indexOf('"') : 0
      if (quote < 0) return ''
      const { kept, isOpen } = withoutPaths(text.slice(quote))
      inPath = isOpen
      return kept
    },
  }
}
