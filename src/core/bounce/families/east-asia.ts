/** Providers of Japan, China and Korea: KDDI (au) and its neighbours; NetEase (163), Tencent (QQ), Coremail; Naver. */

import { ADDRESS_ALONE, BRACKETED_WITH_REASON, type Shape } from './shape.ts'

export const kddi: Shape = {
  opening:
    /^The user\(s\) account is |^Each of the following recipients was rejected by a remote|^Your message was not delivered within \d|^The following recipients did not receive (?:this|your) message/,
  recipient: [/^\s{0,8}Recipient:\s{1,4}<([^<>\s]{3,320})>/, BRACKETED_WITH_REASON, ADDRESS_ALONE],
}

export const japanese: Shape = {
  opening:
    /(?:メール|メッセージ)[^。]{0,60}(?:配信|送信|送達|お届け)[^。]{0,20}(?:できません|失敗|不能|遅延)|(?:次|以下)の(?:アドレス|宛先|受信者)/u,
  recipient: [
    ADDRESS_ALONE,
    BRACKETED_WITH_REASON,
    /(?:宛先|受信者|アドレス)[^:：]{0,12}[:：]\s{0,4}<?([^\s<>]{3,320})/u,
  ],
}

export const chinese: Shape = {
  opening: /退信|被退回|(?:无法|無法|未能|不能)(?:送达|投递|送達|投遞|发送到)|发送失败|投递失败/u,
  recipient: [
    /(?:收件人|收信人|目标地址|收件地址|邮件地址|收件者)[^:：\s]{0,12}(?:[:：]\s{0,4}|\s{1,4})<?([^\s<>]{3,320})/u,
    /(?:无法|無法|未能|不能)(?:送达|投递|送達|投遞|发送)(?:到|至|给)?\s{0,4}[<"“]?([^\s<>"“”]{1,255}@[^\s<>"“”，。]{1,255})/u,
    ADDRESS_ALONE,
    BRACKETED_WITH_REASON,
  ],
}

export const korean: Shape = {
  opening: /(?:메일|메시지)[^.]{0,40}(?:전송 ?실패|배달되지|반송|발송되지)/u,
  recipient: [
    /(?:받는 ?사람|수신자|수신인)[^:\t]{0,12}[:\t]\s{0,4}<?([^\s<>]{3,320})/u,
    ADDRESS_ALONE,
    BRACKETED_WITH_REASON,
  ],
}
