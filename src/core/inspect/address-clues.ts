/** Words by which people describe the address of a website instead of writing it, as pieces of patterns in lower case. */

import type { Clue } from './profile-clues.ts'

const START = '(?<![\\p{L}\\p{N}])'
const END = '(?![\\p{L}\\p{N}])'

const THREE_W = [
  `${START}(?:three|triple|treble|drei(?:mal| ?mal)?|trois|tres|tre|três|tripl[ao]|drie(?:maal| keer)?|driemaal|trzy(?: razy)?|potrójne|üç(?: tane| adet)?) (?:\\p{L}{1,10} )?["'“„«]?(?:w['’]?(?:s|ler|lar)?|double[- ]?(?:u|v)s?|uves? dobles?|doble uves?|doppi[ae] v[uù]?|vu doppie|dáblios?|dabl(?:iu|ju)s?|wu)(?:${END}|['’])`,
  `${START}(?:the|das|le|la|el|il|o|de|drei|3) www(?! ?[.:/])${END}|${START}www(?:,| and| then| und| dann| et| puis| y| luego| e| poi| depois| en| dan| i| potem| sonra)(?: \\p{L}|,)|${START}(?:wu ?wu ?wu|ve ?ve ?ve|weh? ?weh? ?weh?)${END}`,
  '(?:ダブリュー?|ダブル)(?:を|が)?(?:三|3|みっ)|wを?(?:三|3|みっ)|www(?:のあと|の後|に続け)|[三3](?:个|個)(?:w|达不溜|大不溜|打不溜|达布溜|大写w)|www(?:后面|加|接|之后)',
].join('|')

const COUNTRY = [
  'austria|germany|belgium|switzerland|france|spain|italy|portugal|brazil|poland|turkey|japan|china|(?:the )?netherlands|britain|(?:the )?uk|europe|our country',
  'österreich\\p{L}{0,2}|deutschland\\p{L}?|belgien\\p{L}?|schweiz|frankreich\\p{L}?|unser\\p{L}{0,2} land\\p{L}{0,2}|deutsche\\p{L}{0,2}|europa',
  'autriche|allemagne|belgi(?:que|[ëe])|suisse|pays|espagne|italie|alemania|bélgica|suiza|españa|francia|méxico|argentina|chile|belgio|svizzera|italia(?:n[ao])?|española?|français[e]?|belge|suisse|país|paese',
  'brasil(?:eir[ao])?|portugal|portugues[ae]|itália|alemanha|espanha|nederland\\p{L}{0,2}|nederlandse|belgische|duitsland|vlaams\\p{L}?|pols\\p{L}{1,4}|krajow\\p{L}|niemie\\p{L}{1,4}|türkiye\\p{L}{0,6}|ülke\\p{L}{0,6}|türk',
  '日本|中国|中國|ジェーピー',
].join('|')
const TOP_LEVEL =
  '\\.?(?:com|net|org|info|biz|shop|store|eu|io|co|app|blog|site|online)|["“„«\'‘「(]\\.?[a-z]{2,6}["”“»\'’」)]|\\.[a-z]{2,6}'
const ENDING =
  '(?:ending|extension|suffix|domain|top level|tld|abbreviation|endung|kürzel|landeskürzel|länderkürzel|domain|extension|terminaison|suffixe|sigle|terminaci[oó]n|extensi[oó]n|dominio|siglas?|estensione|suffisso|desinenza|dominio|sigla|terminaç[aã]o|extensão|final|domínio|uitgang|extensie|achtervoegsel|toevoeging|domein\\p{L}{0,6}|landcode|końców\\p{L}{1,3}|rozszerzeni\\p{L}{1,2}|domen\\p{L}{1,2}|skrót|uzant[ıi]\\p{L}{0,6}|son ?ek\\p{L}{0,3}|kısaltma\\p{L}{0,3})'
const ENDING_OF = [
  `${START}${ENDING}(?: [\\p{L}'’]{1,12}){0,2}?[ :"'“„«,]{1,3}(?:(?<=[ '’])(?:${COUNTRY})|${TOP_LEVEL})(?!\\p{L})`,
  `${START}(?:${COUNTRY}|com|net|org)['’]?(?:n[ıiuü]n)? ?(?:${ENDING})${END}`,
  `(?:${COUNTRY}|com|net)(?:の|的)?(?:ドメイン|国別コード|略(?:称|号)|缩写|縮寫|后缀|後綴|域名)|(?:ドメイン|末尾|最後|后缀|後綴|结尾|最后)(?:は|が|に|を|是|用)?(?:.{0,4})(?:${COUNTRY}|com|net|jp|cn|ドットコム)`,
].join('|')

