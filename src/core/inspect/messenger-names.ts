/** The names of messengers, in the spellings by which people write them past a filter. Pieces of patterns for lower-case text. */

const GAP = '[^\\p{L}\\p{N}\\n]{0,2}'
/** A name letter by letter, with up to two signs between them as in `w.h.a.t.s.a.p.p`. */
const spaced = (letters: string) => letters.split(' ').join(GAP)

const WHATSAPP = `(?:w|vv|ẁ|ш)${GAP}${spaced('h? [a@4áàäα] [t7+] [s5$z] [a@4áàäα] p')}(?:${GAP}p)?|(?:wh?|v|u|gu|ł)[auo]{1,2}(?:tt?ss?|zz?|s)[ae]pp?|wzap|whatapp|what's\\sapp|w-?app|wsp|(?<=(?:no|teu|meu|seu|auf|per|via|pelo|por)\\s)whats|zap-?zap|ватсап|вотсап|ワッツアップ|瓦次普`

/** Names that mean nothing else in mail, but are in the descriptions of products. */
const CLEAR = [
  WHATSAPP,
  spaced('t [e3] l [e3] g r [a@4] m'),
  "t(?:e?lgr?a?m|elegrm|lgrm|elegarm|elgraf)(?=['’]|\\s|[:：])|w[.*_-]h[.*_-]a[.*_-]t[.*_-]s|whats(?=\\s?[:：]?\\s?[+@\\d(])",
  'viber|we-?chat|wei\\s?xin|kakao(?:\\s?talk)?|threema|imessage|facetime|snapchat|sk[yi]pe|微信|威信|薇信|徽信|v信|[微薇威徽v]\\s?[❤♥💚💙💛🧡💜🖤💗💕芯心]|バイバー|カカオトーク|カカオ|スカイプ|扣扣|企鹅号|テレグラム|电报',
].join('|')

/** Names that are words as well. */
const AMBIGUOUS =
  "signal|tg|l[●○〇◯*＊]ne(?=[で\\s]|の)|line|discord|dc(?=['’](?:den|de|ye)|\\süzerinden)|(?<=(?:on|na|no|su|en|auf|sur|op)\\s)(?:dc|tele)|qq|q号|vx|v信|wx|(?:facebook|fb)\\smessenger|messenger|snap|ライン|ディスコード|企鹅|绿泡泡"

/** What stands for WhatsApp, LINE or WeChat without a name. */
const BLUE =
  '(?:blue|blau(?:e[nrms]?)?|bleue?|azul(?:zinh[oa]|it[oa])?|blu|azzurr[oa]|blauwe?|niebiesk\\p{L}{1,3}|mavi|青い?|[蓝藍]色?的?)'
const APP =
  '(?:app(?:je|s)?|apka|apki|apce|apkę|messenger|chat|programma?|programme?|appli(?:cation)?|messagerie|aplicaci[oó]n|aplicativo|appzinho|applicazione|aplikacj\\p{L}{1,3}|uygulama\\p{L}{0,6})'
const GREEN =
  '(?:gr[uü]e?ne[nrms]?|green|verd(?:e|inh[oa]|ecit[oa])|vert[e]?|groene?|zielon(?:a|ej|ą|y|ym|ego|ą)|yeşil)'
const LITTLE = '(?:\\s(?:chat|little|kleine[nr]?|petite?|pequeñ[oa]|bekannte[nr]?))?'
const RECEIVER =
  '(?:receiver|handset|(?:telefon)?hörer|combiné|téléphone\\svert|auricular|tel[eé]fono\\sverde|cornetta|telefon(?:e|inho)\\sverde|(?:telefoon)?hoorn(?:tje)?|słuchawk\\p{L}{1,3}|ahize\\p{L}{0,5}|green\\sphone|speech\\sbubble|sprechblase|bulle\\sverte|fumetto\\sverde|bocadillo\\sverde)'
const WITH =
  "(?:\\s?(?:with|mit|avec|con|com|met|ze|z|of|de|du|del|dell['’]|do|da|au|the|a|le|la|dem|der|den|el|il|het|um|kleinen|grünen|little|green|groene|zielon\\p{L}{1,3})){1,4}\\s?"
