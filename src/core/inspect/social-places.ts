/** Names, short names and descriptions of places where a writer has a profile, as pieces of patterns in lower case. */

import { ENGINES, MARKETS } from './social-words.ts'

const START = '(?<![\\p{Script=Latin}\\p{N}_@.])'
const END = '(?![\\p{Script=Latin}\\p{N}_]|\\.\\p{Script=Latin})'
/** Endings that languages join to names: `Instagramie`, `Instada`, `YouTube'daki`. */
const ENDING =
  "(?:['’]?(?:d[ae]|t[ae]|d[ae]n|t[ae]n|y?[ae]|y[ıiu]|daki|deki|taki|teki|ie|owi|em|u|a|s|m|mda|mız|mızda)){0,2}"

const NETWORK_NAMES = [
  "insta(?:gram\\p{L}{0,4})?|insie|ig|(?:the|da) ?['’]?gram",
  "face ?book\\p{L}{0,4}|fb|f-b|fejs(?:ie|bu[kc]\\p{L}{0,3}|ik\\p{L}{0,2})?|f[eé]is(?:buk)?|feys(?:buk)?|fesbuk|fan ?page|fan ?pejd[żz]\\p{L}{0,3}|(?<=(?:el|no|sul|le|su|auf) )face|face(?=['’][td]e)",
  'tik ?tok|(?<=(?:the|el|il|o|le|het|auf|no) )tok|tiktak|pinterest|pinter[eé]scie|snap(?:chat)?|soundcloud|spotify|twitch|flickr|behance|deviantart|patreon|substack|tumblr|vimeo|bandcamp|ravelry|strava|komoot|goodreads|mastodon|bluesky|threads|reddit|vkontakte|vk|linkedin|xing|twitter|tweeter|linktree|blogspot|wordpress|wattpad|letterboxd|mixcloud|kickstarter|discord',
].join('|')
const EAST_ASIAN_NETWORKS =
  'インスタ(?:グラム)?|フェイスブック|ツイッター|ピンタ(?:レスト)?|ティックトック|アメブロ|ニコ動|ニコニコ動画|ミクシィ|ピクシブ|小?[红紅][书書薯]|小地瓜|小?🍠(?:薯|书)?|某[红紅]?[书薯音博乎手]|抖音|抖抖|[dd]音|快手|b站|小破站|微博|围脖|知乎|豆瓣|贴吧|公众号|公號|视频号|脸书|臉書|推特|(?<![\\p{L}\\p{N}])x(?=で|に|のアカ)|(?<![a-z])(?:ins|xhs|dy)(?=上|里|号|搜|的)'
const VIDEO_NAMES = 'you ?tub\\p{L}{0,4}|yt|ytb|jutub\\p{L}{0,3}|yutub\\p{L}{0,3}|yutup\\p{L}{0,3}|iutub\\p{L}{0,2}'
const EAST_ASIAN_VIDEO = 'よう?つべ|(?<!\\p{L})つべ|ユーチューブ|ようつべ|油管'

/** What a network is called by who does not name it. */
const BY_MEANING =
  'book of (?:the )?faces|libro delle facce|libro de (?:las )?caras|livre des visages|gesichtsbuch|gezichtenboek|smoelenboek|książ\\p{L}{2,3} twarzy|livro d[ao]s (?:caras|rostos)|yüz kitab\\p{L}{0,4}|顔の本|脸的那本书'
const KIND =
  '(?:apps?|apk[aięą]|appli(?:cation)?|aplicaci[oó]n|aplicativo|applicazione|aplikacj\\p{L}|uygulama\\p{L}{0,5}|network|netwerk|netzwerk|réseau|red(?: social)?|rede(?: social)?|social(?: network)?|sie[cć]i?|plat+form\\p{L}{0,2}|plateforme|piattaforma|plataforma|portal\\p{L}{0,2}|perfil|profilo?|serwis\\p{L}{0,2}|(?:web)?site\\p{L}{0,4}|sito|sitio|seite)'
const WITH =
  '(?:with|of|for|mit|der|des|für|avec|du|des?|à|aux?|con|del?|delle|dei|degli|col|com|d[aeo]s?|met|van|voor|z|ze|do|od)'
const RED = '(?:red|rote[nrms]?|rouge|roj[oa]|ross[oa]|vermelh[oa]|rode|czerwon\\p{L}{1,3}|kırmızı)'
const BUTTON =
  '(?:button|triangle|arrow|play|knopf|dreieck|pfeil|bouton|flèche|bot[oó]n|triángulo|flecha|bottone|tasto|pulsante|triangolo|bot[aã]o|triângulo|seta|knop|driehoek|pijl|przycisk\\p{L}{0,3}|trójkąt\\p{L}{0,3}|guzik\\p{L}{0,3}|oynat\\p{L}{0,4}|düğme\\p{L}{0,4}|üçgen\\p{L}{0,4})'
