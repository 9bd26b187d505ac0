/** A mail account told by the name of its provider alone, without any @: `write to blue.widgets on gmail`. */

import { isHandle, type WrittenAddress } from './spelled-address.ts'

const PROVIDER =
  /(?<![a-z0-9\u00c0-\u024f@.])(?:g[\s-]?mail(?:u|a|em|iem)?|googlemail|hotmail|outlook|yahoo(?:\smail)?|ymail|gmx|icloud|proton\s?mail|谷歌邮箱|qq\s?邮箱|网易邮箱|163\s?邮箱)(?![a-z0-9\u00c0-\u024f])/gu
/** The first letters of all of them; most texts hold none. */
const SIGN = /mail|outlook|yahoo|gmx|icloud|邮箱/u

const BEFORE =
  /(?<to>(?:write|mail|email|message|contact|reach|schreib\p{L}*|mailen?|écri\p{L}*|escrib\p{L}*|scriv\p{L}*|escrev\p{L}*|schrijf|mail|napisz|pisz|yaz\p{L}*)(?:\s(?:me|us|mir|uns|an|to|à|a|para|naar|do|na))*\s)?(?<name>[\p{L}\p{N}][\p{L}\p{N}._-]{2,63})(?<link>\s(?:on|at|in|using|via|with|bei|auf|über|per|mit|sur|chez|avec|en|con|su|presso|no|na|em|pelo|op|bij|via|w|u|przez|@)\s|の|\s?[([]\s?|\s)$/u
const AFTER =
  /^(?:\.com|\s?(?:dot|punkt|point|punto|ponto|kropka|nokta)?\s?com)?(?:\s?(?:address|account|adresse|adres|adresi|dirección|indirizzo|endereço|konto|账号|帳號|アドレス))?\s?(?:[:=：]|is|ist|est|es|è|é|jest|は|是|(?=\s))\s?(?<name>[\p{L}\p{N}][\p{L}\p{N}._-]{2,63})/u
const OWN =
  /(?:my|our|mein\p{L}*|unser\p{L}*|mon|notre|mi|nuestro|mio|nostro|meu|nosso|mijn|ons|mój|moje|nasz|benim|bizim|我的|私の)\s?$/u

/** Stretches of a lower-case text, in order. Each looks only a little way to both sides. */
export function providerMentions(lower: string): WrittenAddress[] {
  if (!SIGN.test(lower)) return []
  const found: WrittenAddress[] = []
  for (const match of lower.matchAll(PROVIDER)) {
    const end = match.index + match[0].length
    const stretch = nameBefore(lower, match.index, end) ?? nameAfter(lower, match.index, end)
    if (stretch !== null) found.push({ ...stretch, host: match[0] })
  }
  return found
}

function nameBefore(lower: string, at: number, end: number) {
  const groups = BEFORE.exec(lower.slice(Math.max(0, at - 110), at))
  if (groups === null) return null
  const { to, name = '', link = '' } = groups.groups ?? {}
  const ending = /^\s?(?:\.|dot|punkt|point|punto|ponto|kropka|nokta)?\s?com(?![\p{L}\p{N}])/u.exec(
    lower.slice(end, end + 14),
  )
  // A space alone links nothing: `order 4711 Outlook` is no account.
  if (!/\S/.test(link) && ending === null && !/^\sadres/u.test(lower.slice(end, end + 7))) return null
  const isMeant = isHandle(name) || (to !== undefined && !/^(?:me|us|mir|uns|this|that|you)$/.test(name))
  if (!isMeant) return null
  const last = end + (ending?.[0].length ?? 0)
  return { start: at - link.length - name.length, end: /[)\]]/.test(lower.charAt(last)) ? last + 1 : last }
}

function nameAfter(lower: string, at: number, end: number) {
  const match = AFTER.exec(lower.slice(end, end + 110))
  const name = match?.groups?.['name']
  if (match === null || name === undefined) return null
  if (/邮箱$/u.test(lower.slice(at, end)) && /\d{5}/.test(name)) return { start: at, end: end + match[0].length }
  const isOwn = OWN.test(lower.slice(Math.max(0, at - 14), at)) && /[:=：]/.test(match[0])
  const isSaid =
    isHandle(name) && (/[:=：]|\s\p{L}{1,4}\s|は|是/u.test(match[0]) || /\p{L}{3}.*[\d._]|[\d._].*\p{L}{3}/u.test(name))
  return isSaid || isOwn ? { start: at, end: end + match[0].length } : null
}
