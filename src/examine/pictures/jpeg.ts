/**
 * JPEG: tables, frame and scans as they are (ITU-T T.81 annex B), and of everything else three numbers: the resolution,
 * how colours are coded, and which side is up. Thumbnails and second pictures go: they may show what was cut away.
 */

import { BIG, hasText, joined, uint16 } from './bytes.ts'
import { orientationOf, orientationSegment } from './exif-orientation.ts'
import { isWellFormed, scanEnd } from './jpeg-segments.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
const COM = 0xfe

/** The largest picture mail carries has hundreds; each scan of a progressive one has a few. */
const MAX_SEGMENTS = 5000

interface Wanted {
  jfif: Uint8Array | null
  orientation: number
  adobe: Uint8Array | null
}

export function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  return cleanStream(bytes, (frames, scans) => frames === 1 && scans > 0)
}

/** What a TIFF file keeps once for all its strips: tables only. */
export function cleanJpegTables(bytes: Uint8Array): Uint8Array | null {
  return cleanStream(bytes, (frames, scans) => frames === 0 && scans === 0)
}

function cleanStream(bytes: Uint8Array, isComplete: (frames: number, scans: number) => boolean): Uint8Array | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const wanted: Wanted = { jfif: null, orientation: 1, adobe: null }
  const kept: Uint8Array[] = []
  let frames = 0
  let scans = 0
  let at = 2
  for (let segments = 0; segments < MAX_SEGMENTS; segments++) {
    if (bytes[at] !== 0xff) return null
    // Any number of fill bytes may stand before a marker (T.81 section B.1.1.2).
    while (bytes[at + 1] === 0xff) at++
    const marker = bytes[at + 1] ?? 0
    if (marker === EOI) return isComplete(frames, scans) ? assembled(wanted, kept) : null
    const length = uint16(bytes, at + 2, BIG)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const payload = bytes.subarray(at + 4, end)
    if (isFrame(marker)) frames++
    if (isDropped(marker)) {
      if (scans === 0) readApplicationData(marker, payload, wanted)
    } else if (isWellFormed(marker, payload) && (marker !== SOS || frames === 1)) {
      kept.push(bytes.subarray(at, end))
    } else return null
    at = end
    if (marker !== SOS) continue
    scans++
    at = scanEnd(bytes, end)
    kept.push(bytes.subarray(end, at))
  }
  return null
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function isDropped(marker: number): boolean {
  return (marker >= APP0 && marker <= 0xef) || marker === COM
}

function readApplicationData(marker: number, payload: Uint8Array, wanted: Wanted): void {
  if (marker === APP0 && payload.length >= 12 && hasText(payload, 0, 'JFIF\0')) wanted.jfif ??= jfifSegment(payload)
  if (marker === APP14 && payload.length >= 12 && hasText(payload, 0, 'Adobe')) wanted.adobe = adobeSegment(payload)
  if (marker === APP1 && hasText(payload, 0, 'Exif\0') && wanted.orientation === 1) {
    wanted.orientation = orientationOf(payload.subarray(6))
  }
}

/** Version 1.01 with the resolution of the original and no thumbnail. */
function jfifSegment(payload: Uint8Array): Uint8Array {
  return Uint8Array.of(0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, ...payload.subarray(7, 12), 0, 0)
}

/** Decoders read one byte of it, which says how the colours are coded. */
function adobeSegment(payload: Uint8Array): Uint8Array {
  const colours = payload[11] ?? 0
  return Uint8Array.of(0xff, APP14, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, colours)
}

function assembled({ jfif, orientation, adobe }: Wanted, kept: readonly Uint8Array[]): Uint8Array {
  const head: Uint8Array[] = [Uint8Array.of(0xff, SOI)]
  if (jfif !== null) head.push(jfif)
  if (orientation !== 1) head.push(orientationSegment(orientation))
  if (adobe !== null) head.push(adobe)
  return joined([...head, ...kept, Uint8Array.of(0xff, EOI)])
}
