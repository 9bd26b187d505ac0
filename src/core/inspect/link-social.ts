/** `link.social`: accounts on networks and other marketplaces, and words to look the writer up with. */

import type { Observation } from '../finding.ts'
import type { NormalText } from './normal-form.ts'
import { observed } from './read-text.ts'
import type { Reading } from './reading.ts'
import { ownProfiles } from './own-profiles.ts'
import { AT_A_DEVICE } from './profile-clues.ts'
import { COME_OVER, ENGINES, HINTED, LOOK, LOOKED, MARKETS, NETWORKS, OURS, PAGE, WORDS_TOO } from './social-words.ts'
import { apart, type Stretch, stretchesIn } from './stretches.ts'

const START = '(?<![\\p{L}\\p{N}])'
/** Names of places get endings in some languages: `Instagramie`, `Facebooku`. */
const END = "(?:\\p{L}{0,2}(?![\\p{L}\\p{N}]|['’]s))"
const NETWORK = `(?:${NETWORKS}|${MARKETS})`
const PLACE = `(?:${NETWORKS}|${MARKETS}|${ENGINES}|${WORDS_TOO})`
const NAME = '[\\p{L}\\p{N}_.-]'
/** What no word of a sentence is: with an @, or a digit or an underscore among letters; or all there is on the line. */
const HANDLE = `(?:@${NAME}{2,40}|(?=${NAME}{0,40}[_\\d])(?=${NAME}{0,40}\\p{L})${NAME}{3,40}|(?=${NAME}{0,40}\\p{L})${NAME}{3,40}(?=[ \\t]*(?:[\\n|;]|\\.?$)))`
const QUOTED = '["“”„«»\'‘’「『][^"“”„«»\'‘’」』\\n]{2,60}["“”«»\'’」』]'
/** `under the name Blue Widgets`, so that a strip takes the name along. */
const NAMED = `(?:[ \\t]*(?:,|=|->|–|-)?[ \\t]*(?:(?:under|as|by|with|called|named|unter|als|sous|comme|como|bajo|come|sotto|sob|onder|met|pod|jako|olarak)[ \\t]+(?:the name|dem namen|le nom|el nombre|il nome|o nome|de naam|nazwą)?[ \\t]*:?[ \\t]*(?:${QUOTED}|@?${NAME}{2,40})|[:=]?[ \\t]*(?:${QUOTED}|@${NAME}{2,40})|[:=][ \\t]*${NAME}{2,40}))`
const SEARCHED =
  '(?:search(?: for)?|look(?: for)?|look up|suchen sie(?: nach)?|sucht(?: nach)?|such(?: nach)?|cherchez|recherchez|tapez|busque|busca|buscad|cerca|cercate|cerchi|procure|pesquise|zoek(?: naar)?|wyszukaj|szukaj|wpisz|arayın|aratın|google)'

/** Parts with a dot or an underscore between them: no word, and no file. */
const JOINED_NAME =
  '(?<![\\p{L}\\p{N}_.@/-])@?(?=[\\p{Script=Latin}\\d._]{0,40}[\\p{Script=Latin}]{3})[\\p{Script=Latin}\\d]{1,30}(?:[._][\\p{Script=Latin}\\d]{1,30}){1,6}(?<!\\.(?:jpe?g|png|gif|pdf|heic|mp4|mov|docx?|zip|txt))(?![\\p{L}\\p{N}_]|\\.[\\p{L}\\p{N}])'
const NETWORK_NAMED = `(?:${NETWORKS}|${HINTED})`
const GAP = '[^.!?。！？\\n]'
const IN_QUOTES = '["“„«\'‘「『][^"“”„«»\'’」』\\n]{2,60}["”“»\'’」』]'
const ENTER =
  '(?:type|enter|put|tippen? sie|tippt?|gib|gebt|geben sie|tapez|tape|escrib[ae]|pon|ponga|digit[aei]|digitate|scriv[ai]|escreva|escreve|typt?|tik|wpisz|wpiszcie)'

