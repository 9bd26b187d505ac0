/**
 * A mail account whose provider is described and not named as a host: `blue.widgets, the mail of Google`, `ann, then the
 * curly a, then Microsoft's`; and an address that is written backwards. Reads a little way to both sides.
 */

import type { WrittenAddress } from './spelled-address.ts'

const COMPANY =
  "(?:googl[ae]?\\p{L}{0,3}|gmail\\p{L}{0,3}|microsoft\\p{L}{0,3}|outlook|hotmail|yahoo|apple|icloud|proton|freebox|telekom|orange|libero|big\\sg)(?:['’](?:s|un|ın|nin|ın))?|谷歌|グーグル|企鹅|企鵝|腾讯|苹果|163|126|微软|微軟|网易|ヤフー"
const MAIL =
  '(?:\\p{L}{0,8}(?:mail|post|correo|poczt|correio|courri|messag)\\p{L}{0,8}|domain[es]?|domínio|dominio|end(?:ing|ung|et)|terminaison|uitgang|uzantı\\p{L}{0,3}|boîte|fournisseur|opérateur|proveedor|servi[cçz][a-z]{0,2}o?|casella|provider|gestore|provedor|fornecedor|skrzynk\\p{L}{1,2}|dostawc\\p{L}{1,3}|postvak|postbus|aanbieder|postfach|anbieter|e-?posta\\p{L}{0,5}|sağlayıcı\\p{L}{0,5}|the\\sone)|メール|ドメイン|后缀|後綴|域名|プロバイダー?|邮箱|郵箱|信箱'
const WORD_START = '(?<![\\p{Script=Latin}\\p{N}@.])'
const WORD_END = '(?![\\p{Script=Latin}\\p{N}])'
/** The mail of a company, in either order. */
const PROVIDER = new RegExp(
  `${WORD_START}(?:${MAIL})${WORD_END}[^.!?\\n,]{0,25}?${WORD_START}(?:${COMPANY})${WORD_END}|${WORD_START}(?:${COMPANY})${WORD_END}[^.!?\\n,]{0,12}?${WORD_START}(?:${MAIL})${WORD_END}`,
  'gu',
)
/** As nobody writes a word. */
const NAME_BEFORE =
  /(?<![\p{Script=Latin}\p{N}@./_-])(?<name>[a-z]{2,30}(?:[._][a-z0-9]{2,30}){1,3}|[a-z]{3,30}\d{1,6}|(?:[a-z]-){3,20}[a-z])(?![\p{Script=Latin}\p{N}_-])(?!\.[a-z])[^\n]{0,60}$/u
const AT_DESCRIBED =
  /(?<!\p{L})(?:(?:curly|round|swirly|funny|little|circled)\sa|at[\s-]sign|the\sat|klammeraffe|kringel|affenschwanz|arobase|arobas|arroba|a\sco[nm]\s(?:rabito|rabo|cola|coda|rabinho)|a\smit\s(?:kringel|schwanz)|chiocciola|apenstaart\p{L}*|małp\p{L}{1,3}|kuyruklu\sa)(?!\p{L})|アットマーク|艾特|圈a|@(?![\p{L}\p{N}-]{1,63}\.\p{L})/u
const ADDRESS =
  /(?<!\p{L})(?:e?-?mail\p{L}{0,3}|digita\p{L}{0,4}|address|adress?e?|adresim|adres\p{L}{0,3}|dirección|electrónic[ao]|indirizzo|recapito|posta|endere[çc]o|ele[ck]tron\p{L}{2,8}|correo|buzón|casella|skrzynk\p{L}|write|reach|schreib\p{L}*|écri\p{L}*|escr[ií]b\p{L}*|scriv\p{L}*|escrev\p{L}*|schrijf|pisz|napisz|yaz\p{L}*|envoy\p{L}*|send|przesłać|mánde\p{L}*)(?!\p{L})|メール|アドレス|邮箱|邮件|宛/u
