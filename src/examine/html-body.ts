/**
 * HTML to the body tree, by allow-list: what is not named in html-elements.ts goes, and what a reader does not see goes
 * with all it contains. Linear in the length of the HTML.
 */

import { Parser } from 'htmlparser2'
import { type BodyNode, type ElementName, isBlock } from '../core/message/body-tree.ts'
import { elementNameOf, isVoid, isWithoutContent, keepsWhiteSpace } from './html-elements.ts'
import { flatHtmlBody } from './html-flat.ts'
import { backgroundOf, imageOf, isPicture, unseenPicture } from './html-image.ts'
import {
  directionOf,
  emphasisOf,
  isEmphasisUndone,
  isFramed,
  isTight,
  layoutOf,
  tightensParagraphs,
} from './html-layout.ts'
import { isOutlookLine, isQuoteBlock, type Role, roleOf } from './html-roles.ts'
import { type Attributes, type Style, styleOf, visibilityOf } from './html-style.ts'
import { type Branch, finishTree, TreeBuilder } from './html-tree.ts'
import { MAX_BODY_NODES, MAX_HTML_DEPTH, MAX_URL_CHARACTERS } from './limits.ts'
import { withoutControls } from './plain-body.ts'

/** The visible body. HTML that is nested deeper than any reader's is read as lines of text. */
export function htmlBody(html: string): BodyNode[] {
  const reading = new HtmlReading()
  reading.parser.end(html)
  return reading.tooMuch ? flatHtmlBody(html) : finishTree(reading.builder.root.children)
}

const MAX_DRAWINGS = 1000

/** An element that is open, and what holds inside it. */
interface Open {
  /** Where its children go: itself, or where it stands when it is none of the allowed elements. */
  readonly branch: Branch
  /** The table around it. */
  readonly table: Branch | null
  readonly block: boolean
  readonly hidden: boolean
  readonly textless: boolean
  readonly invisible: boolean
  readonly keepsSpace: boolean
  /** What is said of its text already, so that it is not said twice. */
  readonly emphases: readonly ElementName[]
}

class HtmlReading {
  readonly builder = new TreeBuilder()
  tooMuch = false
  /** Drawings and formulas so far: the HTML parser takes quadratic time over very many. */
  private drawings = 0
  /** A line end right after `<pre>` is not shown. */
  private atPreStart = false
  private inStyleSheet = false
  /** Whether a style sheet so far takes the space between paragraphs. */
  private sheetTightens = false
  private readonly open: Open[] = [
    {
      branch: this.builder.root,
      table: null,
      block: true,
      hidden: false,
      textless: false,
      invisible: false,
      keepsSpace: false,
      emphases: [],
    },
  ]

  readonly parser: Parser = new Parser(
    {
      onopentag: (tag, attributes) => this.enter(tag, attributes),
      onclosetag: (tag) => this.leave(tag),
      ontext: (text) => this.text(text),
    },
    { decodeEntities: true },
  )

  private get inside(): Open {
    const last = this.open.at(-1)
    if (last === undefined) throw new Error('the HTML parser closed more elements than it opened')
    return last
  }

  private enter(tag: string, attributes: Attributes): void {
    if (tag === 'svg' || tag === 'math') this.drawings++
    if (this.open.length > MAX_HTML_DEPTH || this.builder.size > MAX_BODY_NODES || this.drawings > MAX_DRAWINGS) {
      this.tooMuch = true
      this.parser.pause()
      return
    }
    this.inStyleSheet = tag === 'style'
    if (isVoid(tag)) this.place(tag, attributes)
    else this.open.push(this.opened(tag, attributes, this.inside))
  }

