/**
 * The pixels of picture files as grey pictures of a size in which codes are looked for. Decoding is libvips' work; its
 * memory is no part of a thread's limit, so what a file would need is reckoned before it is decoded.
 */

import sharp, { type Metadata, type Sharp } from 'sharp'
import type { PictureKind } from '../pictures/clean-picture.ts'
import { bmpPixels } from './bmp-pixels.ts'
import type { GreyPicture } from './code-reader.ts'
import { costOfDecoding } from './decoding-cost.ts'

// Workers are many already, and no picture comes twice.
sharp.concurrency(1)
sharp.cache(false)

const MAX_PICTURE_PIXELS = 51_000_000
/** The largest photographs of telephones have 200 million; a decoder gives an eighth of them without making the rest. */
const MAX_PHOTOGRAPH_PIXELS = 250_000_000
/** What a decoder may hold at once. Most read row by row; interlaced pictures are read whole. */
const MAX_DECODED_BYTES = 160_000_000

/** One picture, or the frames of an animation above each other. */
export interface Decoding {
  /** Of a frame. */
  readonly width: number
  readonly height: number
  /** Milliseconds that it takes. */
  cost(longestSide: number): number
  /** The frames, no side longer than this; throws where the file cannot be decoded. */
  frames(longestSide: number): Promise<GreyPicture[]>
  /** Null for what has no colours or moves. */
  readonly colours: ((longestSide: number) => Promise<ColourPicture>) | null
}

export interface ColourPicture {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array
}

export interface OpenPicture {
  readonly decodings: readonly Decoding[]
  /** Whether there is more than may be decoded. */
  readonly tooLarge: boolean
}

/** Throws where no decoder opens the file. */
export async function openPicture(kind: PictureKind, bytes: Uint8Array): Promise<OpenPicture> {
  if (kind === 'bmp') return openBitmap(bytes)
  const head = await headOf(bytes, 0)
  const pages = head.pages ?? 1
  if (kind !== 'tiff' || pages === 1) return opened([decoding(kind, bytes, head)])
  const decodings: (Decoding | null)[] = []
  for (let page = 0; page < Math.min(pages, MAX_PAGES); page++) {
    decodings.push(decoding(kind, bytes, await headOf(bytes, page), page))
  }
  return opened(pages > MAX_PAGES ? [...decodings, null] : decodings)
}

/** What a file says of itself, however large. */
function headOf(bytes: Uint8Array, page: number): Promise<Metadata> {
  return sharp(bytes, { ...OPTIONS, page, limitInputPixels: false }).metadata()
}

const OPTIONS = { failOn: 'none', limitInputPixels: MAX_PHOTOGRAPH_PIXELS, sequentialRead: true } as const
/** Of a scan; opening one costs next to nothing, but they may be thousands. */
const MAX_PAGES = 100

function opened(decodings: readonly (Decoding | null)[]): OpenPicture {
  const possible = decodings.filter((each) => each !== null)
  return { decodings: possible, tooLarge: possible.length < decodings.length }
}

/** Null where the picture is too large. */
function decoding(kind: PictureKind, bytes: Uint8Array, head: Metadata, page?: number): Decoding | null {
  const { width, height } = head
  const frameCount = kind === 'gif' ? (head.pages ?? 1) : 1
  const pixels = width * height * frameCount
  const isPhotograph = kind === 'jpeg' && head.isProgressive !== true
  if (pixels > (isPhotograph ? MAX_PHOTOGRAPH_PIXELS : MAX_PICTURE_PIXELS)) return null
  if (heldBytes(kind, head) > MAX_DECODED_BYTES) return null
  const facts = { kind, head, pixels, fileBytes: page === undefined ? bytes.length : bytes.length / (head.pages ?? 1) }
  const animated = frameCount > 1 ? { pages: -1 } : {}
  const input = () => sharp(bytes, { ...OPTIONS, ...animated, ...(page === undefined ? {} : { page }) })
  return {
    width,
    height,
    cost: (longestSide) => costOfDecoding(facts, longestSide) + frameCount * 0.2,
    async frames(longestSide) {
      const whole = head.hasAlpha === true ? await onGrounds(input(), longestSide) : [await grey(input(), longestSide)]
      return whole.flatMap((each) => split(each, frameCount))
    },
    colours: head.channels < 3 || frameCount > 1 ? null : (longestSide) => colours(input(), longestSide),
  }
}