const ENDING =
  /^[^\n]{0,30}?(?<!\p{L})(?:com|punto|punt|point|punkt|ponto|kropka|nokta|dot|dominio|ending|endung|końcówk\p{L}|terminação|terminación|en\sfr)(?!\p{L})/u

/** `ann.lee, then the a with a tail, then outlook`: the sign is described, and the provider follows it. */
const SIGN_THEN_PROVIDER = new RegExp(
  `(?:${AT_DESCRIBED.source})[^.!?\\n]{0,45}?${WORD_START}(?:${COMPANY})${WORD_END}`,
  'gu',
)
const THEN =
  /,|(?<!\p{L})(?:then|followed|dann|danach|gefolgt|puis|suivi|luego|después|seguido|poi|seguito|depois|seguido|dan|daarna|gevolgd|potem|następnie|sonra)(?!\p{L})/u

/** `jan punt smit bij gmail`, `anna.rossi e poi libero`: a name as nobody writes a word, and where it is. */
const NAME_AT_PROVIDER =
  /(?<![\p{L}\p{N}@./_-])(?:\p{L}{2,30}\s(?:dot|punkt|point|punto|ponto|punt|kropka|nokta)\s\p{L}{2,30}|[a-z]{2,30}(?:[._][a-z0-9]{2,30}){1,3}|[a-z]{3,30}\d{1,6})[,\s]{1,3}(?:(?:e|y|und|et|en|i)\s)?(?:chez|bei|at|on|en|presso|su|bij|op|na|w|no|do|da|poi|luego|dann|puis|dan|potem|then)\s(?:g-?mail|googlemail|hotmail|outlook|yahoo|gmx|icloud|proton|aol|web|t-online|freenet|orange|free|laposte|sfr|wanadoo|libero|virgilio|alice|tiscali|sapo|uol|bol|terra|ziggo|kpn|telenet|planet|wp|onet|interia|o2|mynet)(?![\p{L}\p{N}.])/gu

/** Stretches of a lower-case text, in order. */
export function describedProviders(lower: string): WrittenAddress[] {
  const found: WrittenAddress[] = []
  for (const { index, 0: provider } of lower.matchAll(PROVIDER)) {
    const end = index + provider.length
    const from = Math.max(0, index - 110)
    const before = lower.slice(from, index)
    const named = NAME_BEFORE.exec(before)
    const isMail = ADDRESS.test(before) || ENDING.test(lower.slice(end, end + 60))
    const sign = AT_DESCRIBED.exec(before)
    const start: number | null =
      named !== null && isMail ? from + named.index : sign === null ? null : from + sign.index
    if (start !== null) found.push({ start, end, host: provider })
  }
  for (const { index, 0: all } of lower.matchAll(SIGN_THEN_PROVIDER)) {
    const from = Math.max(0, index - 70)
    const named = NAME_BEFORE.exec(lower.slice(from, index))
    if (named !== null && THEN.test(lower.slice(from + named.index, index + all.length)))
      found.push({ start: from + named.index, end: index + all.length, host: all })
  }
  for (const { index, 0: all } of lower.matchAll(NAME_AT_PROVIDER)) {
    found.push({ start: index, end: index + all.length, host: all })
  }
  return found
}

const BACKWARDS =
  /(?<![a-z0-9._-])(?:moc|ten|gro|ofni|ue|ed|rf|se|ti|ln|lp|tp|hc|ta|eb|ku\.oc|pj\.oc|pj\.en|rt\.moc|rb\.moc|nc)\.[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,30}){0,2}@[a-z0-9._-]{3,60}(?![a-z0-9-])/gu

/** `moc.liamg@yrram`. */
export function backwardAddresses(lower: string): WrittenAddress[] {
  return [...lower.matchAll(BACKWARDS)].map(({ index, 0: all }) => ({
    start: index,
    end: index + all.length,
    host: [...all.slice(0, all.indexOf('@'))].reverse().join(''),
  }))
}
