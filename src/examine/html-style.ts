/** Which HTML elements a reader does not see, as far as their own attributes tell. Style sheets do not count here. */

export type Attributes = Readonly<Record<string, string>>

interface Visibility {
  /** Nothing inside can be seen, whatever the elements inside say. */
  readonly hidden: boolean
  /** `font-size: 0` and `visibility: hidden`: inherited, and elements inside may undo them. Undefined: as outside. */
  readonly textSize: 'none' | 'some' | undefined
  readonly visible: boolean | undefined
  readonly keepsSpace: boolean | undefined
}

const MAX_STYLE_CHARACTERS = 10_000

/** Property to value, lower case, of one element. */
export type Style = ReadonlyMap<string, string>

const NO_STYLE: Style = new Map()

export function styleOf(attributes: Attributes): Style {
  const style = attributes['style']
  return style === undefined ? NO_STYLE : declarations(style)
}

export function visibilityOf(name: string, attributes: Attributes, style: Style): Visibility {
  const sized = name === 'font' && attributes['size'] ? 'some' : undefined
  // Most elements say nothing of how they look.
  if (style.size === 0) {
    return { hidden: 'hidden' in attributes, textSize: sized, visible: undefined, keepsSpace: undefined }
  }
  const fontSize =
    style.get('font-size') ??
    style
      .get('font')
      ?.match(/(?:^|\s)[\d.]+(?:px|pt|em|%)?(?=[\s/]|$)/)?.[0]
      .trim()
  const visibility = style.get('visibility')
  const whiteSpace = style.get('white-space')
  return {
    hidden: 'hidden' in attributes || isHidden(style),
    textSize: fontSize === undefined ? sized : sizeOf(fontSize),
    visible:
      visibility === undefined ? undefined : visibility === 'visible' ? true : !/^(?:hidden|collapse)/.test(visibility),
    keepsSpace:
      whiteSpace === undefined ? undefined : /^(?:pre|break-spaces)/.test(whiteSpace) && whiteSpace !== 'pre-line',
  }
}

/** The last one of a property counts, as in CSS. */
export function declarations(style: string): Style {
  const found = new Map<string, string>()
  for (const declaration of unescaped(style.slice(0, MAX_STYLE_CHARACTERS)).toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    if (colon === -1) continue
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/, '')
      .trim()
    found.set(declaration.slice(0, colon).trim(), value)
  }
  return found
}

/** `u\\72l(` is `url(` (CSS Syntax, 4.3.7). */
function unescaped(style: string): string {
  if (!style.includes('\\')) return style
  return style.replace(/\\(?:([0-9a-f]{1,6})\s?|([^0-9a-f\n]))/gi, (_, code?: string, character = '') =>
    code === undefined ? character : plain(Number.parseInt(code, 16)),
  )
}

/** Nothing but ASCII changes what a declaration does. An escaped `;` parts none. */
function plain(code: number): string {
  return code > 0x20 && code < 0x7f && code !== 0x3b ? String.fromCharCode(code) : ' '
}

const OFF_SCREEN = ['left', 'top', 'text-indent', 'margin-left', 'margin-top']

function isHidden(style: Style): boolean {
  if (style.get('display')?.startsWith('none') || style.get('mso-hide') === 'all') return true
  if (isZero(style.get('opacity'))) return true
  const clipped = style.get('overflow')?.startsWith('hidden') === true
  if (clipped && ['height', 'max-height', 'width', 'max-width'].some((side) => isZero(style.get(side)))) return true
  return OFF_SCREEN.some((property) => Number.parseFloat(style.get(property) ?? '0') <= -500)
}

export function isZero(value: string | undefined): boolean {
  return value !== undefined && /^0*(?:\.0*)?(?:[a-z%]+)?$/.test(value) && /^[0.]/.test(value)
}

/** Text of one pixel or point is there to be overlooked. A part of nothing stays nothing. */
function sizeOf(size: string): 'none' | 'some' | undefined {
  if (isZero(size)) return 'none'
  const number = Number.parseFloat(size)
  if (/%|em$|smaller|larger|inherit/.test(size) && !size.endsWith('rem')) return undefined
  return number <= 1 ? 'none' : 'some'
}
