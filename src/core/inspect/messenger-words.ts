/**
 * How people of eleven languages invite each other to a messenger. A mention alone is honest: cases fit telephones with
 * WhatsApp, watches show its messages, cables carry a signal and drawings have lines.
 */

import { isRefused } from './messenger-refusal.ts'

const joined = (text: string) => text.trim().replace(/\s+/g, '|').replace(/_/g, '\\s')
const START = '(?<![\\p{L}\\p{N}])'
const END = '(?![\\p{L}\\p{N}])'

/** A request to write or call the person who says it. */
const TO_ME = [
  `${START}(?:${joined('hmu message msg text write contact add reach ping call find send drop hit dm pm follow join whatsapp tell show give get_in_touch_with talk_to chat_with speak_to write_to')})\\s(?:to\\s|out\\sto\\s|back\\s)?(?:me|us|our|my)${END}`,
  `${START}(?:${joined('schreib schreibe schreiben schreibt kontaktiere kontaktieren erreichen erreichst erreicht melde melden meld füge fügen ruf rufen schick schicke schicken send sende senden adde add kontaktier kontaktiert')})\\s(?:sie\\s|du\\s|dich\\s|sich\\s)?(?:einfach\\s|gerne?\\s|bitte\\s|bei\\s)?(?:mir|mich|uns)${END}|${START}(?:mir|mich|uns)\\s(?:\\S{1,15}\\s){0,2}(?:erreichen|schreiben|kontaktieren|anschreiben|finden|hinzufügen|melden)${END}`,
  `${START}(?:écri(?:s|vez|re)|contacte[rz]?|ajoute[rz]?|rejoin(?:s|dre|gnez)|envoy?(?:ez|e|er|oie)|appele[rz]|joindre|parle[rz]|trouve[rz]?)(?:[-\\s])(?:moi|nous)${END}|${START}(?:me|nous|m['’])\\s?(?:contacter|écrire|joindre|ajouter|envoyer|appeler|trouver|parler)${END}`,
  `${START}(?:escr[ií]b(?:e|a|an|ir)|cont[aá]ct(?:a|e|en|ar)|agr[eé]g(?:a|ue|uen|ar)|añ[aá]d(?:e|a|ir)|m[aá]nd(?:a|e|en|ar)|env[ií]a?(?:e|r)?|ll[aá]m(?:a|e|ar)|habl(?:a|e|ar)|b[uú]sc(?:a|que|ar))(?:me|nos|melo|noslo)${END}`,
  `${START}(?:scriv(?:i|ete|a|er)|contatt(?:a|ate|i|ar)|aggiung(?:i|ete|er)|mand(?:a|ate|ar)|invi(?:a|ate|ar)|chiam(?:a|ate|ar)|cerca|trova)(?:mi|ci|temi|teci)${END}|${START}(?:mi|ci)\\s(?:scriva|contatti|aggiunga|chiami|trovi|trovate)${END}`,
  `${START}(?:me|nos)\\s(?:chama|chame|adiciona|adicione|manda|mande|contata|contate|escreve|escreva|liga|ligue|procura)${END}|${START}(?:chama|chame|adicion[ae]|escrev[ae]|contact[ae]|mand[ae]|envi[ae]|fal[ae]|lig[ae])-?\\s?(?:me|nos|comigo|conosco|connosco)${END}`,
  `${START}(?:chama|chame|chamar|manda|mande|escreve|escreva|fala|fale)\\s(?:a_gente\\s|lá\\s|aí\\s)?(?:no|pelo|por|via)${END}`.replace(
    '_',
    '\\s',
  ),
  `${START}(?:app|stuur|mail|contacteer|schrijf|bel|bereik|vind|voeg|bereiken)\\s(?:je\\s|u\\s)?(?:mij|me|ons)${END}|${START}(?:mij|me|ons)\\s(?:appen|bereiken|contacteren|toevoegen|berichten|vinden)${END}`,
  `${START}(?:napisz|pisz|napiszcie|dodaj|dodajcie|skontaktuj|zadzwoń|znajdź|wyślij)\\s(?:się\\s)?(?:do\\s|z\\s)?(?:mnie|nas|nami|mną|mi|nam)${END}|${START}(?:napisz|pisz|skontaktuj\\ssię)${END}|${START}(?:do|z)\\s(?:nas|mnie|nami|mną)\\s(?:napisać|pisać|skontaktować|zadzwonić)${END}`,
  `${START}(?:(?:bana|bize|beni|bizi|benimle|bizimle)\\s(?:\\S{1,20}\\s){0,2}(?:yaz|ulaş|ekle|mesaj|iletişim|ara)\\p{L}{0,10}|(?:yazın|yazabilirsiniz|ulaşın|ulaşabilirsiniz|ekleyin))`,
  '連絡(?:して|を?ください|下さい|お願い|先)|送って(?:ください|下さい)|追加して|友[だ達]ち?(?:追加|登録|になって)|やり?取りし|やりとりし|お話し|ご連絡|交換し|メッセージ(?:して|ください|をお送り)',
  '加(?:我|一下|个|下|您|你)|联系(?:我|客服)?|聯[繫絡系]我|找我|私聊|聊(?!天[记記])|发我|發我|告诉我|谈|同号|同號|沟通',
].join('|')

