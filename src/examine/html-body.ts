/**
 * HTML to the body tree, by allow-list: what is not named in html-elements.ts goes, and what a reader does not see goes
 * with all it contains. Linear in the length of the HTML.
 */

import { Parser } from 'htmlparser2'
import { type BodyNode, isBlock } from '../core/message/body-tree.ts'
import { elementNameOf, isVoid, isWithoutContent, keepsWhiteSpace } from './html-elements.ts'
import { flatHtmlBody } from './html-flat.ts'
import { imageOf } from './html-image.ts'
import { roleOf } from './html-roles.ts'
import { type Attributes, visibilityOf } from './html-style.ts'
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
  readonly block: boolean
  readonly hidden: boolean
  readonly textless: boolean
  readonly invisible: boolean
  readonly keepsSpace: boolean
}

class HtmlReading {
  readonly builder = new TreeBuilder()
  tooMuch = false
  /** Drawings and formulas so far: the HTML parser takes quadratic time over very many. */
  private drawings = 0
  /** A line end right after `<pre>` is not shown. */
  private atPreStart = false
  private readonly open: Open[] = [
    {
      branch: this.builder.root,
      block: true,
      hidden: false,
      textless: false,
      invisible: false,
      keepsSpace: false,
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
    if (isVoid(tag)) this.place(tag, attributes)
    else this.open.push(this.opened(tag, attributes, this.inside))
  }

  private opened(tag: string, attributes: Attributes, outside: Open): Open {
    const { hidden, textSize, visible, keepsSpace } = visibilityOf(tag, attributes)
    const state = {
      hidden: outside.hidden || hidden || isWithoutContent(tag),
      textless: textSize === undefined ? outside.textless : textSize === 'none',
      invisible: visible === undefined ? outside.invisible : !visible,
      keepsSpace: keepsSpace ?? (outside.keepsSpace || keepsWhiteSpace(tag)),
    }
    const role = roleOf(tag, attributes)
    const kept = elementNameOf(tag)
    // A marked element is a block, or quote and text would share a line.
    const name = role !== null && (kept === null || !isBlockName(kept)) ? 'div' : kept
    if (state.hidden || name === null) return { ...state, branch: outside.branch, block: false }
    const href = name === 'a' ? (attributes['href']?.slice(0, MAX_URL_CHARACTERS) ?? null) : null
    const block = isBlockName(name)
    this.atPreStart = name === 'pre'
    return { ...state, block, branch: this.builder.open(outside.branch, name, block, href, role) }
  }

  private leave(tag: string): void {
    if (isVoid(tag)) return
    if (this.inside.block) this.builder.endLine()
    if (this.open.length > 1) this.open.pop()
  }

  /** An element without content. */
  private place(tag: string, attributes: Attributes): void {
    const { hidden, invisible, branch } = this.inside
    if (hidden || invisible || visibilityOf(tag, attributes).hidden) return
    if (tag === 'br') this.builder.break(branch)
    if (tag === 'hr') {
      const role = roleOf(tag, attributes)
      if (role !== null) this.builder.open(branch, 'div', true, null, role)
      this.builder.rule(branch)
    }
    if (tag === 'img') this.builder.image(branch, imageOf(attributes))
  }

  private text(text: string): void {
    const { hidden, invisible, textless, keepsSpace, branch } = this.inside
    if (hidden || invisible || textless) return
    const shown = withoutControls(text)
    if (keepsSpace) this.builder.verbatim(branch, this.atPreStart ? shown.replace(/^\n/, '') : shown)
    else this.builder.text(branch, shown)
    this.atPreStart = false
  }
}

function isBlockName(name: Branch['name']): boolean {
  return isBlock({ kind: 'element', name, children: [] })
}
