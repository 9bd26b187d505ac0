/**
 * A name to look for at a messenger that is told in other words than `WhatsApp: name`: `search for @name there`, `my user
 * name is name_85`, `da heiße ich name85`. Looks a little way behind the messenger's name, past the end of its sentence.
 */

const WINDOW = 130
const START = '(?<![\\p{L}\\p{N}])'
const END = '(?![\\p{L}\\p{N}])'

/** What the name there is called. */
const ACCOUNT = `${START}(?:user\\s?name|user|handle|nick(?:name)?|pseudo(?:nyme)?|id|usuario|utilisateur|(?:nome\\s)?utente|usuário|utilizador|gebruikersnaam|nazw[aąęy]|login|benutzername|kullanıcı\\sad\\p{L}{0,5}|ad[ıi]m|ismim)${END}|ユーザー名|アカウント名?|スカイプ名|^\\s?名[はが:：]|の名前|名前は|用[户戶]名|[账帐帳][号號]|微信号|[昵暱][称稱]|名字|id(?![a-z])`
/** What leads to it: look for me, I am, as. */
const FOUND = `${START}(?:find|search|look|add|i'?m|i\\sam|as|named|called|under|there|such\\p{L}{0,3}|find\\p{L}{0,3}|hei(?:ß|ss)\\p{L}{0,2}|bin|als|unter|cherch\\p{L}{1,3}|trouv\\p{L}{1,4}|ajout\\p{L}{1,3}|suis|c['’]est|appelle|sous|comme|b[uú]sc\\p{L}{1,5}|b[uú]squ\\p{L}{1,4}|encu[eé]ntr\\p{L}{1,4}|agr[eé]g\\p{L}{1,4}|soy|estoy|llamo|nombre|bajo|como|cerc\\p{L}{1,4}|trov\\p{L}{1,4}|aggiung\\p{L}{1,4}|sono|chiamo|come|procur\\p{L}{1,3}|adicion\\p{L}{1,3}|sou|estou|zoek\\p{L}{0,2}|voeg|vind\\p{L}{0,2}|ben|onder|szuka\\p{L}{1,3}|wyszuka\\p{L}{1,3}|znajd\\p{L}{1,5}|dodaj\\p{L}{0,3}|jestem|pod|jako|ekle\\p{L}{0,6}|bul\\p{L}{0,9}|arat\\p{L}{0,4}|ara|ara(?:yın|rsan\\p{L}{0,2})|ora?da[nı]?|ismi\\p{L}{0,3}|adı\\p{L}{0,3}|benim)${END}|検索|探して|追加|自分|私は|[搜找加叫]|我是`
/** As nobody writes a word: `blue_yarn`, `yarn.blue.85`, `yarn1964`, `@yarn`. */
const NAME = `(?<![\\p{Script=Latin}\\p{N}@._-])(?:@[a-z0-9_.]{3,40}|[a-z][a-z0-9]{1,30}_[a-z0-9_.]{1,40}|(?=[a-z.]{0,60}\\d)[a-z]{2,30}(?:\\.[a-z0-9]{2,30}){1,3}|[a-z]{3,30}[._-]?\\d{2,8}[a-z]{0,10}|[a-z]{2,20}-[a-z]{2,20}(?=\\s?(?:です|と|で)))(?![\\p{Script=Latin}\\p{N}@])`
/** What Threema gives: eight capitals and figures. */
const GIVEN_ID = '(?<![\\p{L}\\p{N}])(?=[a-z]*\\d)(?=\\d*[a-z])[a-z0-9]{8}(?![\\p{L}\\p{N}])'
/** In a text of signs, Latin letters are a name. */
const IN_SIGNS =
  '(?:[搜加叫]|名|号|(?<=[\\u3040-\\u9fff]\\s?)id)[\\s:：是为]{0,3}(?:[a-z][a-z0-9_-]{4,30}|(?:[a-z]{1,8}\\s){1,5}[a-z]{1,8})(?![a-z])'
const TOLD = new RegExp(
  `(?:${ACCOUNT}|${FOUND})[^\\n]{0,90}?${NAME}|(?:${ACCOUNT})[^\\n]{0,12}?${GIVEN_ID}|${NAME}[^\\n]{0,12}?(?:${ACCOUNT}|${FOUND})|^\\s?[:：は]?\\s?(?=[a-z]{0,30}[_\\d])${NAME}|${IN_SIGNS}`,
  'u',
)
const OF_A_THING =
  /(?<!\p{L})(?:models?|modell\p{L}{0,2}|mod[eè]l[eo]|modelo|order|bestell\p{L}*|commande|pedido|ordine|encomenda|zamówieni\p{L}*|sipariş\p{L}*|serial|firmware|version|watch|tracking)(?!\p{L})|注文|型番|订单|型号|快递/u

/** Where the name ends that is told behind `from`; null where none is. */
export function accountAfter(lower: string, from: number): number | null {
  const window = lower.slice(from, from + WINDOW)
  const end = /\n\s*\n/.exec(window)?.index ?? window.length
  const text = window.slice(0, end)
  const told = TOLD.exec(text)
  if (told === null || OF_A_THING.test(text.slice(0, told.index + told[0].length))) return null
  return from + told.index + told[0].length
}
