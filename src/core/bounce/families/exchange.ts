/** Exchange and Microsoft 365, where the status part was lost: the languages differ, the part for administrators less. */

import { ADDRESS_ALONE, type Shape } from './shape.ts'

const OPENINGS = [
  'Delivery (?:has failed|is delayed) to these recipients|did not reach the following recipient',
  'Your message (?:did not reach|to .{1,200} (?:couldn.t|could not) be delivered)',
  'Your message to the following recipients|.{1,120} rejected your message to the following',
  'Diagnostic information for administrators|Generating server:',
  // German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Polish, Russian, Japanese, Chinese.
  'Fehler bei der Nachrichtenzustellung an|Die Nachricht (?:hat|konnte)|Ihre Nachricht (?:hat|konnte)|Diagnoseinformationen für Administratoren',
  'Échec de la remise (?:à|aux|de)|La remise a échoué|Votre message n.a pas été remis|Informations de diagnostic pour les administrateurs',
  'No se pudo entregar|Error (?:en la|de) entrega|El mensaje no se entregó|Información de diagnóstico para (?:los )?administradores',
  'Falha na entrega|Não foi possível entregar|Informações de diagnóstico para administradores',
  'Recapito non riuscito|Impossibile recapitare|Informazioni di diagnostica per gli amministratori',
  'Kan niet worden bezorgd|Bezorging (?:is )?mislukt|Diagnostische gegevens voor beheerders',
  'Leveransen misslyckades|Det gick inte att leverera|Dostarczenie .{0,40}nie powiodło się',
  'Не удалось доставить|Сбой доставки|配信に失敗しました|これらの受信者またはグループ|传递到以下收件人|未能传递到|無法傳遞',
]

export const exchange: Shape = {
  opening: new RegExp(`^(?:${OPENINGS.join('|')})`, 'iu'),
  recipient: [
    ADDRESS_ALONE,
    // A directory name in Exchange 5.5: `c=US;a= ;p=FIRM;o=Site;dda:SMTP=ann@mail.example; on …`.
    /dda:SMTP=([^\s;]{3,320});/i,
    // `Ann Lee (ann@mail.example)` above; `'ann@mail.example' on 1/2/2026` in Exchange 2003; a link's text.
    /^\s{0,12}[^@()<>]{0,120}[(<]([^\s()<>@]{1,255}@[^\s()<>]{1,255})[)>]\s*$/,
    /^\s{0,12}'?([^\s'<>()@]{1,255}@[^\s'<>()]{1,255})'? (?:on|am|le|el|op|il) [\p{L}\d]/u,
  ],
}
