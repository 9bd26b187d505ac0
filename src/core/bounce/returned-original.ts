/** The message that a report returns: where it begins in a text, and its header. */

export interface ReturnedField {
  /** Lower case. */
  readonly name: string
  /** Unfolded, undecoded. */
  readonly value: string
}

const MAX_FIELDS = 100
const MAX_VALUE_CHARACTERS = 2000
const MAX_LINES = 2000
const FIELD = /^([!-9;-~]{1,70}):(.{0,2000})/

/** The lines by which programs begin what they return inside the text of a report. */
const MARKERS: readonly RegExp[] = [
  // qmail and Yahoo; Exim and GMX; Gmail; sendmail.
  /^-{3} Below this line is a copy of the message/,
  /^-{4,8} This is a copy of (?:the|your) message/,
  /^-{3} The header of the original message is following/,
  /^-{3} The header of the original message/,
  /^-{5} (?:Original message|Message header follows) -{5}/i,
  /^ {0,4}-{5} (?:Original message|Unsent message|Message header|Header of the original message) follows? ?-{5}/i,
  // Exchange, in the languages it is mostly seen in; T-Online; CommuniGate and others.
  /^(?:Original message headers|Ursprüngliche Nachrichtenkopfzeilen|Ursprüngliche Kopfzeilen)\s?:/i,
  /^(?:En-têtes de message d['’]origine|Encabezados de mensajes? originale?s?|Intestazioni messaggio originale)\s?:/i,
  /^(?:Cabeçalhos de mensagem original|Oorspronkelijke berichtkoppen|元のメッセージ ヘッダー|原始邮件头)\s?[:：]/i,
  /^\|-{3,40} Message (?:header|text) follows: ?-{3,40}\|?/,
  /^-{3,10} ?(?:Returned m(?:essage|ail)|Original message|Start of returned message|Undelivered message) ?-{3,10}/i,
  // IMail, SBC, EMWAC.
  /^(?:-{2,3} )?Original message follows[.:]?$/i,
  /^Your message reads \(in part\):$/,
  /^-{40,60}$/,
]

/** Cuts a report where the returned message begins. A line of hyphens counts only where a header follows. */
export function cutAtOriginal(text: string): { readonly said: string; readonly original: string | null } {
  let at = 0
  while (at < text.length) {
    const end = text.indexOf('\n', at)
    const lineEnd = end === -1 ? text.length : end
    const line = text.slice(at, Math.min(lineEnd, at + 200))
    if (line.length > 8 && MARKERS.some((marker) => marker.test(line))) {
      const rest = text.slice(lineEnd + 1)
      if (!/^-{40,60}$/.test(line) || beginsWithHeader(rest)) return { said: text.slice(0, at), original: rest }
    }
    at = lineEnd + 1
  }
  return { said: text, original: null }
}

/** What stands first in a header that came over the network, and in no list of facts that a program prints. */
function beginsWithHeader(text: string): boolean {
  return /^\s{0,8}(?:Received|Return-Path|Delivered-To|DKIM-Signature|Message-ID|MIME-Version|X-[\w-]{1,60}):/i.test(
    text.slice(0, 100),
  )
}

/** The header fields at the beginning of a text; empty lines and a note of the program may stand before them. */
export function originalFields(text: string): ReturnedField[] {
  const fields: { name: string; value: string }[] = []
  const lines = text.split(/\r\n|\r|\n/, MAX_LINES)
  // Zoho moves every line in by one space, so that only the first would look like a field.
  const isMovedIn = lines.find((line) => line.trim() !== '')?.startsWith(' ') ?? false
  for (const whole of lines) {
    const line = isMovedIn && whole.startsWith(' ') ? whole.slice(1) : whole
    const last = fields.at(-1)
    if (line.trim() === '') {
      if (last !== undefined) break
      continue
    }
    if (/^[ \t]/.test(line) && last !== undefined) {
      last.value = `${last.value} ${line.trim()}`.slice(0, MAX_VALUE_CHARACTERS)
      continue
    }
    const [, name, value = ''] = FIELD.exec(line.trimStart()) ?? []
    if (name === undefined) continue
    if (fields.length === MAX_FIELDS) break
    fields.push({ name: name.toLowerCase(), value: value.trim() })
  }
  return fields
}

export function originalMessageId(fields: readonly ReturnedField[] | null): string | null {
  const value = fields?.find((field) => field.name === 'message-id')?.value ?? ''
  return /<[!-;=?-~]{3,250}>/.exec(value)?.[0] ?? null
}
