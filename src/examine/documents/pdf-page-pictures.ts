/** The pictures that a page shows, wherever it shows them: in patterns and letters, too. */

import type { PagePictures } from './pdf-drawings.ts'
import type { Operators, PdfPage } from './pdf-library.ts'
import { listed } from './pdf-matrix.ts'
import type { Drawing } from './pdf-page-walk.ts'
import { type Pixels, pixelsOf, stencilOf } from './pdf-pixels.ts'

/** Patterns may be filled with patterns. */
const MAX_DEPTH = 4

export class LoadedPictures implements PagePictures {
  /** Null for one that cannot be decoded. */
  private readonly seen = new Map<string, Pixels | null>()
  private readonly inline: Pixels[] = []

  constructor(
    private readonly ops: Operators,
    readonly photograph: PagePictures['photograph'],
  ) {}

  /** By name; those without one stand in the list of the page itself. */
  get all(): readonly (readonly [string, Pixels | null])[] {
    return [...this.seen, ...this.inline.map((pixels) => ['', pixels] as const)]
  }

  /** Everything that a list names; the library decodes it while the list is already there. */
  async load(page: PdfPage, { fnArray, argsArray }: Drawing, depth = 0): Promise<void> {
    const { ops } = this
    const named = new Set(
      ['paintImageXObject', 'paintImageXObjectRepeat', 'paintImageMaskXObject', 'paintImageMaskXObjectRepeat'].map(
        (name) => ops[name],
      ),
    )
    for (const [index, operator] of fnArray.entries()) {
      const [shown, width, height] = listed(argsArray[index])
      if (named.has(operator)) {
        if (this.photograph(width, height) === null) await this.loadOne(page, shown)
      } else if (operator === ops['paintImageMaskXObjectGroup']) {
        for (const mask of listed(shown)) await this.loadOne(page, mask)
      } else if (operator === ops['paintInlineImageXObject'] || operator === ops['paintInlineImageXObjectGroup']) {
        const pixels = pixelsOf(shown)
        if (pixels !== null) this.inline.push(pixels)
      } else if (operator === ops['setFillColorN'] && depth < MAX_DEPTH && isDrawing(height)) {
        await this.load(page, height, depth + 1)
      }
    }
  }

  pixels(shown: unknown, stencilShade: number | null): Pixels | null {
    const name = nameOf(shown)
    const pixels = name === null ? pixelsOf(shown) : (this.seen.get(name) ?? null)
    return pixels === null || stencilShade === null ? pixels : stencilOf(pixels, stencilShade)
  }

  private async loadOne(page: PdfPage, shown: unknown): Promise<void> {
    const name = nameOf(shown)
    if (name === null) {
      const pixels = pixelsOf(shown)
      if (pixels !== null) this.inline.push(pixels)
    } else if (!this.seen.has(name)) {
      const store = name.startsWith('g_') ? page.commonObjs : page.objs
      this.seen.set(name, pixelsOf(await new Promise((resolve) => store.get(name, resolve))))
    }
  }
}

/** A picture is told by its name, a mask by a note with its name or its bits. */
function nameOf(shown: unknown): string | null {
  if (typeof shown === 'string') return shown
  if (typeof shown !== 'object' || shown === null || !('data' in shown)) return null
  return typeof shown.data === 'string' ? shown.data : null
}

function isDrawing(value: unknown): value is Drawing {
  return typeof value === 'object' && value !== null && 'fnArray' in value && 'argsArray' in value
}
