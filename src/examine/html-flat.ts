/**
 * HTML as lines of text, for what is nested too deep or cut too fine for a tree. Keeps no list of open elements, so no
 * nesting makes it slow: hidden content ends at the next end tag of the same name.
 */

import { Tokenizer } from 'htmlparser2'
import { type BodyNode, isBlock } from '../core/message/body-tree.ts'
import { elementNameOf, isVoid, isWithoutContent } from './html-elements.ts'
import { imageOf, isPicture } from './html-image.ts'
import { styleOf, visibilityOf } from './html-style.ts'
import { finishTree, TreeBuilder } from './html-tree.ts'
import { BeyondLimits, MAX_BODY_NODES } from './limits.ts'
import { withoutControls } from './plain-body.ts'

/** Throws BeyondLimits when even the lines are too many. */
export function flatHtmlBody(html: string): BodyNode[] {
  const reading = new FlatReading(html)
  reading.read()
  return finishTree(reading.builder.root.children)
}

class FlatReading {
  readonly builder = new TreeBuilder()
  private tag = ''
  private attribute = ''
  private attributes: Record<string, string> = {}
  /** The hidden element we are in, and how many of its name are open. */
  private hidden: { readonly tag: string; depth: number } | null = null
  /** Whether the line has text, so that the next block begins a new one. */
  private lineBegun = false

  constructor(private readonly html: string) {}

  read(): void {
    const nothing = () => {}
    const tokenizer = new Tokenizer(
      { decodeEntities: true },
      {
        ontext: (start, end) => this.text(this.html.slice(start, end)),
        ontextentity: (codepoint) => this.text(String.fromCodePoint(codepoint)),
        onopentagname: (start, end) => {
          this.tag = this.html.slice(start, end).toLowerCase()
          this.attributes = Object.create(null)
        },
        onattribname: (start, end) => {
          this.attribute = this.html.slice(start, end).toLowerCase()
          this.attributes[this.attribute] ??= ''
        },
        onattribdata: (start, end) => {
          this.attributes[this.attribute] += this.html.slice(start, end)
        },
        onattribentity: (codepoint) => {
          this.attributes[this.attribute] += String.fromCodePoint(codepoint)
        },
        onopentagend: () => this.enter(),
        onselfclosingtag: () => this.enter(),
        onclosetag: (start, end) => this.leave(this.html.slice(start, end).toLowerCase()),
        onattribend: nothing,
        oncdata: nothing,
        oncomment: nothing,
        ondeclaration: nothing,
        onend: nothing,
        onprocessinginstruction: nothing,
      },
    )
    tokenizer.write(this.html)
    tokenizer.end()
  }

  private enter(): void {
    if (this.hidden !== null) {
      // A paragraph, item or cell ends where the next one begins.
      if (this.hidden.tag !== this.tag) return
      if (!/^(?:p|li|td|th|tr|dd|dt)$/.test(this.tag)) {
        this.hidden.depth++
        return
      }
      this.hidden = null
    }
    if (isWithoutContent(this.tag) || this.isHidden()) {
      if (!isVoid(this.tag)) this.hidden = { tag: this.tag, depth: 1 }
      return
    }
    if (this.tag === 'br') this.endLine(true)
    else if (isPicture(this.tag, this.attributes))
      this.builder.image(this.builder.root, imageOf(this.attributes, styleOf(this.attributes)))
    else this.blockEdge(this.tag)
  }

  private isHidden(): boolean {
    const { hidden, textSize, visible } = visibilityOf(this.tag, this.attributes, styleOf(this.attributes))
    return hidden || textSize === 'none' || visible === false
  }

  private leave(tag: string): void {
    if (this.hidden === null) this.blockEdge(tag)
    else if (this.hidden.tag === tag && --this.hidden.depth === 0) this.hidden = null
  }

  private blockEdge(tag: string): void {
    const name = elementNameOf(tag)
    if (name !== null && isBlock({ kind: 'element', name, children: [] })) this.endLine(false)
  }

  private endLine(evenIfEmpty: boolean): void {
    if (this.lineBegun || evenIfEmpty) this.builder.break(this.builder.root)
    this.lineBegun = false
    this.checkSize()
  }

  private text(text: string): void {
    if (this.hidden !== null) return
    const before = this.builder.size
    this.builder.text(this.builder.root, withoutControls(text))
    this.lineBegun ||= this.builder.size > before
    this.checkSize()
  }

  private checkSize(): void {
    if (this.builder.size > MAX_BODY_NODES) throw new BeyondLimits(`HTML of more than ${MAX_BODY_NODES} lines`)
  }
}