  private opened(tag: string, attributes: Attributes, outside: Open): Open {
    const style = styleOf(attributes)
    const { hidden, textSize, visible, keepsSpace } = visibilityOf(tag, attributes, style)
    const state = {
      hidden: outside.hidden || hidden || isWithoutContent(tag),
      textless: textSize === undefined ? outside.textless : textSize === 'none',
      invisible: visible === undefined ? outside.invisible : !visible,
      keepsSpace: keepsSpace ?? (outside.keepsSpace || keepsWhiteSpace(tag)),
    }
    if (state.hidden) {
      const { branch, table, emphases } = outside
      return { ...state, branch, table, emphases, block: false }
    }
    const role = roleOf(tag, attributes, style)
    const name = this.nameOf(tag, attributes, style, role)
    const block = name !== null && isBlockName(name)
    const emphases = [...outside.emphases]
    let branch = outside.branch
    if (name !== null) {
      const href = name === 'a' ? (attributes['href']?.slice(0, MAX_URL_CHARACTERS) ?? null) : null
      branch = this.builder.open(branch, name, block, { href, role, layout: layoutOf(name, attributes, style) })
      this.atPreStart = name === 'pre'
      if (isOutlookLine(tag, attributes)) this.builder.rule(branch)
    }
    const background = backgroundOf(tag, attributes, style)
    if (background !== null) this.builder.imageBehind(branch, background)
    const table = name === 'table' ? branch : outside.table
    if (table !== null && (name === 'td' || name === 'th') && isFramed(style)) drawLines(table)
    for (const emphasis of emphasisOf(tag, style)) {
      if (emphases.includes(emphasis)) continue
      emphases.push(emphasis)
      branch = this.builder.open(branch, emphasis, false)
    }
    return { ...state, block, branch, table, emphases }
  }

  /** The element of the tree that this one becomes; null when its content stands by itself. */
  private nameOf(tag: string, attributes: Attributes, style: Style, role: Role | null): ElementName | null {
    const kept = elementNameOf(tag)
    if (role === 'quote' && isQuoteBlock(tag, attributes, style)) return 'blockquote'
    // A marked element is a block, or quote and text would share a line.
    if (role !== null && (kept === null || !isBlockName(kept))) return 'div'
    if (kept === 'p' && isTight(attributes, style, this.sheetTightens)) return 'div'
    if (kept !== null) return isEmphasisUndone(kept, style) ? null : kept
    return (tag === 'body' || tag === 'html') && directionOf(attributes, style) === 'rtl' ? 'div' : null
  }

  private leave(tag: string): void {
    if (isVoid(tag)) return
    this.inStyleSheet = false
    if (this.inside.block) this.builder.endLine()
    if (this.open.length > 1) this.open.pop()
  }

  /** An element without content. */
  private place(tag: string, attributes: Attributes): void {
    const { hidden, invisible, branch } = this.inside
    const style = styleOf(attributes)
    if (hidden || invisible || visibilityOf(tag, attributes, style).hidden) {
      const remote = isPicture(tag, attributes) ? imageOf(attributes, style).remote : null
      if (remote !== null) this.builder.imageBehind(branch, unseenPicture(remote))
      return
    }
    if (tag === 'br') this.builder.break(branch)
    if (tag === 'hr') {
      const role = roleOf(tag, attributes, style)
      if (role !== null) this.builder.open(branch, 'div', true, { role })
      this.builder.rule(branch)
    }
    if (isPicture(tag, attributes)) this.builder.image(branch, imageOf(attributes, style))
  }

  private text(text: string): void {
    const { hidden, invisible, textless, keepsSpace, branch } = this.inside
    if (this.inStyleSheet) this.sheetTightens ||= tightensParagraphs(text)
    if (hidden || invisible || textless) return
    const shown = withoutControls(text)
    if (keepsSpace) this.builder.verbatim(branch, this.atPreStart ? shown.replace(/^\n/, '') : shown)
    else this.builder.text(branch, shown)
    this.atPreStart = false
  }
}

function drawLines(table: Branch): void {
  table.layout = { ...table.layout, lined: true }
}

function isBlockName(name: Branch['name']): boolean {
  return isBlock({ kind: 'element', name, children: [] })
}
