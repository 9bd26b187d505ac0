/** How runs and styles of a Word document look, as far as it makes text invisible (ECMA-376 part 1 section 17.3.2). */

import type { XmlEvent } from './xml-rewrite.ts'

/** Near white on paper; half points below which nobody reads; hundredths of a letter's width. */
const WHITE = /^f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i
const MIN_HALF_POINTS = 8
const MIN_WIDTH_PERCENT = 15

type Open = Extract<XmlEvent, { kind: 'open' }>

/** Whatever prefix a document gives to a namespace. */
export function attributeOf({ attributes }: Pick<Open, 'attributes'>, localName: string): string | undefined {
  const value = attributes[`w:${localName}`]
  if (value !== undefined) return value
  const name = Object.keys(attributes).find((key) => key.slice(key.indexOf(':') + 1) === localName)
  return name === undefined ? undefined : attributes[name]
}

/** `<w:vanish/>`, but not `<w:vanish w:val="0"/>`. */
function isOn(event: Open): boolean {
  return !/^(?:0|false|off)$/i.test(attributeOf(event, 'val') ?? '')
}

/** The properties of one run, paragraph mark or style, told element by element. */
export class Looks {
  /** The style that says what these leave open. */
  style: string | null = null
  private hidden: boolean | null = null
  private colour: string | null = null
  private behind: string | null = null

  property(event: Open): void {
    const value = () => attributeOf(event, 'val') ?? ''
    switch (event.localName) {
      case 'vanish':
      case 'specVanish':
        this.hidden = isOn(event)
        break
      case 'sz':
        if (Number(value()) < MIN_HALF_POINTS) this.hidden = true
        break
      case 'w':
        if (Number.parseInt(value(), 10) < MIN_WIDTH_PERCENT) this.hidden = true
        break
      case 'color':
        this.colour = /^background1$/.test(attributeOf(event, 'themeColor') ?? '') ? 'ffffff' : value().toLowerCase()
        break
      case 'highlight':
        if (value() !== 'none') this.behind = value().toLowerCase() === 'white' ? 'ffffff' : 'marked'
        break
      case 'shd':
        this.behind = (attributeOf(event, 'fill') ?? 'auto').toLowerCase()
        break
      case 'rStyle':
        this.style = value()
    }
  }

  /** Null where they say nothing. */
  get isHidden(): boolean | null {
    if (this.hidden !== null || this.colour === null) return this.hidden
    const behind = this.behind === null || this.behind === 'auto' ? 'ffffff' : this.behind
    return this.colour === behind || (WHITE.test(this.colour) && WHITE.test(behind)) ? true : null
  }
}

/** The list that a paragraph or a style is part of. */
export interface ListPlace {
  list: string | null
  level: number | null
}

interface Style {
  readonly looks: Looks
  readonly place: ListPlace
  basedOn: string | null
}

/** No program builds longer chains of styles. */
const MAX_CHAIN = 20

interface Resolved {
  readonly isHidden: boolean
  readonly place: Readonly<ListPlace>
}

const PLAIN: Resolved = { isHidden: false, place: { list: null, level: null } }

/** All styles of a document; asked when all of them are told. */
export class Styles {
  private readonly byId = new Map<string, Style>()
  private readonly known = new Map<string, Resolved>()

  /** Of two parts with styles of one name, what either hides is hidden. */
  add(id: string, style: Style): void {
    if (this.byId.get(id)?.looks.isHidden !== true) this.byId.set(id, style)
  }

  isHidden(id: string | null): boolean {
    return this.resolved(id).isHidden
  }

  placeOf(id: string | null): Readonly<ListPlace> {
    return this.resolved(id).place
  }

  private resolved(id: string | null): Resolved {
    if (id === null) return PLAIN
    const known = this.known.get(id)
    if (known !== undefined) return known
    const chain = this.chain(id)
    const isHidden = chain.find(({ looks }) => looks.isHidden !== null)?.looks.isHidden ?? false
    const list = chain.find(({ place }) => place.list !== null)?.place.list ?? null
    const level = chain.find(({ place }) => place.level !== null)?.place.level ?? null
    const resolved = { isHidden, place: { list, level } }
    this.known.set(id, resolved)
    return resolved
  }

  private chain(id: string): Style[] {
    const chain: Style[] = []
    for (let next: string | null = id; next !== null && chain.length < MAX_CHAIN; ) {
      const style = this.byId.get(next)
      if (style === undefined) break
      chain.push(style)
      next = style.basedOn
    }
    return chain
  }
}
