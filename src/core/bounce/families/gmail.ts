/** Gmail and Google Workspace: the sentences of today, and those of the years before. */

import { ADDRESS_ALONE, type Shape } from './shape.ts'

const TITLES =
  'Address not found|Message blocked|Message not delivered|Message too large|Delivery incomplete|Recipient inbox full|Message rejected|Adresse nicht gefunden|Adresse introuvable|No se ha encontrado la dirección|Endereço não encontrado|Indirizzo non trovato|Adres niet gevonden|Адрес не найден|アドレスが見つかりません(?:でした)?|找不到地址'
const SENTENCES =
  "Your message (?:wasn't|was not|couldn't be|hasn't been) delivered to|There was a (?:temporary )?problem delivering your message|Delivery to the following recipients? (?:failed|has been delayed)|This is an automatically generated Delivery Status Notification|Ihre Nachricht wurde nicht an|Votre message n.a pas (?:pu être|été) distribué|Tu mensaje no se ha entregado"

export const gmail: Shape = {
  opening: new RegExp(`^(?:\\*{2} )?(?:(?:${TITLES})(?: \\*{2})?$|(?:${SENTENCES}))`, 'iu'),
  recipient: [
    ADDRESS_ALONE,
    /(?:delivered to|delivering your message to|your message to|nachricht wurde nicht an|distribué à|entregado a)\s+([^\s<>"']{1,255}@[^\s<>"']{1,255})/i,
  ],
}
