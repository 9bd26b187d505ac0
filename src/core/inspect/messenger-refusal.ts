/** How people of eleven languages decline a messenger: who says no to WhatsApp invites nobody. */

/** The part of a sentence that a name stands in. */
const CLAUSE_START =
  /[,;:()–—，；、]|(?<!\p{L})(?:but|so|aber|sondern|mais|pero|sino|perciò|mas|maar|dus|ale|więc|ama|fakat)(?!\p{L})/gu
const NEGATION =
  /(?<!\p{L})(?:don['’]?t|do not|doesn['’]?t|won['’]?t|will not|would not|wouldn['’]?t|never|not|without|refuse|kein\p{L}{0,2}|nicht|nie|niemals|ohne|weder|n['’e]|pas|jamais|sans|non|mai|senza|não|nunca|sem|ni|jamás|sin|geen|niet|nooit|zonder|nie|nigdy|żadn\p{L}{1,3}|bez)(?!\p{L})|(?<!\p{L})no (?:quier|queremos|us[oa]|tengo|tenemos|d[oa]y|damos|voy|vamos|pued|podemos|acept|habl|pienso|deseo|me|le|os|te|need|more|thanks)|(?:不|别|別|勿|拒绝|拒絕|没有|沒有)(?:想|要|会|會|能|用|必|需要|方便|愿意|加|换|換|给|聊|发|走|在)?(?:你|您|我|任何)?(?:的)?\s?$/u
/** `Don't hesitate`, `don't write here`, `why not`, `not only`. */
const NO_REFUSAL =
  /(?<!\p{L})(?:hesitate|shy|worry|forget|zögern|zöger\p{L}*|vergiss|vergessen|hésite[rz]?|oublie[rz]?|dude[ns]?|dudes|olvid\p{L}*|esit\p{L}*|dimentic\p{L}*|hesit\p{L}*|esque[çc]\p{L}*|aarzel|vergeet|wahaj\p{L}*|zapomn\p{L}*|why|warum|pourquoi|perch[ée]|waarom|dlaczego|only|nur|seulement|s[oó]lo|solo|apenas|alleen|tylko|here|hier|ici|aquí|aqui|qui|tutaj|tu|working|funktioniert|marche|funciona|funzion\p{L}*|werkt|działa|if|wenn|falls|si|se|als|jeśli)(?!\p{L})/u
const REFUSED_AFTER =
  /^[^,;.，、]{0,40}?(?:istemiyor|istemem|kullanm[ıa]|yazışm|yazmıyor|yazmam|vermiyor|vermem|geçmiyor|geçmem|görüşmüyor|eklemiyor|yok(?!\p{L})|olmaz|(?:ません|しない)(?!か|でしょうか)|お断り|不要|控え|遠慮|结构|結構です|不加|不用|不聊|不方便)|^\s(?:bitte\s)?(?:nein|nicht|niet|no thanks|nie)(?!\p{L})/u

/** `I do not want to write on WhatsApp`, `LINEの交換はしません`. */
export function isRefused(before: string, after: string): boolean {
  if (REFUSED_AFTER.test(after)) return true
  let from = 0
  for (const match of before.matchAll(CLAUSE_START)) from = match.index + match[0].length
  const clause = before.slice(from)
  return (NEGATION.test(clause) || (/(?:^|\s)no\s$/.test(clause) && clause.trim() === 'no')) && !NO_REFUSAL.test(clause)
}