/** The same without saying whom; beside a device it is about the device. */
const TALK = [
  `${START}(?:contact|reach|talk|chat|continue|move|switch|discuss|speak|add|join|find|available|here's|connect_with_us)${END}`.replace(
    '_',
    '\\s',
  ),
  `${START}(?:kontakt|kontaktieren|erreichbar|chatten|weiterreden|weiterschreiben|schreiben|reden|klären|besprechen)${END}`,
  `${START}(?:discuter|discutons|échanger|parler|continuer|continuons|contact|joignables?|disponibles?|passons)${END}`,
  `${START}(?:hablar|hablemos|hablamos|seguir|seguimos|contacto|disponibles?|chatear|escribir)${END}`,
  `${START}(?:parlare|parliamo|continuiamo|contatto|disponibil[ei]|scrivere|sentiamoci|sentirci)${END}`,
  `${START}(?:falar|falamos|conversar|conversamos|continuar|contato|contacto|disponíve(?:l|is)|tratar)${END}`,
  `${START}(?:praten|verder|contact|bereikbaar|overleggen|appen|appje|berichtje|chatten)${END}`,
  `${START}(?:wyszuka(?:ć|j|jcie)|porozmawiać|porozmawiajmy|pogadać|pogadajmy|kontakt|dostępn[iey]|rozmawiać|dogadać)${END}`,
  '話せ|話し|話そ|通話|相談|教え|やり?取り|つな[がげ]|語[聊音]|语音|详聊|细聊|细说|视频(?:聊|看)|拉群',
  `${START}(?:konuşalım|konuşabiliriz|görüşelim|görüşebiliriz|iletişim|yazışalım|devam)${END}`,
].join('|')

/** We are there, we have it, ours is. */
const OURS =
  `${START}(?:(?:i'm|we're|i_am|we_are)(?:\\salso)?\\s(?:on|at)|(?:ich_bin|wir_sind)(?:\\sauch)?\\s(?:auf|bei|über)|(?:je_suis|nous_sommes|on_est)(?:\\saussi)?\\ssur|(?:estoy|estamos)(?:\\stambién)?\\sen|(?:sono|siamo)(?:\\sanche)?\\ssu|(?:estou|estamos)(?:\\stambém)?\\sno|(?:ik_ben|wij_zijn|we_zijn)(?:\\sook)?\\sop|(?:jestem|jesteśmy)(?:\\steż)?\\sna)\\s$`.replace(
    /_/g,
    '\\s',
  )
const POSSESSIVE = `${START}(?:our|unsere?[nmr]?|notre|nuestro|nostro|nosso|ons|onze|nasz|naszego|bizim|我的|我们的|我們的|私の|うちの|当店の)(?:\\s(?:own|official))?\\s?$`
const MINE = `${START}(?:my|meine?[nm]?|mon|mi|il_mio|o_meu|meu|mijn|mój|benim)\\s$`.replace(/_/g, '\\s')