const LAST_IS = [
  `${START}(?:ends?|ending|endet|endend|se termine|finit|termina|acaba|finisce|eindigt|kończy się|bitiyor|biter) (?:in|on|with|mit|auf|par|en|con|em|com|op|met|na|ile)?,? ?(?:${TOP_LEVEL}|dot \\p{L}{2,6}|(?:punkt|point|punto|ponto|punt|kropka) \\p{L}{2,6})${END}`,
  `${START}(?:after|behind|hinter|nach|après|derrière|detrás|después|tras|dopo|dietro|depois|atrás|achter|po|za) (?:(?:the|dem|del?|le|il|o|do|al|de) ){0,2}(?:dot|punkt|point|punto|ponto|punt|kropce|kropką) (?:\\p{L}{1,8} ){0,3}?(?:${TOP_LEVEL})${END}|${START}noktadan sonra(?:s[ıi])? (?:\\p{L}{1,8} ){0,2}?(?:${TOP_LEVEL})${END}`,
  `${START}(?:followed by|plus|add|then|gefolgt von|suivie? d[eu]|seguid[oa] de|seguito da|más|più|mais|con|mit|gevolgd door|met) (?:(?:an?|the|ein(?:em)?|le|un|el|il) )?(?:(?:dot|punkt|point|punto|ponto|punt|kropka) |\\.)(?:com|net|org|info|eu|shop|de|at|ch|fr|be|es|it|nl|pl|pt|br|tr|uk|jp|cn|co)${END}|${START}(?:dot|punkt|point|punto|ponto|punt|kropka) [a-z]{2,4} (?:al final|hinten|dahinter|at the end|alla fine|no (?:fim|final)|erachter|à la fin|na końcu)${END}|${START}(?:a|ein|une?|um|een) dot com(?=[.,!]|$)`,
  `${START}(?:at the end|am ende|à la fin|al final|alla fine|no (?:fim|final)|op het einde|aan het eind|na końcu|sonunda|dahinter|hinten)(?: [\\p{L}]{1,8}){0,2}? (?:dot|punkt|point|punto|ponto|punt|kropka|nokta) (?:(?:and|und|et|y|e|en|i|ve) )?(?:com|net|org|info|eu|shop|de|at|ch|fr|be|es|it|nl|pl|pt|br|tr|uk|jp|cn|co)${END}`,
  'ドット(?:と|の後に?|のあとに?|、)(?:ジェー?ピー|ジェイピー|コム|jp|com|シーオー)',
].join('|')

const HALVES =
  '(?:first|second|last) (?:half|part)|(?:erste|zweite|letzte)r? (?:hälfte|teil)|(?:première|deuxième|seconde) (?:moitié|partie)|(?:primera|segunda) (?:mitad|parte)|(?:prima|seconda) (?:metà|parte)|(?:primeira|segunda) (?:metade|parte)|(?:eerste|tweede) (?:helft|deel)|(?:pierwsz|drug)\\p{L} (?:połow|część)\\p{L}{0,2}|(?:ilk|ikinci) (?:yarı|kıs)\\p{L}{1,4}'

const JOINED =
  '(?:all |as |in )?one word|no spaces?|without (?:a |any )?spaces?|in einem wort|ein wort|ohne leerzeichen|zusammen ?geschrieben|alles zusammen|en un (?:seul )?mot|write them together|schreib\\p{L}{0,2} (?:sie )?zusammen|pegado|sans espaces?|tout (?:attachée?|collée?)s?|attachés?|todo junto|junto y|sin espacios?|en una (?:sola )?palabra|(?:tutto )?attaccat[oi]|in una parola|senza spazi[o]?|tudo junt(?:o|inho)|sem espaços?|aan elkaar|aaneen(?:geschreven)?|zonder spaties?|(?:in )?één woord|bez spacji|(?:pisane )?razem|łącznie|jednym słowem|bitişik|boşluksuz|birleşik|スペースなし|つなげて|続けて書|ひとつながり|连着写|连写|连在一起|没有空格|不加空格|中间没空格|全拼|拼音'

const DOT =
  '(?:a|the|ein(?:en)?|der|den|un|le|el|il|um|o|een|bir)? ?(?:dot|point|petit point|punkt|pünktchen|punto|puntito|puntino|ponto|pontinho|punt|puntje|kropk[aęąi]|kropeczk\\p{L}|nokta\\p{L}{0,2})(?! (?:de |of |di |d[ao] |der )?(?:vente|venta|recogida|retrait|vista|vue|view|ritiro|vendita|venda|vista|croix|cruz|interest|sale))'
