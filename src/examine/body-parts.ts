/**
 * Which parts are the text that the sender wrote, and which are files.
 *
 * Every text part is kept, in order; of a multipart/alternative one form is, because the others say the same again.
 */

import type { BodyNode } from '../core/message/body-tree.ts'
import { decodeText } from './charset.ts'
import { htmlBody } from './html-body.ts'
import { BeyondLimits, MAX_BODY_NODES, MAX_TEXT_CHARACTERS } from './limits.ts'
import type { Part } from './parse.ts'
import { hasUuencodedFile, isEncryptedText, plainText } from './plain-body.ts'

export type Passage =
  | { readonly form: 'plain'; readonly text: string }
  | { readonly form: 'rich'; readonly nodes: readonly BodyNode[] }

interface Composition {
  readonly passages: readonly Passage[]
  /** In the order of the message. */
  readonly files: readonly Part[]
}

/** Shared by all parts of one message. */
interface Reading {
  readonly defects: Set<string>
  textSeen: boolean
  characters: number
}

export async function composeBody(root: Part, defects: Set<string>): Promise<Composition> {
  const reading = { defects, textSeen: false, characters: 0 }
  // A message that is one text is that text, whatever its disposition says, unless it is a file with a name.
  if (TEXT_TYPES.has(root.type) && root.name === '') return readText(root, reading)
  return compose(root, reading)
}

const TEXT_TYPES: ReadonlySet<string> = new Set(['text/plain', 'text/html'])

async function compose(part: Part, reading: Reading): Promise<Composition> {
  if (part.type.startsWith('multipart/')) {
    const composed: Composition[] = []
    for (const child of part.children) composed.push(await compose(child, reading))
    return part.type === 'multipart/alternative' ? chooseForm(part.children, composed) : joined(composed)
  }
  if (!isText(part, reading)) return { passages: [], files: [part] }
  reading.textSeen = true
  return readText(part, reading)
}

/** Text that is shown, unless it is marked as a file or looks like one: a name, and not the first text. */
function isText(part: Part, reading: Reading): boolean {
  if (part.disposition === 'attachment') return false
  if (part.name !== '' && reading.textSeen) return false
  if (TEXT_TYPES.has(part.type)) return true
  // An unknown kind of text is shown as plain text (RFC 2046 section 4.1.4); these kinds are known to be none.
  const shown =
    part.type.startsWith('text/') && !/calendar|vcard|directory|x-amp-html|watch-html|rtf|headers/.test(part.type)
  return shown && part.name === ''
}

async function readText(part: Part, reading: Reading): Promise<Composition> {
  const { text, defect } = await decodeText(part.content ?? new Uint8Array(), part.charset, part.type)
  if (defect !== null) reading.defects.add(defect)
  const passage: Passage =
    part.type === 'text/html'
      ? { form: 'rich', nodes: htmlBody(text) }
      : { form: 'plain', text: plainText(text, part.flowed) }
  if (passage.form === 'plain') {
    if (isEncryptedText(passage.text)) return { passages: [], files: [part] }
    if (hasUuencodedFile(passage.text)) reading.defects.add('uuencoded file in the text')
  }
  keepWithinLimits(passage, reading)
  return { passages: [passage], files: [] }
}

function keepWithinLimits(passage: Passage, reading: Reading): void {
  const { characters, nodes } = passage.form === 'rich' ? measure(passage.nodes) : measureText(passage.text)
  reading.characters += characters
  if (reading.characters > MAX_TEXT_CHARACTERS) throw new BeyondLimits(`more than ${MAX_TEXT_CHARACTERS} characters`)
  if (nodes > MAX_BODY_NODES) throw new BeyondLimits(`text of more than ${MAX_BODY_NODES} lines or elements`)
}

function measureText(text: string): { characters: number; nodes: number } {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return { characters: text.length, nodes: 2 * lines }
}

function measure(nodes: readonly BodyNode[]): { characters: number; nodes: number } {
  const sum = { characters: 0, nodes: nodes.length }
  for (const node of nodes) {
    if (node.kind === 'text') sum.characters += node.text.length
    if (node.kind === 'image') sum.characters += node.alt.length
    if (node.kind !== 'element') continue
    const inside = measure(node.children)
    sum.characters += inside.characters
    sum.nodes += inside.nodes
  }
  return sum
}

function joined(composed: readonly Composition[]): Composition {
  return {
    passages: composed.flatMap((one) => one.passages),
    files: composed.flatMap((one) => one.files),
  }
}

/**
 * HTML before plain text, plain text before other text, and of several HTML forms the last, as the sender means it
 * (RFC 2046 section 5.1.4); but never a form that shows nothing before one that shows something. Files of every form are kept: one that is only in a form not chosen is still the sender's.
 */
function chooseForm(parts: readonly Part[], composed: readonly Composition[]): Composition {
  const files = composed.flatMap((one) => one.files)
  const showing = composed.filter((one) => one.passages.some(showsSomething))
  const rich = showing.findLast((one) =>
    one.passages.some((passage) => passage.form === 'rich' && showsSomething(passage)),
  )
  const plain = showing.find((one) => parts[composed.indexOf(one)]?.type === 'text/plain')
  const chosen = rich ?? plain ?? showing[0] ?? composed.find((one) => one.passages.length > 0)
  return { passages: chosen?.passages ?? [], files }
}

/** A picture from elsewhere shows nothing, because it is never fetched. */
function showsSomething(passage: Passage): boolean {
  return passage.form === 'plain' ? isVisible(passage.text) : passage.nodes.some(isVisibleNode)
}

function isVisibleNode(node: BodyNode): boolean {
  if (node.kind === 'text') return isVisible(node.text)
  if (node.kind === 'image') return node.contentId !== null || isVisible(node.alt)
  return node.kind === 'element' && node.children.some(isVisibleNode)
}

function isVisible(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text)
}
