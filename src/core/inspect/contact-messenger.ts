/** `contact.messenger`: invitations to write or call on WhatsApp, Telegram, WeChat and their like, and names used there. */

import { behindWords } from './behind-words.ts'
import type { Observation } from '../finding.ts'
import { accountAfter } from './messenger-account.ts'
import { MESSENGER_LINK, MESSENGER_NAME } from './messenger-names.ts'
import { isRefused } from './messenger-refusal.ts'
import { isInvitation, isOfDevice, isWayTo } from './messenger-words.ts'
import { observedIn, type ReadText } from './read-text.ts'
import type { Reading } from './reading.ts'
import { isHandle } from './spelled-address.ts'
import { apart, type Stretch, withinLimit } from './stretches.ts'

const RULE = 'contact.messenger'
/** Names whose sentences are read. Nobody mentions messengers that often and means nothing by it: the rest counts as one. */
const MAX_LOOKED_AT = 3000

export function messengerInvitations(reading: Reading): Observation[] {
  const shown = reading.texts.flatMap(invitationsIn)
  return [...shown, ...behindWords(RULE, reading, shown, messengerIn)]
}

function invitationsIn(text: ReadText): Observation[] {
  const lower = text.normal.lower()
  const found: Stretch[] = []
  let looked = 0
  for (const match of lower.matchAll(MESSENGER_NAME)) {
    if (looked++ === MAX_LOOKED_AT) {
      found.push({ start: match.index, end: lower.length })
      break
    }
    const clear = match.groups?.['clear']
    const nameEnd = match.index + (clear ?? match[0]).length
    const end = match.index + match[0].length
    const stretch = invitationAt(lower, {
      start: match.index,
      nameEnd,
      end,
      isAmbiguous: clear === undefined,
      isHint: match.groups?.['hint'] !== undefined,
      isLoose: match.groups?.['loose'] !== undefined,
    })
    if (stretch !== null) found.push(stretch)
  }
  for (const match of lower.matchAll(MESSENGER_LINK)) {
    found.push({ start: match.index, end: match.index + match[0].length })
  }
  for (const match of lower.matchAll(ADD_ME)) found.push({ start: match.index, end: match.index + match[0].length })
  return withinLimit(apart(found), lower.length).map((stretch) => observedIn(RULE, text, text.normal, stretch))
}

/** Chinese says it by the first sign of the name alone: `加微`, `加V`. */
const ADD_ME = new RegExp(
  [
    `(?<!不(?:要|用|想|会|會|能|必|需要)?|[别別勿])(?:加|[+➕](?=下|我|微|薇|威))(?:一下|下|个|個|您|你)?(?:我(?:家|们|們)?|客服|店里|[\\u4e00-\\u9fff]{1,4}(?=的))?(?:的)?(?:微(?![波量小型米弱])|薇|威|vx|wx|v(?![a-z]{2})|扣|q(?![a-z]))(?:信|❤|芯|心)?(?:号|號)?\\s?[:：]?\\s?(?:[a-z0-9_-]{5,30}|(?:[a-z0-9_-]\\s){4,30}[a-z0-9])?`,
    '(?<![\\p{L}\\p{N}])(?:\\+v|v[:：])\\s?[a-z][a-z_-]{3,20}\\d{1,8}',
    '(?<![\\p{L}\\p{N}])[薇微]\\s?[:：]\\s?[a-z0-9_-]{5,30}',
    'ライン[^。\\n]{0,16}(?:追加|交換|登録)(?:して(?:くだ|下さ|ほし|もら|いただ)|お願い)',
    'id検索(?:で|して|から)|友[だ達]ち?追加(?:して|お願い|を?お願い)',
  ].join('|'),
  'gu',
)

