/** Lines of a file or of standard input, within limits, whatever the bytes are. */

export type InputLine =
  /** 1 for the first line. Without its line end. */
  { readonly number: number; readonly text: string } | { readonly number: number; readonly mistake: string }

export interface LineLimits {
  readonly maxLines: number
  readonly maxLineBytes: number
}

const LF = 0x0a

/** Ends after the line that is one too many. A line that is too long is skipped without being kept in memory. */
export async function* readLines(input: AsyncIterable<Uint8Array>, limits: LineLimits): AsyncGenerator<InputLine> {
  let number = 0
  let parts: Uint8Array[] = []
  let bytes = 0

  for await (const chunk of input) {
    let from = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
      take(chunk.subarray(from, end))
      from = end + 1
      yield finish()
      if (number > limits.maxLines) return
    }
    take(chunk.subarray(from))
  }
  if (bytes > 0) yield finish()

  function take(piece: Uint8Array): void {
    bytes += piece.byteLength
    if (bytes > limits.maxLineBytes) parts = []
    // A copy: the stream may use the chunk's memory again.
    else if (piece.byteLength > 0) parts.push(Uint8Array.from(piece))
  }

  function finish(): InputLine {
    number++
    const line = lineOf(number, parts, bytes, limits)
    parts = []
    bytes = 0
    return line
  }
}

function lineOf(number: number, parts: readonly Uint8Array[], bytes: number, limits: LineLimits): InputLine {
  if (number > limits.maxLines) return { number, mistake: `is one line too many; at most ${limits.maxLines} at once` }
  if (bytes > limits.maxLineBytes) return { number, mistake: `is longer than ${limits.maxLineBytes} bytes` }
  try {
    // The decoder also drops a byte order mark, which only the first line may have.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(Buffer.concat(parts))
    return { number, text: text.replace(/\r$/, '') }
  } catch {
    return { number, mistake: 'is not UTF-8 text' }
  }
}
