/** Two sentences with no space between them where the second begins with what is a top-level domain, too: `super.to czekam`. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

interface Tongue {
  /** Top-level domains that sentences of the language begin with, and no site for its readers ends in. */
  readonly begins: ReadonlySet<string>
  /** Small words that most sentences have one of, and other languages hardly. */
  readonly words: RegExp
}

const tongue = (begins: string, words: string): Tongue => ({
  begins: set(begins),
  // The ending of another host is none of its words.
  words: new RegExp(`(?<![\\p{L}\\p{N}.])(?:${words})(?![\\p{L}\\p{N}]|\\.\\p{L})`, 'iu'),
})

const TONGUES: readonly Tongue[] = [
  tongue(
    'it in is so no my to do am as at be us by an or if he can will how',
    "the|and|is|was|are|it's|i|have|has|for|with|that|this|not|you|came|but|works?|what|my|we|they|so|very|all|really|size|arrived",
  ),
  tongue(
    'in so im am da es ja an er man',
    'ich|und|ist|das|nicht|die|der|mit|wir|sie|ein|eine|habe|hat|war|auf|für|noch|paar|ordnung|aus|bitte|alles|von|zu|bin|gerne|sehr|aber',
  ),
  tongue(
    'la il si je de se me ne un va sa ma ca ce tu as on',
    "je|et|est|le|les|pas|pour|vous|nous|que|qui|une|mais|j'ai|c'est|dans|avec|bien|prix|colis",
  ),
  tongue(
    'la el de me no se si en te mi un al lo su ya tu',
    'que|el|los|y|es|por|con|para|pero|ha|muy|una|las|lo|llega|me|mañana|gracias|ya|todo|cuando|recojo',
  ),
  tongue(
    'la il in no mi si ma se al do va un ci te li tu da lo ne sa',
    'che|di|è|il|per|non|una|con|grazie|ho|ha|sono|ringrazio|tutto|chiaro|del|della|ma|anche|lo|gli|aspetto|può|posso|la|le|mi|buongiorno|ciao|bene',
  ),
  tongue(
    'me no do de se a em um si da ja tu as la',
    'que|não|o|e|com|para|uma|está|você|muito|já|foi|mas|obrigad[oa]|do|da|quando|avisa|tudo|chegou',
  ),
  tongue('is in de me no al je ze er we nu', 'het|een|en|is|niet|van|ik|voor|met|dat|maar|wel|op|ook|nog|wij|wordt'),
  tongue(
    'to na no my do za mi ma po co ja ci so se w ale pa',
    'i|na|nie|się|jest|że|czekam|do|dla|już|za|ale|proszę|mam|jak|przelew|w|z|paczka|będzie|ja|to|poczekam|dobrze|dziękuję',
  ),
  tongue('ne da bu de mi ki biz ben su', 'bir|ve|bu|için|çok|ama|değil|mi|var|yok|geldi|daha|ürün|kargo'),
]

/** Who says so means a site: `look at blue.to`, `auf blue.in`, `our site: blue.la`. */
const SITE_BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:on|at|visit|see|via|from|under|site|website|shop|store|link|here|auf|unter|bei|über|zu|nach|siehe|besuch\p{L}*|seite|sur|chez|voir|visitez|site|en|ver|visite|visita|sitio|tienda|web|su|sul|sito|vai|negozio|no|na|em|loja|op|bij|via|zie|bezoek|winkel|stronie|sklep|strona|pod|zobacz|bak|site\p{L}*|to|go)[ \t]{1,2}|[:=→>(/@"'“„«]\s{0,2})$/iu
/** Short names and services that end in such a word, and stay links. */
const SERVICES = set(
  'bit.ly goo.gl t.me wa.me m.me is.gd v.gd amzn.to amzn.in fb.me about.me paypal.me linktr.ee u.to rb.gy cutt.ly youtu.be instagr.am tinu.be ow.ly adf.ly n26.me revolut.me bunq.me beacons.ai buff.ly dlvr.it spoti.fi on.fb.me t.co lnk.to ffm.to band.to fanlink.to geni.us tiny.cc shorturl.at line.me zalo.me bio.to many.link msha.ke twitch.tv twitter.com telegra.ph telegram.me wise.me ko-fi.com discord.me vk.me ok.me streamable.in',
)

/** `before` and `after` stand around `label.top`, which a word follows; a sentence is looked for in the line only. */
export function goesOn(label: string, top: string, before: string, after: string): boolean {
  if (top === 'es' && /^[ \t](?:muy|demasiado|que|una?|lo)[ \t]/u.test(after) && !SITE_BEFORE.test(before)) return true
  const spoken = TONGUES.filter(({ begins }) => begins.has(top))
  if (spoken.length === 0 || SERVICES.has(`${label}.${top}`)) return false
  // A name of several words or with digits begins no sentence.
  if (!/^\p{L}{2,14}$/u.test(label) || SITE_BEFORE.test(before) || !/^[ \t]\p{L}/u.test(after)) return false
  // `Alles klar.am Montag`: only German has capitals inside a sentence.
  if (!/^[ \t]\p{Ll}/u.test(after) && !/^(?:in|am|im)$/.test(top)) return false
  const sameLine = before.slice(before.lastIndexOf('\n') + 1)
  return spoken.some(({ words }) => words.test(after) || words.test(sameLine))
}