const PATTERNS: readonly RegExp[] = [
  // insta: blue_widgets
  `${START}(?:${NETWORK}|i ?g|yt|fb)(?:[ -]?${PAGE})?[ \\t]{0,2}(?:[:=→]|->|(?=@)|is|ist|est|es|è|é|:?[ \\t]?(?:名|账号|帳號|アカウント|号|號)[は是:]?){1,2}[ \\t]{0,2}${HANDLE}`,
  `${START}(?:${NETWORKS})\\/(?=${NAME}{0,40}[\\p{L}])${NAME}{3,40}`,
  `${START}(?:${WORDS_TOO})[ \\t]?[:=]?[ \\t]?@[\\p{L}\\p{N}_.-]{2,40}`,
  `${START}(?:${NETWORKS})[\\s,:]{0,4}@\\s{0,2}(?=\\p{L})${NAME}{2,40}(?:\\n[ \\t]{0,4}[a-z0-9_.]{2,15}(?=\\n|$)){0,4}`,
  // zapraszam na insta, szukaj: ceramika.u.zosi
  `(?<![\\p{Script=Latin}\\p{N}])${NETWORK_NAMED}(?!\\p{Script=Latin}{4})${GAP}{0,40}?(?:${LOOK}(?:${GAP}|\\n){0,16}?|(?:→|➡|⇒|👉|=>|->|[:=@])\\s{0,3})${JOINED_NAME}`,
  `(?<![\\p{Script=Latin}\\p{N}])(?:${NETWORKS})(?:['’]?[dt][ea])?[ \\t]{1,2}${JOINED_NAME}`,
  `(?:${JOINED_NAME}|(?<![\\p{L}\\p{N}])@${NAME}{3,40})[ \\t](?:on|at|auf|bei|sur|en|su|no|na|op|w)[ \\t](?:${NETWORKS})${END}`,
  `${JOINED_NAME}(?:で|を)(?:${NETWORKS})で?(?:検索|フォロー|探)`,
  `(?<![\\p{Script=Latin}\\p{N}])${NETWORK_NAMED}(?!\\p{Script=Latin}{4})${GAP}{0,30}?${JOINED_NAME}[ \\t]{0,2}${LOOKED}`,
  // follow us on Instagram
  `${START}${COME_OVER}[ \\t\\n]{1,2}${PLACE}${END}(?:${NAMED})?`,
  // our Instagram page
  `${START}${OURS}[ \\t](?:${NETWORK}|amazon)[- ]?${PAGE}(?:${NAMED})?`,
  `${START}${OURS}[ \\t](?:${NETWORK})${END}${NAMED}`,
  `${START}(?:our|unser(?:e[nmrs]?)?|notre|nos|nuestr[oa]|il nostro|la nostra|noss[oa]|onze|ons|nasz[ae]?)[ \\t](?:${NETWORKS})${END}`,
  `${START}${OURS}[ \\t]${PAGE}\\p{L}{0,3}[ \\t](?:(?:on|auf|bei|sur|en|de|su|di|no|na|do|op|w)[ \\t])?${PLACE}${END}(?:${NAMED})?`,
  // google "Blue Widgets Berlin"; search for us on Google
  `${START}(?:google|googelen|googlen|googler|googlare|wygooglować|even googelen|googeln? sie|googelt?|googlez|googlea|googlear|googlate|googla|wygoogluj|googleyin|ググ(?:って|る)|百度一下|谷歌一下)(?:[ \\t](?:for|nach|op|naar|po|per|por|mal|einfach|even|simply|just|us|uns|nous|nos|ci|ons|nas))*[ \\t]?(?:["“„«'‘「『][^"“”„«»'’」』\\n]{2,60}["”“»'’」』]|(?<=[ \\t](?:us|uns|nous|nos|ci|ons|nas)[ \\t]?)${END})`,
  `${START}${SEARCHED}[ \\t]["“„«'‘「『]?[^.!?\\n"“”„«»]{2,60}["”“»'’」』]?[ \\t](?:on|in|at|via|auf|bei|über|sur|dans|en|su|no|na|op|w|mit)[ \\t](?:${MARKETS}|${ENGINES}|wish|subito|amazon)${END}`,
  // Procure no Google por «Blue Widgets»; type our shop name into Google
  `${START}${SEARCHED}[ \\t](?:on|in|auf|bei|sur|dans|en|su|no|na|op|w)[ \\t](?:${MARKETS}|${ENGINES})[ \\t](?:(?:for|nach|por|per|op|naar|po)[ \\t])?${QUOTED}`,
  `(?<!(?<!\\p{L})(?:i|we|to|ich|wir|je|yo|io|eu|ik)[ \\t])${START}${ENTER}[ \\t][^.!?\\n]{2,60}?[ \\t](?:into|in|on|bei|auf|dans|sur|en|su|no|na|w|do)[ \\t](?:${ENGINES})${END}(?![ \\t](?:home|assistant|nest|play|pay|maps|drive|fotos|photos|chrome|tv|cast|mini|kalender|calendar))`,
  `${START}(?:einfach|mal|nur|even|gewoon)[ \\t]${IN_QUOTES}[ \\t](?:googel?n|googelen|bei google (?:suchen|eingeben))(?!\\p{L})`,
  `公式(?:サイト|ショップ|店)?[ 」』]{0,2}で検索(?:して|を|すると)`,
  `${START}(?:w |in |su |no |en |bei |sur |op )?(?:${ENGINES})['’]?(?:[ydt]?[ea])?(?:[ \\t](?:wpisz|wyszukaj|eingeben|digita|digitate|digite|escribe|tapez))[ \\t:]{1,2}${IN_QUOTES}`,
  `${START}(?:${ENGINES})['’]?(?:[ydt]?[ea])?[ \\t][^.,!?\\n]{2,50}?[ \\t](?:diye )?(?:yazın|yazarsanız|aratın|aratırsanız|arayın|yazmanız)(?!\\p{L})`,
  // 「Blue Widgets」でググって
  `${IN_QUOTES}(?:で|と|を)(?:ググ|ぐぐ)(?:って|る|れば)(?!み(?:まし|た)|も)\\p{L}{0,8}`,
  `${IN_QUOTES}(?:で|と|を)?(?:ネット|グーグル|Google|ヤフー)?(?:で|から)?検索(?:して|すると|いただ|を)(?:いただ|くだ|下さ|みて|もら|と|頂|当店|うち|一番)\\p{L}{0,8}(?<=(?:公式|店|ショップ|ネット|グーグル|Google|ヤフー)[^。\\n]{0,40})`,
  `(?<!我(?:在|用|去)?)(?:百度|谷歌|搜索引擎)(?:里|上|中)?(?:输入|輸入|打|敲|搜)[^。\\n]{0,4}${IN_QUOTES}`,
  // bizi Instagram'da takip edin
  `${START}${PLACE}['’]?[dt]?[ea]?[ \\t](?:bizi|beni|sayfam[ıi]z\\p{L}*|hesab[ıi]m[ıi]z\\p{L}*|mağazam[ıi]z\\p{L}*|kanal[ıi]m[ıi]z\\p{L}*)(?:[ \\t](?:takip edin|takip et|bulun|arayın|bulabilirsiniz|ziyaret edin))?`,
  `${START}(?:bizi|beni)[ \\t]${PLACE}['’]?[dt]?[ea]?[ \\t](?:takip|bul|ara|ziyaret)\\p{L}*`,
  // インスタグラムでフォロー, 关注我们的微博
  `${PLACE}[でをの](?:も|は)?[^。\\n]{0,16}(?:フォロー|検索(?!し(?:まし)?た|しても)|探し(?=て(?:くだ|下さ|みて|いただ|頂|ね))|登録|ご覧|お問い合わせ)\\p{L}{0,8}`,
  `(?:当店|弊社|当社|私たち|うち|店)の?(?:公式)?${PLACE}(?:アカウント|ページ|ショップ|店)?`,
  `(?:关注|關注|搜索|搜尋|搜|查找|加)[^。\\n]{0,4}(?:我们|我們|本店|我)的?[^。\\n]{0,6}${PLACE}[^。\\n，,]{0,20}`,
  `(?:我们|我們|本店|我)的${PLACE}(?:店铺|店鋪|店|账号|帳號|号|號)?(?:[是叫:][^。\\n，,]{1,20})?`,
  `(?:在|上|去|到)${PLACE}上?(?:搜索|搜尋|搜一?下?|找|关注|關注|查)[^。\\n，,]{1,20}`,
  `${PLACE}(?:搜索|搜尋|搜)[^。\\n，,]{1,20}`,
].map((pattern) => new RegExp(pattern, 'giu'))

