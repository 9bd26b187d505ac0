/**
 * Signatures that no program marks: a few short lines below a closing phrase or a drawn line, to the end of the text or to
 * what it quotes.
 *
 * What stands there is taken out where it may not be, and is no reason to stop the letter above it: a shop's address
 * belongs to its name. Whoever writes an offer there has written it for nobody.
 */

interface Marked {
  place: 'text' | 'quoted' | 'signature'
}

/** At the end of letters, in the languages of notices. */
const PHRASES = [
  '(?:with )?(?:my |our )?(?:best|kind|kindest|warm|warmest|many|friendly)?(?: and (?:best|kind|warm))? ?(?:regards|greetings)',
  '(?:best|warm) wishes|all the best|(?:yours |very )?(?:sincerely|faithfully|truly|respectfully|cordially)(?: yours)?|cheers|br',
  '(?:many )?thanks (?:and|&) (?:best |kind )?regards',
  '(?:mit )?(?:freundlich|best|lieb|herzlich|viel|schön|sonnig)(?:e|en|em|er|ste|sten)? (?:grü(?:ß|ss)(?:e|en)?|gruessen?|gruß|gruss)(?: aus \\p{L}+)?',
  'mfg|lg|vg|hochachtungsvoll|freundlichst|grüße|gruß|ihr \\p{L}+[- ]team',
  '(?:très |bien )?cordialement|cdlt|bien à (?:vous|toi)|(?:sincères |meilleures |cordiales )?salutations|amicalement|respectueusement',
  '(?:un )?(?:cordial |cordiales |muchos )?saludos?(?: cordial| cordiales)?|(?:muy )?atentamente|(?:reciba )?un cordial saludo|un abrazo',
  '(?:cordiali|distinti|i migliori|tanti|migliori) saluti|(?:un )?(?:cordiale )?saluto|saluti|cordialmente|cordialità',
  'atenciosamente|(?:com )?(?:os )?(?:melhores )?cumprimentos|saudações|(?:um )?abraços?|att',
  '(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg',
  '(?:serdecznie )?pozdrawiam(?:y)?(?: serdecznie)?|z poważaniem|(?:z |łączę )?(?:pozdrowieniami|pozdrowienia)|z wyrazami szacunku',
  '(?:en içten )?(?:saygılarımla|saygılarımızla)|(?:sevgi ve )?saygılar|iyi çalışmalar(?: dilerim| dileriz)?|selamlar',
  '敬具|以上|(?:何卒)?(?:よろしく|宜しく)(?:お願い|御願い)(?:いた|致|申し上げま)?(?:します|す)|此致(?:敬礼|敬禮)?|敬礼|敬禮|祝好|(?:顺)?祝商祺|祝(?:您)?(?:生活愉快|工作顺利|好)',
]
/** They end letters and begin them: few and very short lines follow where they end one. */
const THANKS =
  "(?:many )?thanks(?: (?:a lot|again|in advance))?|thank you(?: (?:very much|so much|in advance|again))?|(?:vielen |herzlichen |besten )?dank|danke(?: (?:schön|sehr|im voraus))?|merci(?: (?:beaucoup|d[’']avance))?|(?:muchas |mil )?gracias|(?:tante |molte )?grazie(?: mille)?|(?:muito )?obrigad[oa]s?|(?:hartelijk )?(?:dank|bedankt)|(?:bardzo |z góry )?dziękuję|teşekkürler|teşekkür ederi[mz]|ありがとうございま(?:す|した)|谢谢|謝謝"

const phrase = (words: string, beside: string) => new RegExp(`^(?:${words})${beside}[\\s,.!。！，–—-]{0,5}$`, 'iu')
/** Perhaps with the name beside it. */
const CLOSING = phrase(PHRASES.join('|'), '(?:[\\s,.!:。！，、–—-]{1,5}[^.!?]{0,40})?')
const THANKING = phrase(THANKS, '')
/** A line of signs, as Japanese programs draw above a signature. */
const DRAWN = /^[-=_*~+#─━═＝－―◇◆□■☆★※・…♪]{8,100}$/u
const POSTSCRIPT = /^(?:p\.?\s?p?\.?\s?s\.?|n\.?b\.?|追伸)(?:[\s:.,]|$)/iu

/** So much may follow: names, addresses, numbers, what a register says of a firm. */
const MAX_LINES = 14
const MAX_LINE_CHARACTERS = 160
const MAX_CHARACTERS = 900
/** After thanks. */
const MAX_NAME_LINES = 4
const MAX_NAME_CHARACTERS = 40

/** Finds the signature at the end of each stretch of new text; `classes` are changed. Linear in the number of lines. */
export function markClosingSignatures(lines: readonly string[], classes: Marked[]): void {
  let end = lines.length
  for (let index = lines.length - 1; index >= -1; index--) {
    if (index >= 0 && classes[index]?.place !== 'quoted') continue
    markAtEnd(lines, classes, index + 1, end)
    end = index
  }
}

/** Of the lines `start` to `end`, as far up as a signature may reach. */
function markAtEnd(lines: readonly string[], classes: Marked[], start: number, end: number): void {
  let first: number | null = null
  let bottom = end
  let below = NOTHING
  // Empty lines cost nothing, but nobody leaves more of them in a signature.
  for (let index = end - 1; index >= Math.max(start, end - 4 * MAX_LINES); index--) {
    const line = lines[index]?.trim() ?? ''
    if (line === '') continue
    if (POSTSCRIPT.test(line)) {
      // What somebody adds is written anew, and ends what stands above.
      if (first !== null) break
      bottom = index
      below = NOTHING
      continue
    }
    if (below.count > 0 && line.length <= MAX_PHRASE_CHARACTERS) {
      const isShort = below.count <= MAX_NAME_LINES && below.longest <= MAX_NAME_CHARACTERS
      if (CLOSING.test(line) || DRAWN.test(line)) first = index + 1
      else if (first === null && isShort && THANKING.test(line)) first = index + 1
    }
    below = {
      count: below.count + 1,
      characters: below.characters + line.length,
      longest: Math.max(below.longest, line.length),
    }
    if (below.count > MAX_LINES || below.characters > MAX_CHARACTERS || below.longest > MAX_LINE_CHARACTERS) break
  }
  if (first === null) return
  for (let index = first; index < bottom; index++) {
    const line = classes[index]
    if (line?.place === 'text') line.place = 'signature'
  }
}

/** The lines below one that is looked at. */
const NOTHING = { count: 0, characters: 0, longest: 0 }
const MAX_PHRASE_CHARACTERS = 80
