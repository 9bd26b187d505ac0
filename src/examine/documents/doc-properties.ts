/** The property sets of a document ([MS-OLEPS] section 2.21): who wrote it, when, where, and a small picture of it. */

/** Those two that Office programs write ([MS-OLEPS] section 2.25, [MS-OSHARED] section 2.3.3.2), by their streams. */
const FORMATS: Readonly<Record<string, string>> = {
  '\x05SummaryInformation': 'e0859ff2f94f6810ab9108002b27b3d9',
  '\x05DocumentSummaryInformation': '02d5cdd59c2e1b10939708002b2cf9ae',
}

const SYSTEM_WINDOWS = 0x0002_0006
const PROPERTIES_AT = 48
const CODE_PAGE = 1
const SHORT = 2
const WINDOWS_1252 = 1252

export function isPropertyStream(name: string): boolean {
  return Object.hasOwn(FORMATS, name)
}

/**
 * A property set of the same length with nothing in it but the code page, which each must have. Written anew rather
 * than blanked: what lies between and behind the values goes with them, and so do names that people gave to their own.
 */
export function blankProperties(name: string, length: number): Uint8Array {
  const set = Buffer.alloc(24)
  set.writeUInt32LE(set.length, 0)
  set.writeUInt32LE(1, 4)
  set.writeUInt32LE(CODE_PAGE, 8)
  set.writeUInt32LE(16, 12)
  set.writeUInt32LE(SHORT, 16)
  set.writeUInt16LE(WINDOWS_1252, 20)
  const head = Buffer.alloc(PROPERTIES_AT)
  head.writeUInt16LE(0xfffe, 0)
  head.writeUInt32LE(SYSTEM_WINDOWS, 4)
  head.writeUInt32LE(1, 24)
  head.write(FORMATS[name] ?? '', 28, 'hex')
  head.writeUInt32LE(PROPERTIES_AT, 44)
  const whole = new Uint8Array(length)
  // A stream too short for any set stays empty; nothing reads properties from it.
  if (length >= head.length + set.length) whole.set(Buffer.concat([head, set]))
  return whole
}