function heldBytes(kind: PictureKind, { width, height, channels, depth, isProgressive }: Metadata): number {
  const bytes = width * height * channels
  if (kind === 'jpeg') return isProgressive === true ? bytes * 2 : 0
  return kind === 'tiff' || isProgressive === true ? bytes * (depth === 'uchar' ? 1 : depth === 'ushort' ? 2 : 4) : 0
}

function within(picture: Sharp, longestSide: number): Sharp {
  return picture.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
}

/** Shrunk to no side longer than this. */
export async function grey(picture: Sharp, longestSide: number): Promise<GreyPicture> {
  const { data, info } = await within(picture, longestSide)
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const pixels = info.channels === 1 ? data : everyNth(data, info.channels)
  return { width: info.width, height: info.height, pixels }
}

async function colours(picture: Sharp, longestSide: number): Promise<ColourPicture> {
  const { data, info } = await within(picture, longestSide)
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgb: data }
}

/** Behind what is transparent: most readers have a white window, and on grey both black and white show. */
const GROUNDS = [255, 128]

/** Decoded once; a picture without anything transparent is the same on each. */
async function onGrounds(picture: Sharp, longestSide: number): Promise<GreyPicture[]> {
  const { data, info } = await within(picture, longestSide)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const isOpaque = everyNth(data, 4, 3).every((alpha) => alpha === 255)
  return (isOpaque ? GROUNDS.slice(0, 1) : GROUNDS).map((ground) => ({ width, height, pixels: onGround(data, ground) }))
}

function onGround(data: Uint8Array, ground: number): Uint8Array {
  const pixels = new Uint8Array(data.length / 4)
  for (let index = 0, at = 0; index < pixels.length; index++, at += 4) {
    const alpha = data[at + 3] ?? 0
    const light = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8
    pixels[index] = (light * alpha + ground * (255 - alpha)) / 255
  }
  return pixels
}

function everyNth(data: Uint8Array, channels: number, first = 0): Uint8Array {
  const one = new Uint8Array(data.length / channels)
  for (let at = 0; at < one.length; at++) one[at] = data[at * channels + first] ?? 0
  return one
}

/** Frames that show the same as the one before are left out. */
function split(whole: GreyPicture, count: number): GreyPicture[] {
  if (count === 1) return [whole]
  const height = Math.floor(whole.height / count)
  const frames: GreyPicture[] = []
  for (let index = 0; index < count; index++) {
    const pixels = whole.pixels.subarray(index * height * whole.width, (index + 1) * height * whole.width)
    if (index > 0 && Buffer.compare(pixels, frames.at(-1)?.pixels ?? new Uint8Array()) === 0) continue
    frames.push({ width: whole.width, height, pixels })
  }
  return frames
}

/** What an SVG of ours shows, no side longer than this. */
export function drawn(svg: string, longestSide: number): Promise<GreyPicture> {
  return grey(sharp(Buffer.from(svg)), longestSide)
}

/** A smaller one of the same picture. */
export function shrunk({ width, height, pixels }: GreyPicture, longestSide: number): Promise<GreyPicture> {
  return grey(sharp(pixels, { raw: { width, height, channels: 1 } }), longestSide)
}

function openBitmap(bytes: Uint8Array): OpenPicture {
  const bitmap = bmpPixels(bytes, MAX_PICTURE_PIXELS)
  if (bitmap === null) return { decodings: [], tooLarge: true }
  const pixels = bitmap.width * bitmap.height
  const frames = async (longestSide: number) => [await shrunk(bitmap.read(), longestSide)]
  return {
    decodings: [
      { width: bitmap.width, height: bitmap.height, cost: () => 1 + (pixels / 1e6) * 28, frames, colours: null },
    ],
    tooLarge: false,
  }
}
