/** The names of messengers, in the spellings by which people write them past a filter. Pieces of patterns for lower-case text. */

const GAP = '[^\\p{L}\\p{N}\\n]{0,2}'
/** A name letter by letter, with up to two signs between them as in `w.h.a.t.s.a.p.p`. */
const spaced = (letters: string) => letters.split(' ').join(GAP)

const WHATSAPP = `(?:w|vv|ẁ|ш)${GAP}${spaced('h? [a@4áàäα] [t7+] [s5$z] [a@4áàäα] p')}(?:${GAP}p)?|whatapp|what's\\sapp|w-?app|wsp|(?<=(?:no|teu|meu|seu|auf|per|via|pelo|por)\\s)whats|zap-?zap|ватсап|вотсап|ワッツアップ|瓦次普`

/** Names that mean nothing else in mail, but are in the descriptions of products. */
const CLEAR = [
  WHATSAPP,
  spaced('t [e3] l [e3] g r [a@4] m'),
  'viber|we-?chat|wei\\s?xin|kakao(?:\\s?talk)?|threema|imessage|facetime|snapchat|sk[yi]pe|微信|威信|薇信|徽信|v信|微❤|バイバー|カカオトーク|カカオ|スカイプ|扣扣|企鹅号|テレグラム|电报',
].join('|')

/** Names that are words as well. */
const AMBIGUOUS =
  'signal|tg|line|discord|qq|vx|v信|wx|(?:facebook|fb)\\smessenger|messenger|snap|ライン|ディスコード|企鹅|绿泡泡'

/** What stands for WhatsApp, LINE or WeChat without a name. */
const HINT =
  'green\\s(?:chat\\s)?(?:app|messenger)|grüne[nr]?\\s(?:app|messenger)|(?:appli(?:cation)?|app|messagerie)\\sverte|(?:app|aplicación|aplicativo|applicazione)\\sverde|groene\\sapp|zielon(?:a|ej|ą)\\s(?:apk|aplikacj)\\p{L}{1,3}|yeşil\\suygulama\\p{L}{0,4}|緑(?:色)?の(?:トーク|チャット|吹き出し|あの)?アプリ|绿色(?:聊天)?(?:软件|app|图标)|綠色軟體|绿色那个软件'

/** What stands for Telegram: the sign on its icon. A paper plane alone is a toy. */
const PLANE =
  '(?:paper\\s(?:air)?plane|aeroplanino(?:\\sdi\\scarta)?|aereo\\sdi\\scarta|avi[oó]n(?:cito|zinho)?\\sde\\spapel|aviãozinho(?:\\sde\\spapel)?|avion\\sen\\spapier|papierflieger|papieren\\svliegtuig(?:je)?|papierow\\p{L}{1,4}\\ssamolo\\p{L}{1,6}|kağıt\\suçak\\p{L}{0,4})'
const PLANE_APP = `(?:app|apka|apki|apce|aplikac\\p{L}{1,3}|appli|application|aplicación|aplicativo|uygulama\\p{L}{0,4})\\s(?:(?:with|of|mit|avec|con|com|met|z|do|de|du|del|dem|der|the|a|het|el|l['’]|dell['’]|d['’])\\s?){0,3}${PLANE}|${PLANE}[\\s-](?:app|apka|uygulama\\p{L}{0,4})|(?:加|用)(?:我)?[纸紙][飞飛]机|[纸紙][飞飛][机機](?:号|號|app|软件|联系|聊)|紙飛行機の?アプリ`

const LATIN = 'a-z0-9\\u00c0-\\u024f\\u0400-\\u04ff'

/** Turkish and Polish join their endings to a name. */
export const MESSENGER_NAME = new RegExp(
  `(?<![${LATIN}])(?:(?<clear>${CLEAR})['’]?[a-z\\u00c0-\\u024f]{0,5}|(?<ambiguous>${AMBIGUOUS})(?:['’]\\p{L}{1,5})?|(?:the\\s|that\\s|der\\s|die\\s|l['’]|de\\s|la\\s)?(?<hint>${HINT}|${PLANE_APP}))(?![a-z\\u00c0-\\u024f\\u0400-\\u04ff])`,
  'gu',
)

/** Addresses inside messengers. */
export const MESSENGER_LINK =
  /(?:(?:wa|t|m|line|signal|telegram|viber)\.me|(?:api|chat|web)\.whatsapp\.com|discord\.gg|u\.wechat\.com|join\.skype\.com)\/[^\s<>"']{2,200}|(?:whatsapp|tg|viber|skype|weixin|sgnl|line|threema|kakaotalk):(?:\/\/)?[a-z0-9+][^\s<>"',;]{2,200}/gu
