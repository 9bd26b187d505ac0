/** Builds a body tree piece by piece, with white space as a browser shows it. Knows no HTML. Throws BeyondLimits. */

import {
  type BodyNode,
  type BreakNode,
  type ElementName,
  type ElementNode,
  type ImageNode,
  isBlock,
  type RuleNode,
  type TextDirection,
} from '../core/message/body-tree.ts'
import type { WrittenLayout } from './html-layout.ts'
import type { Role } from './html-roles.ts'
import { BeyondLimits, MAX_TEXT_CHARACTERS } from './limits.ts'

export interface Branch {
  readonly kind: 'element'
  readonly name: ElementName
  readonly href: string | null
  readonly role: Role | null
  /** Of a table, more of it may be known when its cells are. */
  layout: WrittenLayout
  readonly children: Twig[]
}
type Marks = Pick<Branch, 'href' | 'role' | 'layout'>
interface Leaf {
  readonly kind: 'text'
  text: string
}
export type Twig = Branch | Leaf | BreakNode | RuleNode | ImageNode

export class TreeBuilder {
  readonly root: Branch = { kind: 'element', name: 'div', href: null, role: null, layout: {}, children: [] }
  /** Nodes so far. */
  size = 0
  /** Visible characters so far. */
  characters = 0
  /** Whether a space here would not be shown: at the start of a line, or after another space. */
  private spaceSwallowed = true
  private lastLeaf: Leaf | null = null

  /** Adds an element and returns it; `block`: it begins a line. */
  open(parent: Branch, name: ElementName, block: boolean, marks: Partial<Marks> = {}): Branch {
    if (block) this.endLine()
    const { href = null, role = null, layout = {} } = marks
    const branch: Branch = { kind: 'element', name, href, role, layout, children: [] }
    this.add(parent, branch)
    return branch
  }

  /** A block begins or ends here, so the space before it is not shown. */
  endLine(): void {
    if (this.spaceSwallowed && this.lastLeaf?.text.endsWith(' ')) this.lastLeaf.text = this.lastLeaf.text.slice(0, -1)
    this.lastLeaf = null
    this.spaceSwallowed = true
  }

  text(parent: Branch, text: string): void {
    let shown = text.replace(WHITE_SPACE, ' ')
    if (this.spaceSwallowed && shown.startsWith(' ')) shown = shown.slice(1)
    if (shown === '') return
    this.append(parent, shown)
    this.spaceSwallowed = shown.endsWith(' ')
  }

  /** Text whose spaces and line ends are shown. */
  verbatim(parent: Branch, text: string): void {
    for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) this.break(parent)
      if (line !== '') this.append(parent, line)
    }
    this.lastLeaf = null
    this.spaceSwallowed = text === '' ? this.spaceSwallowed : /[\r\n]$/.test(text)
  }

  break(parent: Branch): void {
    this.endLine()
    this.add(parent, { kind: 'break' })
  }

  rule(parent: Branch): void {
    this.endLine()
    this.add(parent, { kind: 'rule' })
  }

  image(parent: Branch, image: ImageNode): void {
    this.add(parent, image)
    this.lastLeaf = null
    this.spaceSwallowed = false
    this.characters += image.alt.length
  }

  /** A picture that takes no place in the text. */
  imageBehind(parent: Branch, image: ImageNode): void {
    this.add(parent, image)
  }

  private append(parent: Branch, text: string): void {
    this.characters += text.length
    if (this.characters > MAX_TEXT_CHARACTERS) throw new BeyondLimits(`more than ${MAX_TEXT_CHARACTERS} characters`)
    const last = parent.children.at(-1)
    if (last?.kind === 'text' && last === this.lastLeaf) {
      last.text += text
      return
    }
    this.lastLeaf = { kind: 'text', text }
    this.add(parent, this.lastLeaf)
  }

  private add(parent: Branch, twig: Twig): void {
    this.size++
    parent.children.push(twig)
  }
}