const DRAWN = [
  `${RED} (?:\\p{L}{1,12} )?${BUTTON}|${BUTTON} ${RED}|play button|abspielknopf`,
  'music(?:al)? note|musiknote|note de musique|nota musical|nota musicale|muzieknoot\\p{L}{0,3}|nutk\\p{L}{1,2}|nuty|müzik notas\\p{L}{1,3}',
  'camera|kamera\\p{L}{0,3}|appareil photo|c[áaâ]mar\\p{L}{1,5}|c[âa]mera|camerinha|macchina fotografica|fotocamera|fototoestel|aparat\\p{L}{0,4}',
  "photos?|pictures?|fotos?|fotinhas?|foto[’']s|fotito\\p{L}|fotek|bilder\\p{L}?|zdjęć|zdjęci\\p{L}{1,3}|foto[ğg]raf\\p{L}{0,3}|short (?:video|clip)s|kurzvideos|videos?|vidéos?|v[íi]deos?|filmpjes|filmik\\p{L}{0,3}|filmó?w?",
  'bird|vogel|vögelchen|oiseau|pajarito|uccellino|passarinho|vogeltje|ptaszk\\p{L}{1,3}|kuş\\p{L}{0,2}',
  'ghost|geist|gespenst|fantôme|fantasma|fantasmino|fantasminha|spookje|duszk\\p{L}{1,3}|hayalet\\p{L}{0,2}',
  'cloud|wolke|nuage|nube|nuvola|nuvoletta|nuvem|wolkje|chmurk\\p{L}{1,2}|bulut\\p{L}{0,2}',
  'pinboard|pinnwand|épingles?|chincheta|puntina|alfinete|prikbord|pinezk\\p{L}{1,2}|(?:white|blue|blaue[nms]?) f|f (?:azul|bleue?|blu)|niebieski\\p{L}{1,3} f|mavi f|weißen f|f blanc|f blanca|f bianca|f branco|witte f',
].join('|')
const DESCRIBED = [
  `${START}(?:${KIND}) (?:\\p{L}{1,12} )?(?:${WITH} |(?:dell|d|l|all|de l|à l)['’])(?:\\p{L}{1,12}['’ ]){0,3}?(?:${DRAWN})(?!\\p{L})`,
  `${START}(?:${DRAWN})[- ]?(?:\\p{L}{1,9} )?${KIND}(?!\\p{L})`,
  `${START}(?:${BY_MEANING})`,
  `${START}${RED} (?:film|video|vidéo|vídeo)\\p{L}{0,14}`,
  '(?:音符|カメラ|写真|正方形|四角|赤い(?:再生|三角|ボタン)|再生ボタン|鳥|おばけ|雲|動画)[^.\\n]{0,8}(?:アプリ|サイト|sns)',
  '(?:音符|相机|照片|图片|红色(?:按钮|播放|三角)|播放键|小鸟|幽灵|短视频|红色)[^.\\n]{0,8}(?:app|软件|平台|网站)',
].join('|')

const ONLINE =
  'search engine|suchmaschine|moteur de recherche|buscador|motore di ricerca|zoekmachine|wyszukiwar\\p{L}{1,3}|arama motor\\p{L}{1,4}|(?:im|übers?) (?:netz|internet)|on the (?:web|internet|net)|online|en ligne|sur (?:internet|le net|le web)|(?:en|por) internet|en la red|in rete|(?:su|in) internet|online|na internet|na net|op (?:het )?internet|w (?:internecie|sieci|necie)|internett?e?n?|ネット(?:で|上)|ググ(?=っ|れ|る)|検索エンジン|网上|搜索引擎|網上'

/** Where a profile is, and how much has to be said beside its name before it is the writer's own. */
export const PLACES = new RegExp(
  [
    `(?<network>${START}(?:${NETWORK_NAMES})${ENDING}${END}|${EAST_ASIAN_NETWORKS})`,
    `(?<video>${START}(?:${VIDEO_NAMES})${ENDING}${END}|${EAST_ASIAN_VIDEO}|${START}(?:${MARKETS})${ENDING}${END})`,
    `(?<described>${DESCRIBED})`,
    `(?<engine>${START}(?:${ENGINES}|${ONLINE})${ENDING}${END})`,
  ].join('|'),
  'gu',
)
