/**
 * What would let a document show something else than its text says, and is left out: fonts of its own, in which any
 * letter may look like any other, drawings (SVG), beside which every program keeps a picture that is shown then, and what
 * makes a faint picture strong.
 */

const FONT_PART = /\.(?:odttf|fntdata|ttf|otf|ttc)$/i
const SVG_PART = /\.svg$/i
/** ECMA-376 part 1 sections 17.8.3 and 20.1.8.11; [MS-ODRAWXML] section 2.14, svgBlip. */
const ELEMENTS: ReadonlySet<string> = new Set([
  'embedRegular',
  'embedBold',
  'embedItalic',
  'embedBoldItalic',
  'svgBlip',
  'svg',
  // Black and white from a threshold on.
  'biLevel',
])
/** Thousandths of a percent (ECMA-376 part 1 section 20.1.8.42); what improves a photograph is less. */
const MAX_CONTRAST = 50_000
const SVG_EXTENSION = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}'

/** For those who refer to a drawing all the same. */
export const EMPTY_SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')

export function isFont(name: string): boolean {
  return FONT_PART.test(name)
}

export function isSvg(name: string): boolean {
  return SVG_PART.test(name)
}

export function isShownOtherwise(localName: string, attributes: Readonly<Record<string, string>>): boolean {
  if (localName === 'ext') return attributes['uri']?.toUpperCase() === SVG_EXTENSION
  if (localName === 'lum') return Number.parseInt(attributes['contrast'] ?? '', 10) > MAX_CONTRAST
  return ELEMENTS.has(localName)
}
