/** The TIFF fields that say how pixels are read, and how many numbers each may hold. None of them has room for a text. */

import { type Field, LONG, numbersOf, SHORT } from './tiff-directory.ts'

export const COMPRESSION = 259
export const JPEG_TABLES = 347
/** Of strips, of tiles. */
export const OFFSETS = [273, 324] as const
export const COUNTS = [279, 325] as const

const IMAGE_WIDTH = 256
const IMAGE_LENGTH = 257

const UNDEFINED = 7
const RATIONAL = 5
/** SHORT, LONG, RATIONAL, SRATIONAL, FLOAT, DOUBLE. */
const NUMBERS: ReadonlySet<number> = new Set([SHORT, LONG, RATIONAL, 10, 11, 12])

const MAX_SAMPLES = 16

const MOST_VALUES: ReadonlyMap<number, number> = new Map([
  [254, 1], // NewSubfileType
  [255, 1], // SubfileType
  [IMAGE_WIDTH, 1],
  [IMAGE_LENGTH, 1],
  [258, MAX_SAMPLES], // BitsPerSample
  [COMPRESSION, 1],
  [262, 1], // PhotometricInterpretation
  [263, 1], // Threshholding
  [266, 1], // FillOrder
  [274, 1], // Orientation
  [277, 1], // SamplesPerPixel
  [278, 1], // RowsPerStrip
  [282, 1], // XResolution
  [283, 1], // YResolution
  [284, 1], // PlanarConfiguration
  [286, 1], // XPosition
  [287, 1], // YPosition
  [292, 1], // T4Options
  [293, 1], // T6Options
  [296, 1], // ResolutionUnit
  [297, 2], // PageNumber
  [317, 1], // Predictor
  [318, 2], // WhitePoint
  [319, 6], // PrimaryChromaticities
  [320, 3 * 65536], // ColorMap
  [322, 1], // TileWidth
  [323, 1], // TileLength
  [332, 1], // InkSet
  [334, 1], // NumberOfInks
  [338, MAX_SAMPLES], // ExtraSamples
  [339, MAX_SAMPLES], // SampleFormat
  [340, MAX_SAMPLES], // SMinSampleValue
  [341, MAX_SAMPLES], // SMaxSampleValue
  [529, 3], // YCbCrCoefficients
  [530, 2], // YCbCrSubSampling
  [531, 1], // YCbCrPositioning
  [532, 6], // ReferenceBlackWhite
])

const COLOR_MAP = 320
const BITS_PER_SAMPLE = 258
const MAX_JPEG_TABLES = 65536

/** Without the places of strips or tiles, which are written anew. Null where the size of the picture is missing. */
export function keptFields(fields: ReadonlyMap<number, Field>, little: boolean): Field[] | null {
  const kept = [...fields.values()].filter((field) => isKept(field, fields, little))
  const hasSize = [IMAGE_WIDTH, IMAGE_LENGTH].every((tag) => kept.some((field) => field.tag === tag))
  return hasSize ? kept : null
}

function isKept({ tag, type, count }: Field, fields: ReadonlyMap<number, Field>, little: boolean): boolean {
  if (tag === JPEG_TABLES) {
    const compression = fields.get(COMPRESSION)
    const isJpeg = compression !== undefined && numbersOf(compression, little)?.[0] === 7
    return isJpeg && type === UNDEFINED && count <= MAX_JPEG_TABLES
  }
  if (tag === COLOR_MAP) {
    const bits = fields.get(BITS_PER_SAMPLE)
    const perSample = bits === undefined ? 1 : (numbersOf(bits, little)?.[0] ?? 1)
    return type === SHORT && perSample <= 16 && count === 3 * 2 ** perSample
  }
  return NUMBERS.has(type) && count <= (MOST_VALUES.get(tag) ?? 0)
}
