/** Places on a page (ISO 32000-1 section 8.3.4), and what the PDF library gives as numbers. */

export type Matrix = readonly [number, number, number, number, number, number]

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0]

/** What the second one says, seen from the first one. */
export function product([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

export function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Null where one is none. */
export function numbers(value: unknown): readonly number[] | null {
  const list: readonly unknown[] | null =
    value instanceof Float32Array ? [...value] : Array.isArray(value) ? (value as unknown[]) : null
  return list?.every((each): each is number => typeof each === 'number' && Number.isFinite(each)) ? list : null
}

export function matrixIn(value: unknown): Matrix | null {
  const [a, b, c, d, e, f] = numbers(value) ?? []
  return f === undefined ? null : [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f]
}
