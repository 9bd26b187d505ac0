/** The header lines that mail programs copy into the text above a message they quote, in their languages. */

/** `from`, `date` and the like by what the line names; `copy`: who else got it, and what only servers read. */
export type QuotedField = 'from' | 'date' | 'to' | 'subject' | 'copy'

const LABELS: Readonly<Record<QuotedField, string>> = {
  from: 'from|von|de|da|van|od|kimden|gönderen|fra|från|lähettäjä|feladó|odesílatel|expéditeur|remitente|remetente|mittente|afzender|nadawca|avsändare|afsender|от|от кого|отправитель|від|差出人|送信元|送信者|发件人|發件人|寄件者|寄件人|보낸 ?사람',
  date: 'sent|sent at|date|gesendet|gesendet am|datum|envoyé|envoyé le|enviado|enviado el|enviado em|enviada em|enviada el|fecha|data|data invio|inviato|inviato il|verzonden|verzonden op|wysłano|wysłane|tarih|gönderildi|gönderim|gönderme tarihi|skickat|skickades|sendt|dato|päivämäärä|lähetetty|odesláno|elküldve|dátum|дата|отправлено|відправлено|送信日時|日時|日付|发送时间|发送日期|發送時間|寄件日期|时间|時間|日期|보낸 ?날짜|날짜|보낸 ?시간',
  to: 'to|an|à|para|a|aan|do|kime|alıcı|til|till|vastaanottaja|címzett|komu|destinataire|destinatario|destinatário|кому|宛先|收件人|收件者|받는 ?사람',
  subject:
    'subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|konu|emne|ämne|aihe|tárgy|předmět|тема|件名|主题|主題|主旨|제목',
  copy: 'cc|bcc|ccn|cci|kopie|kopie \\(cc\\)|copie|copie à|copia|cópia|kopia|kopi|kopio|bilgi|копия|копія|抄送|密送|副本|密件副本|참조|reply-?to|antwort an|répondre à|responder a|rispondi a|antwoord aan|message-?id|in-reply-to|references|received|return-path|delivered-to|envelope-to|sender|resent-[a-z-]{2,20}|user-agent|organization|organisation|thread-[a-z-]{2,20}|list-[a-z-]{2,20}|x-[a-z0-9-]{2,40}',
}

const KINDS = Object.keys(LABELS) as QuotedField[]
/** One pattern with a group a kind; `*From:*` is what becomes of bold letters in plain text. */
const FIELD = new RegExp(
  `^[\\s>|]{0,40}\\*{0,2}(?:${KINDS.map((kind) => `(?<${kind}>${LABELS[kind]})`).join('|')})\\s{0,3}\\*{0,2}\\s?[:：]`,
  'iu',
)

/** `Date 11/20/2026 5:43 PM`, `> Message du 20/11/26 17:43`: programs that write no colon behind the name of the field. */
const DATE_WITHOUT_COLON = new RegExp(
  `^[\\s>|]{0,40}(?:${LABELS.date}|message du)\\s(?=[^:：]{0,60}\\d{1,2}:\\d\\d)`,
  'iu',
)

export function isQuotedDate(line: string): boolean {
  // Both have a colon, in the name of the field or in the hour.
  if (!hasColon(line)) return false
  return quotedField(line) === 'date' || DATE_WITHOUT_COLON.test(line)
}

/** Which field of a header a line copies; null for any other line. */
export function quotedField(line: string): QuotedField | null {
  if (!hasColon(line)) return null
  const groups = FIELD.exec(line)?.groups
  return groups === undefined ? null : (KINDS.find((kind) => groups[kind] !== undefined) ?? null)
}

function hasColon(line: string): boolean {
  return line.includes(':') || line.includes('：')
}