const EAST_ASIAN_DOT = 'ドット|ピリオド|(?:[一个個加再,]|英文)点(?![击擊儿兒]|半|钟|鐘)'

const BAR =
  "address bar|browser\\p{L}{0,6}|search bar|url\\p{L}{0,3}|adress(?:zeile|feld|leiste)|suchleiste|internetadresse|barre d['’]adresses?|navigateur|adresse (?:web|internet|du site)|barra de direcciones|navegador|direcci[oó]n (?:web|de internet)|barra degli indirizzi|indirizzo (?:web|internet|del sito)|barra de endereços?|endereço (?:d[oe] )?(?:site|internet|web)|adresbalk|zoekbalk|webadres|internetadres|pas\\p{L}{1,3} adres\\p{L}{1,3}|przeglądar\\p{L}{1,3}|adres (?:strony|internetowy)|tarayıcı\\p{L}{0,4}|adres çubuğu\\p{L}{0,3}|internet adres\\p{L}{1,4}|web adres\\p{L}{1,4}"
const EAST_ASIAN_BAR =
  'アドレスバー|アドレス欄|ブラウザ|urlは|アドレスは|アドレスの|地址栏|浏览器|网址|網址|网站(?:名字?|就是|是|叫)|(?:サイト|ホームページ)(?:は|の名前)'

const SITE =
  "(?:our|my|unser\\p{L}{0,3}|mein\\p{L}{0,2}|notre|mon|nuestr[oa]|mi|nostr[oa]|mi[oa]|noss[oa]|meu|minha|onze|mijn|nasz\\p{L}{0,3}|mo(?:im|jej|ja)) (?:\\p{L}{1,12} )?(?:web ?site|site|page|home ?page|blog|shop|webseite|seite|internetseite|página|pagina|web|sitio|sito|stron\\p{L}{1,3}|blogu?)|(?:the|die|le|la|el|il|o|de) (?:site|website|page|web|home ?page|seite|sito) (?:is|ist|es|è|é|heißt|s['’]appelle|c['’]est|se llama|si chiama|se chama|heet)|strona to|(?:die|unsere|the|our|la|notre|nuestra|il nostro|l['’]) ?(?:adresse?|address|dirección|indirizzo) (?:ist|is|est|es|è)|(?:club|vereins|firmen|web|internet)-?(?:site|seite)|(?:sayfa|site|blog)(?:[ıiu]m|m)(?:[ıiu]z)?\\p{L}{0,3}|i keep a blog|(?:当店|うち|私|わたし|弊社)の?(?:サイト|ページ|ブログ|ホームページ)|(?:我们?|本店|我家)的?(?:网站|官网|网页|博客)"

const SPELT =
  "(?:i['’]?ll|i|let me) spell|spelled|spelt|(?:ich )?buchstabier\\p{L}{1,3}|j['’]épelle|je vous l['’]épelle|(?:lo |se lo |te lo )?deletre\\p{L}{1,2}|lettera per lettera|soletr\\p{L}{1,4}|letra por letra|lettre par lettre|letter voor letter|(?:ik )?spel (?:hem|het|even)|buchstabe für buchstabe|liter(?:uj\\p{L}{1,2}|a po literze)|harf harf|hecel\\p{L}{2,6}|一文字ずつ|一个字母一个字母|逐个字母"

const clue = (weight: number, pattern: string): Clue => ({ weight, pattern: new RegExp(pattern, 'gu') })
const word = (pattern: string) => `${START}(?:${pattern})${END}`

/** Each counts once in what is said together. None is enough: engravings have words without spaces, and files endings. */
export const ADDRESS_CLUES: readonly Clue[] = [
  clue(2, THREE_W),
  clue(2, `${ENDING_OF}|${LAST_IS}`),
  clue(1, `${word(BAR)}|${EAST_ASIAN_BAR}`),
  clue(1, SITE),
  clue(1, word(SPELT)),
  clue(1, `${word(HALVES)}|前半|後半|前半段|后半`),
  clue(1, `${word(JOINED)}|つなげて|続けて書|スペースなし|连着写|连写|连在一起|不加空格|没有空格|全拼|拼音`),
  clue(1, `${word(DOT)}|${EAST_ASIAN_DOT}`),
]
/** Which of them say by themselves that it is about a website, and which that somebody spells it. */
export const OF_WEBSITES = [0, 1, 2, 3] as const
export const OF_SPELLING = [0, 1, 4, 5, 6] as const