const YOURS = `${START}(?:your|deine?|ihre?|votre|ton|tu|su|tuo|suo|teu|seu|jouw|uw|je|twój|twojego|senin|sizin|你的|您的|你们的)\\s?$`
const GIVEN =
  /(?<!\p{L})(?:here(?:'s| is)|this is|hier ist|ich (?:gebe|schicke)|voici|je (?:vous|te) (?:donne|laisse)|(?:te|le|les) (?:paso|dejo|doy)|aquí (?:está|tiene|tienes)|ti (?:lascio|do|passo)|ecco|segue|aqui está|hierbij|hier is|oto|işte|use|add)(?!\p{L})/u

/** By which people have what they ask for. */
const DO_YOU_HAVE =
  `${START}(?:do_you_(?:have|use)|(?:hast|nutzt|benutzt)_du|(?:haben|nutzen|benutzen)_sie|(?:avez|utilisez)-vous|(?:as|utilises)-tu|tu_as|vous_avez|tienes?|tiene_usted|usas?|ha[i]?|avete|usi|(?:você_)?tem|heb_je|heeft_u|gebruik_je|masz|macie|czy_ma_pani?|有没有|有|用|你有|您有)\\s?(?:a|an|un|uno|um|een)?\\s?$`.replace(
    /_/g,
    '\\s',
  )
const HAVE_YOU_AFTER =
  /^\s?(?:var_?\s?mı|kullanıyor\s?mu|(?:を)?(?:やって|使って|お使い|して)(?:い)?ます(?:か|でしょうか)|はありますか|吗|嗎|有吗)/u

/** By this way. */
const ON = `(?:${START}(?:(?:a|an|un|une|eine?n?|een|uma?)(?:\\s(?:message|mensaje|messaggio|mensagem))?|message|mensaje|messaggio|mensagem|nachricht|bericht|on|in|via|by|through|over|using|to|thru|auf|über|per|bei|mit|unter|sur|par|por|en|su|tramite|con|pelo|no|pela|op|via|met|na|przez|w|poprzez|al|alla|sul|sull['’]|nel|nell['’]|ao|pra|num|übern|überm|aufm|im|bij|na|z)(?:\\s(?:the|our|my|this|unser\\p{L}{0,2}|mein\\p{L}{0,2}|der|die|notre|mon|nuestro|mi|il|nostro|mio|o|nosso|meu|ons|onze|mijn|de|la|l['’]|nasz|mój))?|[:：(/→>-]|加|用|[\\u3000])\\s?$`
const ON_AFTER =
  /^\s?(?:['’]?(?:tan|ten|dan|den|ta|te|da|de)(?!\p{L})|üzerinden|ile|で|から|に|へ|まで|を(?:追加|交換)|联系|聊|加|沟通|上|找我|同号|群)/u

/** What a messenger runs on, is shown by, or fails to do. */
const DEVICE =
  /(?<!\p{L})(?:watch\p{L}*|smart-?\p{L}+|phone|tablet|device|notifications?|compatible|supports?|works?|install\p{L}*|headset|earbuds?|bluetooth|uhr|handy|gerät|benachrichtigung\p{L}*|kompatibel|(?<!(?:je|vous|te|tu|leur)\s)montre|notifications?|téléphone|fonctionne\p{L}*|reloj|notificacion\p{L}*|funciona\p{L}*|orologio|notifich\p{L}*|funziona\p{L}*|relógio|notificaç\p{L}*|horloge|melding\p{L}*|werkt|zegar\p{L}*|powiadomie\p{L}*|działa\p{L}*|saat\p{L}*|bildirim\p{L}*|çalış\p{L}*)(?!\p{L})|手表|手錶|時計|通知|[装裝](?:上|得|不|个)?(?=微信|wechat)|対応|支持|支付|登录|タブレット|手机壳/u

/** Whether a sentence is about what a messenger runs on. */
export function isOfDevice(sentence: string): boolean {
  return DEVICE.test(sentence)
}

const WAY = /[上用在]\s?$/u

/** Whether a messenger is named as the way to somebody. */
export function isWayTo(before: string, after: string): boolean {
  const isTheirs = patterns.mine.test(before) || patterns.possessive.test(before)
  return (
    isTheirs ||
    patterns.on.test(before) ||
    ON_AFTER.test(after) ||
    WAY.test(before) ||
    patterns.toMe.test(`${before} ${after}`)
  )
}

const ITS_ICON = /(?:little|green|kleinen|grünen|petit|pequeño)\s(?:phone|handy|téléphone|teléfono)|téléphone vert/gu

/** What is shown or sent there, and the question whether the other side has it. */
const SHOWN =
  /(?<!\p{L})(?:show|send|you know|have you got|find|zeig\p{L}*|schick\p{L}*|kennst du|kennen sie|such\p{L}*|montre\p{L}*|envo[iy]\p{L}*|connaissez|connais|avez|enseñ\p{L}*|muestr\p{L}*|mando|mand[oa]|conoces|ved(?:e|er|i)re?|mostr\p{L}*|cerc\p{L}*|conosc\p{L}*|sabe|laat|stuur|zien|ken(?:t)? u|ken je|pokaż\p{L}*|pokażę|wyśl\p{L}*|zna\p{L}*|göster\p{L}*|gelin|gel|ulaş\p{L}*|atayım|atarım|yaz\p{L}*)(?!\p{L})|見せ|送[りっ]|id(?![a-z])|アカウント|検索|追加|登録|搜|ご存じ|使って|拍|发给|發給|傳給|传给|找/u

const patterns = {
  toMe: new RegExp(TO_ME, 'u'),
  talk: new RegExp(TALK, 'u'),
  ours: new RegExp(OURS, 'u'),
  possessive: new RegExp(POSSESSIVE, 'u'),
  mine: new RegExp(MINE, 'u'),
  doYouHave: new RegExp(DO_YOU_HAVE, 'u'),
  yours: new RegExp(YOURS, 'u'),
  on: new RegExp(ON, 'u'),
}

export interface Mention {
  /** The sentence before and after the name, in lower case. */
  readonly before: string
  readonly after: string
  /** The name is a word of the language as well. */
  readonly isAmbiguous: boolean
  /** What looks like a name in there follows. */
  readonly hasHandle: boolean
  /** It is no name, but what stands for one: `the green app`. Nobody says that of a device. */
  readonly isHint: boolean
}

/** What is done with the program itself. */
const OF_THE_PROGRAM = /^\s?(?:的)?(?:聊天[记記][录錄]|支付|登[录錄]|小程序|运动|通知|备份|分身|多开|推送|消息提醒)/u

export function isInvitation({ before, after, isAmbiguous, hasHandle, isHint }: Mention): boolean {
  if (OF_THE_PROGRAM.test(after) || (!hasHandle && isRefused(before, after))) return false
  // `Drop me a line.`
  if (isAmbiguous && /(?<!\p{L})(?:an?|the|this|that|first|last|phone|fishing)\s$/u.test(before)) return false
  const around = `${before} ${after}`
  const isWay = patterns.on.test(before) || ON_AFTER.test(after) || hasHandle || isHint
  const isAboutDevice = isOfDevice(around)
  if (isHint && SHOWN.test(`${before} ${after.slice(0, after.search(/[,;、]|$/u))}`))
    return !isOfDevice(around.replace(ITS_ICON, ''))
  if (patterns.toMe.test(around) && isWay && !(isAmbiguous && isAboutDevice)) return true
  if (/^\s(?:me|us|mich|uns|mir)(?!\p{L})/u.test(after)) return !isAmbiguous
  if (isAboutDevice) return false
  if (patterns.ours.test(before)) return true
  if (patterns.possessive.test(before)) return !isAmbiguous || /^\s?(?:id|is|:|：|account)/u.test(after)
  if (isAmbiguous && !hasHandle && /^\s?(?:is|ist|est|es|è|é|jest)(?!\p{L})/u.test(after)) return false
  if (patterns.mine.test(before) && /^\s?(?:number|id|nummer|is|ist|est|es|è|é|jest|numarası|:|=)/u.test(after))
    return true
  if (patterns.mine.test(before) && GIVEN.test(before)) return !isAmbiguous
  if (patterns.yours.test(before) && /^\s?(?:$|[,?:]|number|id|nummer|numéro|número|numero|号)/u.test(after))
    return !isAmbiguous
  if (isWay && patterns.talk.test(around)) return true
  if (/^(?:を)?(?:やって|使って)/u.test(after)) return HAVE_YOU_AFTER.test(after)
  return !isAmbiguous && (patterns.doYouHave.test(before) || HAVE_YOU_AFTER.test(after))
}