/** A run of it that is not one space already. */
const WHITE_SPACE = /[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+/g

/**
 * The finished tree: without elements that show nothing, and with everything after a `quote-onward` mark inside
 * a quote, on every level above the mark.
 */
export function finishTree(children: readonly Twig[]): BodyNode[] {
  return finishChildren(children, false).nodes
}

interface Finished {
  readonly nodes: BodyNode[]
  /** Whether a mark was found, so that what follows outside is quoted as well. */
  readonly marked: boolean
  /** Which way the first letter runs; null where there is none. */
  readonly runs: TextDirection | null
  /** There was nothing to show but blocks: what is before them and what follows stand on two lines. */
  readonly partsLines: boolean
}

/** What is left of an empty block between words, which would be one word without it. */
const LINE_END: ElementNode = { kind: 'element', name: 'div', children: [] }

/** `inline`: they stand inside a line. */
function finishChildren(children: readonly Twig[], inline: boolean): Finished {
  const nodes: BodyNode[] = []
  let quoted: BodyNode[] | null = null
  let runs: TextDirection | null = null
  let partsLines = false
  const endLine = (onward: boolean) => {
    const last = (quoted ?? nodes).at(-1)
    if (partsLines && onward && (last === undefined ? inline && quoted === null : isInLine(last))) {
      ;(quoted ?? nodes).push(LINE_END)
    }
    partsLines = false
  }
  for (const child of children) {
    const { node, marked, isMark, ...finished } = finishTwig(child)
    runs ??= finished.runs
    if (isMark && quoted === null) quoted = []
    if (finished.partsLines) partsLines = true
    if (node !== null) {
      endLine(isInLine(node))
      ;(quoted ?? nodes).push(node)
    }
    if (marked && quoted === null) quoted = []
  }
  if (nodes.length > 0 || (quoted !== null && quoted.length > 0)) endLine(inline && quoted === null)
  if (quoted !== null && quoted.length > 0) {
    nodes.push({ kind: 'element', name: 'div', role: 'quote', children: quoted })
  }
  return { nodes, marked: quoted !== null, runs, partsLines }
}

function isInLine(node: BodyNode): boolean {
  return node.kind !== 'break' && !isBlock(node)
}

interface FinishedTwig extends Omit<Finished, 'nodes'> {
  readonly node: BodyNode | null
  readonly isMark: boolean
}

function finishTwig(twig: Twig): FinishedTwig {
  const plain = { marked: false, isMark: false, partsLines: false }
  if (twig.kind === 'text') {
    return { node: twig.text === '' ? null : { ...twig }, runs: runsOf(twig.text), ...plain }
  }
  if (twig.kind !== 'element') return { node: twig, runs: null, ...plain }
  const isMark = twig.role === 'quote-onward'
  const block = isBlock({ kind: 'element', name: twig.name, children: [] })
  const { nodes, marked, runs, partsLines } = finishChildren(twig.children, !block)
  // An empty cell still holds its place in the table.
  if (nodes.length === 0 && twig.name !== 'td' && twig.name !== 'th') {
    return { node: null, marked, isMark, runs, partsLines: block || partsLines }
  }
  const role = twig.role === 'quote' || twig.role === 'signature' ? { role: twig.role } : {}
  const href = twig.href === null ? {} : { href: twig.href }
  const layout = finishLayout(twig.layout, runs)
  return {
    node: { kind: 'element', name: twig.name, ...href, ...role, ...layout, children: nodes },
    marked,
    isMark,
    runs,
    partsLines: false,
  }
}

function finishLayout({ direction, ...rest }: WrittenLayout, runs: TextDirection | null): Pick<ElementNode, 'layout'> {
  const resolved = direction === 'auto' ? (runs ?? undefined) : direction
  const layout = resolved === undefined ? rest : { ...rest, direction: resolved }
  return Object.keys(layout).length === 0 ? {} : { layout }
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

function runsOf(text: string): TextDirection | null {
  const letter = /\p{L}/u.exec(text)?.[0]
  return letter === undefined ? null : RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
}