const HAS_PLACE = new RegExp(
  `${NETWORK}|${HINTED}|${ENGINES}|goog|ググ|ぐぐ|検索|搜索引擎|${START}(?:ig|yt|fb|${WORDS_TOO})(?!\\p{L})`,
  'iu',
)

export function socialAccounts(reading: Reading): Observation[] {
  return reading.texts.flatMap((text) =>
    stretchesIn(text, accountsIn).map(({ start, end }) => observed('link.social', text, start, end)),
  )
}

function accountsIn(form: NormalText): Stretch[] {
  const { text } = form
  const named = HAS_PLACE.test(text)
    ? PATTERNS.flatMap((pattern) =>
        [...text.matchAll(pattern)].map(({ 0: found, index: start }) => ({ start, end: start + found.length })),
      ).filter(({ start, end }) => !isLogIn(form, start, end))
    : []
  // The whole sentence goes only where nobody can say which part of it is the profile.
  return [...named, ...without(ownProfiles(form), named)]
}

const ACCOUNT = /account|konto|compte|cuenta|conta|kont[oae]|hesab|アカウント|账号|帐号/u
const AROUND = 60

/** `my YouTube account does not open on the tablet` */
function isLogIn(form: NormalText, start: number, end: number): boolean {
  const lower = form.lower()
  return (
    ACCOUNT.test(lower.slice(start, end)) && AT_A_DEVICE.test(lower.slice(Math.max(0, start - AROUND), end + AROUND))
  )
}

function without(stretches: readonly Stretch[], known: readonly Stretch[]): Stretch[] {
  const sorted = apart(known)
  let next = 0
  return stretches.filter(({ start, end }) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= start) next++
    return (sorted[next]?.start ?? end) >= end
  })
}