const HINT = `${GREEN}${LITTLE}\\s${APP}|${APP}\\s${GREEN}|${APP}${WITH}${RECEIVER}|緑(?:色)?の(?:トーク|チャット|吹き出し|あの)?アプリ|[绿綠]色(?:的)?(?:聊天)?(?:软件|軟體|app|图标)|绿色那个软件`

/** What stands for Telegram: the sign on its icon. A paper plane alone is a toy. */
const PLANE =
  '(?:paper\\s(?:air)?plane|aeroplanino(?:\\sdi\\scarta)?|aereo\\sdi\\scarta|avi[oó]n(?:cito|zinho)?\\sde\\spapel|aviãozinho(?:\\sde\\spapel)?|avion\\sen\\spapier|papierflieger|papieren\\svliegtuig(?:je)?|papierow\\p{L}{1,4}\\ssamolo\\p{L}{1,6}|kağıt\\suçak\\p{L}{0,4})'
const PLANE_APP = `(?:app|apka|apki|apce|aplikac\\p{L}{1,3}|programm?a?|programme|messenger|appli|application|aplicación|aplicativo|uygulama\\p{L}{0,4})\\s(?:(?:with|of|mit|avec|con|com|met|z|ze|do|da|de|du|del|dem|der|the|a|het|el|blue|blauen|bleu|azul|blu|l['’]|dell['’]|d['’])\\s?){0,3}${PLANE}|${PLANE}[\\s-](?:app|apka|uygulama\\p{L}{0,4})|(?:加|用)(?:我)?[纸紙][飞飛]机|[纸紙][飞飛][机機](?:号|號|app|软件|联系|聊)|${PLANE}\\s(?:azul|blu|bleu|blau)|(?:blue|blaue[nrm]?|blauwe|niebiesk\\p{L}{1,3}|mavi)\\s${PLANE}|(?:avioncito|aviãozinho|aeroplanino|vliegtuigje|samolocik\\p{L}{0,3})\\s(?:azul|blu|bleu)|紙飛行機の?アプリ|青い紙飛行機`

/** It may be a toy or a print, so somebody has to be called there by a name. */
const LOOSE = `${BLUE}[^.!?\\n]{0,24}${PLANE}|${PLANE}[^.!?\\n]{0,12}${BLUE}(?!\\p{L})|(?:app|appli|application|apje|programm?a?|apka|apki|apce|uygulama)[^.!?\\n]{0,24}${PLANE}|小?[飞飛][机機](?=上|[找聊加号號]|\\s?[:：])|(?<=[加用上有])小?[飞飛][机機]`

const LATIN = 'a-z0-9\\u00c0-\\u024f\\u0400-\\u04ff'

/** Turkish and Polish join their endings to a name. */
export const MESSENGER_NAME = new RegExp(
  `(?<![${LATIN}])(?:(?<clear>${CLEAR})['’]?[a-z\\u00c0-\\u024f]{0,5}|(?<ambiguous>${AMBIGUOUS})(?:['’]\\p{L}{1,5}|(?<=messenger)\\p{L}{1,3}|(?<=discord)\\p{L}{1,3})?|(?:the\\s|that\\s|der\\s|die\\s|l['’]|de\\s|la\\s)?(?<hint>${HINT}|${PLANE_APP})|(?<loose>${LOOSE}))(?![a-z\\u00c0-\\u024f\\u0400-\\u04ff])`,
  'gu',
)

/** Addresses inside messengers. */
export const MESSENGER_LINK =
  /(?:(?:wa|t|m|line|signal|telegram|viber)\.me|(?:api|chat|web)\.whatsapp\.com|discord\.gg|u\.wechat\.com|join\.skype\.com)\/[^\s<>"']{2,200}|(?:whatsapp|tg|viber|skype|weixin|sgnl|line|threema|kakaotalk):(?:\/\/)?[a-z0-9+][^\s<>"',;]{2,200}/gu