const CONTEXT = 80
/** The full stop of Chinese and Japanese reads as a dot, with no space behind it. */
const SENTENCE_END = /[.!?…](?=\s|[\u3040-\u30ff\u4e00-\u9fff])|[。！？\n]/gu
const HANDLE_AFTER =
  /^[\s-]?の?[(]?(?<named>id|検索|アカウント名?|ユーザー名|名前|nr\.?|no\.?|number|nummer|号码?|號碼?|账号|帐号|帳號|account|name|user(?:name)?|handle|numéro|número|numero|numer|numarası)?\s?(?<sign>[:：=→➜⇒👉]|[-=]?>|(?:is|ist|est|es|è|é|jest|是|は|as|als|comme|como|come|jako)(?!\p{L}))?\s?(?:(?:at|arroba|arobase|chiocciola)\s)?(?<handle>@?[\p{L}\p{N}+_][\p{L}\p{N}._+#-]{2,60})/u
const HANDLE_BEFORE =
  /(?<handle>[@+]?[a-z0-9][a-z0-9._#-]{3,40})\s?(?:(?:on|in|at|auf|bei|sur|en|su|no|op|na|w)\s|[(/|-]\s?)$/u

/** The number of QQ, with gaps, some digits as signs. */
const QQ_NUMBER = /^(?:号|號)?\s?(?:是|[:：])?\s?(?:[\d零〇一二三四五六七八九壹贰貳叁肆伍陆陸柒捌玖]\s?){5,12}(?![\d])/u

/** `dc'den`: Turkish says by which way with an ending. */
const SUFFIX = /['’]\p{L}{1,5}$/u

/** `V❤`, `薇❤`: WeChat, whose second sign sounds like the word for heart. */
const HEART = /^.\s?[❤♥💚💙💛🧡💜🖤💗💕芯心]$/u
const NAME_AFTER_HEART = /^\s?[:：]\s?(?:(?:[a-z]{1,8}\s){1,6}[a-z0-9_]{1,20}|[a-z0-9_-]{1,40})?/u

interface Name extends Stretch {
  /** Without the ending that a language joins to it. */
  readonly nameEnd: number
  readonly isAmbiguous: boolean
  readonly isHint: boolean
  readonly isLoose: boolean
}

function invitationAt(lower: string, { start, nameEnd, end, isAmbiguous, isHint, isLoose }: Name): Stretch | null {
  const before = lastSentence(lower.slice(Math.max(0, start - CONTEXT), start))
  const after = firstSentence(lower.slice(end, end + CONTEXT))
  const { named, sign, handle } = HANDLE_AFTER.exec(after)?.groups ?? {}
  const handleEnd = end + (HANDLE_AFTER.exec(after)?.[0].length ?? 0)
  const isTold =
    handle !== undefined &&
    isName(handle) &&
    (named ?? sign ?? (handle.startsWith('@') ? '@' : undefined)) !== undefined
  // What Signal calls a user name.
  const isOfSignal = /^[a-z_][a-z0-9_]{2,31}\.\d{2,9}$/.test(handle ?? '') && lower.startsWith('signal', start)
  if (isTold || isOfSignal || (handle !== undefined && named !== undefined && sign !== undefined))
    return { start, end: handleEnd }
  if (/^\d{5,12}$/.test(handle ?? '') && /qq|q号|扣|企鹅|vx|微信|wechat/u.test(lower.slice(start, end)))
    return { start, end: handleEnd }
  const spoken = /^(?:qq|q号|扣扣|企鹅号?)$/u.test(lower.slice(start, nameEnd)) ? QQ_NUMBER.exec(after) : null
  if (spoken !== null) return { start, end: end + spoken[0].length }
  const known = HANDLE_BEFORE.exec(before)
  const told = known?.groups?.['handle'] ?? ''
  if (known !== null && isName(told) && (!isAmbiguous || told.startsWith('@')) && /[a-z]/.test(told)) {
    return { start: start - known[0].length, end }
  }
  const byHeart = HEART.test(lower.slice(start, nameEnd)) ? NAME_AFTER_HEART.exec(after) : null
  if (byHeart !== null) return { start, end: end + byHeart[0].length }
  const isMeant =
    isHint || !isAmbiguous || isWayTo(before, SUFFIX.exec(lower.slice(start, end))?.[0] ?? after) || isLoose
  const account = !isMeant || isWord(lower, start, nameEnd) ? null : accountAfter(lower, end)
  if (account !== null && !isRefused(before, after) && !isOfDevice(`${before} ${after}`)) return { start, end: account }
  const hasHandle = handle !== undefined && isName(handle)
  const sentence = firstSentence(lower.slice(nameEnd, end + CONTEXT))
  return isInvitation({ before, after: sentence, isAmbiguous, hasHandle, isHint })
    ? { start, end: hasHandle || sign !== undefined ? handleEnd : end }
    : null
}

/** Names that are words of ordinary sentences; behind them, a name proves nothing. */
function isWord(lower: string, start: number, end: number): boolean {
  // Among kana it is the messenger.
  const isForeign = /^[\u3040-\u30ff]/u.test(lower.slice(end, end + 1))
  return /^(?:line|snap)$/.test(lower.slice(start, end)) && !isForeign
}

function isName(written: string): boolean {
  // Chinese and Japanese go on without a space behind a name.
  const token = written.replace(/[\u3040-\u30ff\u4e00-\u9fff].*$/u, '')
  return (
    token.startsWith('@') ||
    token.startsWith('+') ||
    token.includes('#') ||
    (token.length >= 4 && (isHandle(token) || /^\d{6,}$/.test(token)))
  )
}

function lastSentence(text: string): string {
  let from = 0
  for (const match of text.matchAll(SENTENCE_END)) from = match.index + 1
  return text.slice(from)
}

function firstSentence(text: string): string {
  const end = text.search(/[.!?…](?:\s|$|[\u3040-\u30ff\u4e00-\u9fff])|[。！？\n]/u)
  return end < 0 ? text : text.slice(0, end)
}

function messengerIn(href: string): string | null {
  return href.toLowerCase().slice(0, 300).search(MESSENGER_LINK) < 0 ? null : href.slice(0, 60)
}
