/** Letters that look like Latin ones and are not, read as the Latin ones where a reader would. */

import { type NormalText, type Rewriting, rewritten } from './normal-form.ts'
import { isTopLevel, PLAIN_TOP_LEVELS } from './top-levels.ts'

/** Letters of other living alphabets: they count as Latin in the company of Latin letters only. */
const OF_OTHER_ALPHABETS: ReadonlyMap<string, string> = pairs(
  // Cyrillic
  'аaсcеeёeһhіiїiјjӏlкkмmоoрpѕsтtуyѵvхxԁdԛqԝwѡwгrпnьbвbнh',
  'ЬbАaВbСcЕeНhІiЈjКkМmОoРpЅsТtУyХxԜwԌgӀl',
  // Greek
  'αaβbεeιiκkνvοoρpτtυuχxωwγyηnσoςcϳj',
  'ΑaΒbΕeΖzΗhΙiΚkΜmΝnΟoΡpΤtΥyΧx',
  // Armenian
  'օoսuհhոnցgյjզqքpւlՕoՏsԼlՍu',
)

/** Letters that no alphabet of our readers has: phonetic signs, small capitals, scripts that nobody writes mail in. */
const OF_NO_ALPHABET: ReadonlyMap<string, string> = pairs(
  'ɑaɡgɩiɪiȷjʟlɴnʀrʏyƅbƽsʋvɢgʜhʙbᴀaᴄcᴅdᴇeꜰfᴊjᴋkᴍmᴏoᴘpꜱsᴛtᴜuᴠvᴡwᴢz',
  // Cherokee and Lisu
  'ᎠdᎡrᎢtᎥiᎩyᎪaᎫjᎬeᎳwᎷmᎻhᎽyᏀgᏃzᏚsᏟcᏢpᏦkᏙvᏞlᏴb',
  'ꓐbꓑpꓓdꓔtꓖgꓗkꓙjꓚcꓜzꓝfꓟmꓠnꓡlꓢsꓣrꓦvꓧhꓪwꓫxꓬyꓮaꓰeꓲiꓳoꓴu',
)

function pairs(...lists: readonly string[]): Map<string, string> {
  const map = new Map<string, string>()
  for (const list of lists) {
    const characters = [...list]
    for (let at = 0; at + 1 < characters.length; at += 2) map.set(characters[at] ?? '', characters[at + 1] ?? '')
  }
  return map
}

/** Letters in black circles and squares, and flags' letters, which NFKC leaves alone. */
const ENCLOSED_A = [0x1f150, 0x1f170, 0x1f1e6]
const DECORATION = '[\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]'
const UNKNOWN = `[${[...OF_NO_ALPHABET.keys()].join('')}]`
/** Stretches without a space, so that a strip takes whole words; marks that NFKC joined to no letter are decoration. */
const ODD = new RegExp(
  `(?:[\\u{1f150}-\\u{1f169}\\u{1f170}-\\u{1f189}]|${UNKNOWN})+|[\\u{1f1e6}-\\u{1f1ff}]+|(?:[^\\s\\p{M}]${DECORATION}+)+`,
  'gu',
)
const HAS_ODD = new RegExp(`[\\u{1f150}-\\u{1f189}\\u{1f1e6}-\\u{1f1ff}]|${UNKNOWN}|${DECORATION}|\\u2800`, 'u')
const FOREIGN = `[${[...OF_OTHER_ALPHABETS.keys()].join('')}ı]`
const HAS_FOREIGN = new RegExp(FOREIGN, 'u')
/** What every word has that may be read otherwise, and hardly any honest text. */
const HAS_MIXTURE = new RegExp(`${FOREIGN}(?:[a-z\\d]|\\.\\p{L})|[a-z\\d]\\.?${FOREIGN}`, 'iu')
const WORD = /[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu
const DECORATIONS = new RegExp(DECORATION, 'g')

/** Null where nothing looks like something else. */
export function undisguised(normal: NormalText): NormalText | null {
  const { text } = normal
  const plain = HAS_ODD.test(text) ? rewritten(normal, oddLettersIn(text)) : null
  const read = plain ?? normal
  return (HAS_MIXTURE.test(read.text) ? rewritten(read, mixedWordsIn(read.text)) : null) ?? plain
}

function* oddLettersIn(text: string): Generator<Rewriting> {
  for (const { 0: found, index: start } of text.matchAll(new RegExp(`${ODD.source}|\\u2800+`, 'gu'))) {
    const end = start + found.length
    if (found.startsWith('\u2800')) yield { start, end, by: ' ' }
    // Two of these letters are a flag.
    else if (/^[\u{1f1e6}-\u{1f1ff}]{2}$/u.test(found)) continue
    else yield { start, end, by: [...found.replace(DECORATIONS, '')].map(plainLetter).join('') }
  }
}

function plainLetter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const first = ENCLOSED_A.find((letterA) => code >= letterA && code < letterA + 26)
  return first === undefined
    ? (OF_NO_ALPHABET.get(character) ?? character)
    : String.fromCharCode('a'.charCodeAt(0) + code - first)
}

/** Words of two alphabets, and chains like a host's in which a whole label looks Latin. Honest Greek and Russian stay. */
function* mixedWordsIn(text: string): Generator<Rewriting> {
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    if (!HAS_FOREIGN.test(word)) continue
    const chained = word.includes('.')
    if (!chained && !/[a-z]/i.test(word)) continue
    const labels = word.split('.').map((label, index, all) => inLatin(label, chained && index === all.length - 1))
    const by = labels.join('.')
    if (by !== word && (/[a-z]/i.test(word) || isHostInDisguise(labels))) yield { start, end: start + word.length, by }
  }
}

/** No letter of it is Latin, and yet all of it can be read so, up to an end that no other language has. */
function isHostInDisguise(labels: readonly string[]): boolean {
  const last = labels.at(-1)?.toLowerCase() ?? ''
  return labels.every((label) => /^[\da-z]+$/i.test(label)) && PLAIN_TOP_LEVELS.has(last)
}

/** The label as it is where a letter in it looks like no Latin one. Turkish has two letters i, top-level domains one. */
function inLatin(written: string, last: boolean): string {
  const dotted = last ? written.replace(/ı/g, 'i') : written
  const label = isTopLevel(dotted.toLowerCase()) ? dotted : written
  let latin = ''
  for (const letter of label) {
    if (/[\p{Script=Latin}\p{N}]/u.test(letter)) latin += letter
    else {
      const like = OF_OTHER_ALPHABETS.get(letter)
      if (like === undefined) return label
      latin += like
    }
  }
  return latin
}
