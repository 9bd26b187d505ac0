/** Addresses as reports write them. What they name is unchecked: compare only after parseAddress. */

const MAX_ADDRESS_CHARACTERS = 320
/** Wide on purpose: local parts of other scripts and of other habits are reported, too. */
const ADDRESS = /[^\s<>()[\]{}"',;:|`“”„«»‘’（）：，。、]{1,200}@[^\s<>()[\]{}"',;:|`“”„«»‘’（）：，。、]{1,255}/u

/** The value of Final-Recipient or Original-Recipient: a type, a semicolon, an address (RFC 3464 section 2.3.2). */
export function fieldAddress(value: string | undefined): string | null {
  const [, type = 'rfc822', address = ''] = /^\s*(?:([A-Za-z0-9-]{1,40})\s*;)?(.*)$/s.exec(value ?? '') ?? []
  const written = address.trim().replace(/^<|>$/g, '').slice(0, MAX_ADDRESS_CHARACTERS)
  const decoded = type.toLowerCase() === 'utf-8' ? utf8Address(written) : written
  return encapsulated(decoded) ?? (decoded.includes('@') && !isExchangeName(decoded) ? bare(decoded) : null)
}

/** The first address in a piece of text, or null. */
export function addressIn(text: string): string | null {
  const found = ADDRESS.exec(text.slice(0, 2000))?.[0]
  if (found === undefined) return null
  return encapsulated(found) ?? (isExchangeName(found) ? null : bare(found))
}

function bare(address: string): string {
  return (/\s/.test(address) ? (ADDRESS.exec(address)?.[0] ?? address) : address).replace(/[.…]+$/, '')
}

/** Hexadecimal character references of RFC 6533 section 3: `\x{E9}`. */
function utf8Address(written: string): string {
  return written.replace(/\\x\{([0-9A-Fa-f]{2,6})\}/g, (whole, digits: string) => {
    const code = Number.parseInt(digits, 16)
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code >= 0x20 ? String.fromCodePoint(code) : whole
  })
}

/** Exchange writes an address of another system into one of its own: `IMCEASMTP-ann+40mail+2Eexample@host`. */
function encapsulated(address: string): string | null {
  const inner = /^IMCEA(?:SMTP|MAILTO|RFC822)-([^@]{1,250})@/i.exec(address)?.[1]
  const decoded = inner
    ?.replace(/_/g, '/')
    .replace(/\+([0-9A-F]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return decoded !== undefined && /^[!-~]+@[!-~]+$/.test(decoded) ? decoded : null
}

/** A directory name in the form of an address: nobody wrote to it. */
function isExchangeName(address: string): boolean {
  return /^(?:IMCEAEX|IMCEAX400|IMCEAINVALID)-/i.test(address)
}
