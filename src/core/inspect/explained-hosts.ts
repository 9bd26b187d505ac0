/**
 * Hosts with a hint how to read them: backwards, with a dot for another sign, without the capitals in them. Without the
 * hint they are what they look like.
 */

import type { Rewriting } from './normal-form.ts'
import { DOT_WORDS } from './spelled-words.ts'
import { isTopLevel } from './top-levels.ts'

const START = '(?<![\\p{L}\\p{N}])'

const BACKWARDS =
  /backwards?|(?:other|wrong) way round|from the end|from right to left|rückwärts|von hinten|à l['’]envers|al rev[eé]s|al contrario|a rovescio|ao contrário|de tr[aá]s p(?:a)?ra (?:a )?frente|achterste ?voren|achteruit|andersom|od tyłu|wspak|od końca|tersten|ters(?:ine)? |sondan başa|逆(?:から|さ|に|順)|反対から|後ろから|倒(?:着|过来|過來)|反(?:着|过来|過來)|从后往前/u
const REVERSED =
  /(?<![\p{L}\p{N}._-])(?:(?:[a-z]{2,6}\.)?[a-z]{2,6}\.[\p{L}\p{N}][\p{L}\p{N}-]{2,40}(?:\.[\p{L}\p{N}-]{1,30})?|[\p{L}\p{N}_-]{1,40}\/[a-z]{2,6}\.[\p{L}\p{N}-]{3,40})(?![\p{L}\p{N}_-])/gu

export function* reversedHosts(lower: string): Generator<Rewriting> {
  if (!BACKWARDS.test(lower)) return
  for (const { 0: found, index: start } of lower.matchAll(REVERSED)) {
    const turned = [...found].reverse().join('')
    const [host = ''] = turned.split('/')
    if (isTopLevel(host.slice(host.lastIndexOf('.') + 1))) yield { start, end: start + found.length, by: turned }
  }
}

const DOT = `(?:${DOT_WORDS}|period|full stop|puntito|puntino|pontinho|puntje|pünktchen|kropk\\p{L}|punkt\\p{L}{1,2}|句号|句點|英文点|小数点|ピリオド)`
const FOR_DOT = new RegExp(
  [
    `(?:replac|swap|chang|turn|instead|put|substitut|ersetz|tausch|statt|anstelle|steht für|remplac|à la place|mett|cambi|sustitu|reemplaz|en (?:lugar|vez)|pon|sostitu|al posto|invece|troc|substitu|no lugar|em vez|pôr|põe|vervang|in plaats|verander|zamie[nń]|zamiast|podmie[nń]|wstaw|değiştir|yerine|変え|換え|かえ|直し|代わり|替换|换成|換成|改成|代替|当成)[^\\n]{0,40}?${DOT}`,
    `${DOT}[^\\n]{0,24}?(?:instead|for the|replac|ersetz|tausch|setz|vervang|zamie|sostitu|sustitu|troc|statt|anstelle|für|à la place|pour|en (?:lugar|vez)|al posto|no lugar|em vez|in plaats|zamiast|zastąp|yerine|koyun|yap[ıi]n|çevirin|değiştir|の代わり|に(?:変|換|直|置|かえ)|代替)`,
    `(?<!\\p{L})(?:is|are|means|becomes|ist|wird|heißt|est|devient|es|è|diventa|é|vira|wordt|to|jest|oznacza|=) (?:an? |ein |der |un |um |el |il |een |the )?${DOT}(?!\\p{L})|(?:は|が|是|就是|当)(?:个|一个)?(?:${DOT}|点)|${DOT} (?:olacak|olur|oluyor)`,
  ].join('|'),
  'u',
)
const ENDS =
  'com|net|org|info|biz|eu|shop|store|site|online|blog|de|at|ch|fr|be|es|it|nl|pl|pt|br|tr|uk|jp|cn|ru|cc|io|co|art|club|tv'
const OTHER_SIGN = new RegExp(
  `(?<=[\\p{L}\\p{N}-]{3}) [◦○●•★☆*+~^|=°·∙§] (?=(?:${ENDS})(?![\\p{L}\\p{N}]))|(?<=[\\p{L}\\p{N}-]{3})(?:[^\\p{L}\\p{N}\\s.@"'“”„]|\\p{Extended_Pictographic}\\ufe0f?){1,2}(?=(?:${ENDS})(?![\\p{L}\\p{N}])(?!(?<=[^a-z][a-z]{2})\\s\\p{Script=Latin}))`,
  'gu',
)

/** The sign is a space: at the end of what is said. */
const SPACED = new RegExp(
  `(?<=[\\p{L}\\p{N}-]{4}) (?=(?:${ENDS})(?: (?:br|tr|mx|ar|uk|jp|cn))?\\s{0,2}(?:$|[\\n.,;!?)]))`,
  'gu',
)
const SPACE = /space|leerzeichen|espace|espacio|spazio|espaço|spati|spacj|boşlu|スペース|空白|空格/u

/** `bluewidgets*com, a dot for the star`. */
export function* signsForDots(lower: string): Generator<Rewriting> {
  if (!FOR_DOT.test(lower)) return
  const sign = SPACE.test(lower) ? SPACED : OTHER_SIGN
  for (const { 0: found, index: start } of lower.matchAll(sign)) yield { start, end: start + found.length, by: '.' }
}

const TAKE_OUT = new RegExp(
  `${START}(?:remov|delet|take out|leave out|without|drop|ignor|skip|cut|entfern|weglass|lass|lösch|streich|ohne|raus|enlev|retir|supprim|sans|quit|borr|elimin|sin|sobr|sóbr|tog|tolg|cancell|senza|tir|retir|remov|apag|sem|haal|verwijder|weg|zonder|usu[nń]|skasuj|wywal|wykreśl|bez|çıkar|sil)\\p{L}*|çıkar|取って|抜いて|消して|除いて|外して|省いて|去掉|删|刪|拿掉|去除`,
  'u',
)
const WITH_CAPITALS =
  /(?<![\p{L}\p{N}.@/-])(?=[\p{L}\p{N}_-]{0,60}[a-z])[\p{L}\p{N}_-]{4,60}\.[A-Za-z_-]{2,30}(?![\p{L}\p{N}])/gu

/** `blueXwidXgets.cXom without the X`. */
export function* withoutCapitals(lower: string, text: string): Generator<Rewriting> {
  if (!TAKE_OUT.test(lower)) return
  for (const { 0: found, index: start } of text.matchAll(WITH_CAPITALS)) {
    const rest = found.replace(/[-_]?[A-Z]+[-_]?/g, '')
    if (
      found.length - rest.length > 1 &&
      /^[\p{Ll}\p{N}-]{3,}\.[a-z]{2,}$/u.test(rest) &&
      isTopLevel(rest.slice(rest.indexOf('.') + 1))
    )
      yield { start, end: start + found.length, by: rest }
  }
}
