/** How large a picture says it is, and what of its bytes is no part of it. */

export interface Stretch {
  readonly start: number
  /** Not included. */
  readonly end: number
}

export interface PictureExtent {
  /** Of its largest page. */
  readonly pixels: number
  /** What no part of the picture claims, in order; the last one reaches to the end of the bytes, and may be empty. */
  readonly unclaimed: readonly Stretch[]
}
