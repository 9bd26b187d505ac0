/** A report in a form that no family claims: its sender and its subject or first sentences say what it is. */

import { ADDRESS_ALONE, BRACKETED_WITH_REASON, type Shape } from './shape.ts'

const FAILS = [
  'user unknown|unknown user|no such user|undeliver(?:ed|able)|(?:mail|message|e-?mail|delivery)(?: \\S{1,40}){0,3} (?:failure|failed|error|problem)|failure notice|returned (?:mail|to sender)|returning message|delivery (?:status )?(?:notification|report)',
  '(?:could not|couldn.?t|cannot|was not|wasn.?t|not|unable to) (?:be )?deliver(?:ed)?|rejected|not reach(?:ed)?|non-?delivery|delayed',
  'unzustellbar|nicht zugestellt|zustellung(?:s)?(?:fehler| fehlgeschlagen)|konnte nicht zugestellt|nicht ausgeliefert|rückläufer|verzögert',
  'non remis|échec de (?:la )?(?:remise|livraison|distribution)|n.a pas pu être (?:remis|distribué|livré|transmis)|non distribué',
  'no (?:se )?(?:ha )?(?:podido|pudo|fue) (?:ser )?(?:entrega|envia)|no entregado|fallo (?:de|en la) entrega|devuelto|mensaje (?:devuelto|no entregado)',
  'não (?:foi )?(?:pôde ser )?entregue|falha na entrega|devolvid[oa]|mancato recapito|non (?:è stato )?(?:possibile )?(?:recapita|consegna)|onbestelbaar|niet (?:worden )?(?:bezorgd|afgeleverd)',
  'kunde inte levereras|kunne ikke leveres|nie (?:można|udało się|została) .{0,40}dostarcz|niedostarcz|nedoručiteln|nebylo možné doručit|teslim edilemedi',
  'не (?:удалось|может быть|была|доставлен)\\p{L}{0,3} ?(?:доставлен|доставить)?|недоставлен|退信|配信(?:不能|できません|エラー)|送信(?:できません|エラー)|전송 ?실패|배달되지|반송',
]
const ANY_FAILURE = new RegExp(FAILS.join('|'), 'iu')

export function tellsOfFailure(text: string): boolean {
  return ANY_FAILURE.test(text.slice(0, 4000))
}

export const unnamed: Shape = {
  opening: ANY_FAILURE,
  recipient: [
    BRACKETED_WITH_REASON,
    ADDRESS_ALONE,
    /\bRCPT TO:\s{0,2}<([^<>\s]{3,320})>/i,
    /(?<!\p{L})(?:deliver(?:ed|y)? to|recipients?|addresse?e?|error-for|to|an|à|para|a|empfänger|destinataire|destinatario|кому|получател\p{L}{1,3})(?:\s{1,4}|\s?:\s{0,4})[<"'„«]?([^\s<>"'„“«»]{1,255}@[^\s<>"'„“«»]{1,255})/iu,
  ],
}
