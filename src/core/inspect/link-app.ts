/** `link.app`: links that open an app or join a group in one, and where to find the app. */

import type { Observation } from '../finding.ts'
import type { Policy } from '../policy.ts'
import { isAllowedHost } from './linked-host.ts'
import type { NormalText } from './normal-form.ts'
import { observed } from './read-text.ts'
import type { Reading } from './reading.ts'
import { type Stretch, stretchesIn } from './stretches.ts'
import { type Website, websitesOf } from './websites.ts'

/** Hosts whose links open an app: their subdomains do, too. */
const HOSTS =
  't.me telegram.me telegram.dog wa.me wa.link whatsapp.com line.me lin.ee discord.gg discord.com signal.me signal.group m.me viber.com chats.viber.com open.kakao.com pf.kakao.com weixin.qq.com u.wechat.com wechat.com join.skype.com zalo.me threema.id matrix.to play.google.com apps.apple.com itunes.apple.com appgallery.huawei.com apps.microsoft.com onelink.me app.link'.split(
    ' ',
  )
const APP_HOSTS: ReadonlySet<string> = new Set(HOSTS)
/** Schemes of browsers and file transfer; any other one belongs to an app. */
const WEB_SCHEMES: ReadonlySet<string> = new Set(
  'http https hxxp hxxps ftp ftps sftp ws wss file data gopher hxtp htp htpp'.split(' '),
)

export function leadsToApp({ host, scheme }: Pick<Website, 'host' | 'scheme'>): boolean {
  if (scheme !== '' && !WEB_SCHEMES.has(scheme) && scheme !== 'mailto') return true
  for (let name = host; name !== ''; name = name.slice(name.indexOf('.') + 1)) {
    if (APP_HOSTS.has(name)) return true
    if (!name.includes('.')) return false
  }
  return false
}

/** Schemes that work without `//`, too: `market:details?id=`, `skype:name?call`. */
const BARE_SCHEME =
  /(?<![\p{L}\p{N}])(?:whatsapp|tg|telegram|viber|skype|weixin|wechat|market|itms(?:-apps?|-appss)?|intent|fb-messenger|sgnl|kakaotalk|kakaolink|zalo|threema|facetime(?:-audio)?|imessage|ms-windows-store|appmarket|mimarket|samsungapps|android-app|magnet|zoommtg|msteams):(?=[a-z0-9/?#+@])[^\s<>"]{2,2000}/giu

const STORE =
  '(?:apple |google )?(?:app|play)[ -]?store|google play|app ?gallery|galaxy store|アプリストア|应用商店|應用商店|应用市场'
/** What one says who wants an app to be looked for; `I could not find it in the app store` says something else. */
const LOOK_FOR =
  '(?:search(?: for)?|look(?:ing)? for|download|get|install|suchen? sie|sucht?|laden sie|ladet|lade|cherchez|cherche|téléchargez|télécharge|busca|busque|buscad|descarga|descargue|cerca|cercate|cerchi|scarica|scaricate|procure|procura|pesquise|baixe|zoek|download|wyszukaj|pobierz|szukaj|indirin|indir|arayın|aratın)'
const IN_STORE = new RegExp(
  `(?<=^|[.!?,;:\\n]\\s{0,3}|please |just |simply |can |bitte |einfach |and |und |et |y |e |en |i )${LOOK_FOR}\\s[^.!?\\n]{2,60}?\\s(?:in|im|on|from|at|aus dem|dans|sur|en|en el|na|no|nell[ao]?|nell'|sull['o]?|uit|op|w|z)?\\s?(?:the |de |der |el |la |l'|le |lo |il |o |a )?(?:${STORE})|(?:アプリストア|app store|google play)で[^。\\n]{2,30}検索|在?(?:应用商店|應用商店|app store)[^。\\n]{0,6}(?:搜索|搜|下载|下載)`,
  'giu',
)
const HAS_STORE = /store|play|gallery|アプリ|应用|應用/i

/** What the Taobao app opens when it is copied: `¥wH8k3QmZt2L¥`, between signs of money. */
const PASS_WORD =
  /(?<=[¥€$₤₴₳¢￥《(])(?=[a-z]{0,12}\d)(?=\d{0,12}[a-z])[a-z\d]{9,13}(?=[¥€$₤₴₳¢￥》)]\s?(?:$|[^\p{L}\p{N}]|[\u3400-\u9fff]))/giu
/** Asked for beside it; a part number in brackets is one. */
const COPY = /复制|複製|打开|打開|淘[宝寳寶口]|タオバオ|taobao|tao ?bao/iu

export function appLinks(reading: Reading, policy: Policy): Observation[] {
  const find = (normal: NormalText): Stretch[] => [
    ...websitesOf(normal).filter((website) => leadsToApp(website) && !isAllowedHost(website.host, policy)),
    ...matches(normal.text, BARE_SCHEME),
    ...(HAS_STORE.test(normal.text) ? matches(normal.text, IN_STORE) : []),
    ...(COPY.test(normal.text) ? matches(normal.text, PASS_WORD) : []),
  ]
  return reading.texts.flatMap((text) => {
    const stretches = mayLeadToApp(text.normal.text) || text.resolved() !== text.normal ? stretchesIn(text, find) : []
    return stretches.map(({ start, end }) => observed('link.app', text, start, end))
  })
}

const SIGN =
  /:\S|store|google play|gallery|アプリ|应用|應用|复制|複製|淘|taobao|\.(?:me|dog|ee|gg|group|com|id|to|link)/i

function mayLeadToApp(text: string): boolean {
  return SIGN.test(text)
}

function matches(text: string, pattern: RegExp): Stretch[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index: start }) => ({ start, end: start + found.length }))
}
