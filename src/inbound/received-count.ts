/** How many servers a message has passed, by the Received fields of its header (RFC 5321 section 6.3). */

const HEADER_END = Buffer.from('\r\n\r\n')

/** Beyond this no honest header goes; the rest of the pipeline refuses such a one for its size. */
const MAX_HEADER_BYTES = 1024 * 1024

/** `raw`: a message that passed the byte gate. */
export function countReceived(raw: Uint8Array): number {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  // A message may begin with the empty line: then it has no header at all.
  const end = bytes.subarray(0, 2).equals(HEADER_END.subarray(0, 2)) ? 0 : bytes.indexOf(HEADER_END)
  const header = bytes.toString('latin1', 0, Math.min(end < 0 ? bytes.length : end, MAX_HEADER_BYTES))
  return header.match(/^received[ \t]*:/gim)?.length ?? 0
}
