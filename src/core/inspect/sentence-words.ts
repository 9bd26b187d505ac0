/** Words that stand before a dot because a sentence or a shortened word ends there, and never as the name of a website. */

const set = (lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '))

/** Articles and what stands like them: a dot behind them is a thing, or a point in time. */
const ATTRIBUTES = set([
  'the a an this that these those each every any some no one first second third last next same red black blue white green yellow pink orange brown grey gray small big tiny little my your our his her its their',
  'der die das den dem des ein eine einen einem einer eines dieser diese diesem diesen jeder jedem jeden mein dein unser ihr kein roter rote roten schwarze schwarzer weißer weisser kleiner zum am beim im vom',
  'le la les un une des du de au aux ce cet cette mon ton son notre votre leur chaque premier dernier rouge noir',
  'el los las una unos unas del al este esta ese esa mi tu su nuestro cada primer primero último mejor cierto tal en',
  'il lo gli i uno nel al dal questo quello mio tuo suo ogni primo ultimo certo',
  'o os as um uma no na do da em ao este esta esse meu seu nosso cada primeiro último por para meio',
  'het een dit dat elke mijn jouw uw ons eerste laatste',
  'ten ta to tę każdy każda mój moja nasz pierwszy jedna czerwona bir bu şu o her ilk son',
])

/** Words at which sentences end, and shortened ones. */
const ENDS = set([
  'thanks thx thank thankyou you please ok okay yes yeah hello hi hey bye me us it him them here there now today tomorrow yesterday tonight soon back again well good great fine nice bad wrong right too also but so size color colour item items order parcel package box shipping received arrived broken damaged missing working work works refund refunded money price cheap much many more day days week weeks month months',
  'danke dank bitte ja nein doch gut hallo heute morgen gestern nicht mehr auch schon noch zurück kaputt defekt angekommen erhalten da hier groß klein größe farbe paket bestellung sendung ware geld uhr euro tage woche',
  'merci oui non bonjour bonsoir bien reçu cassé colis commande taille couleur vous moi pas plus demain hier svp stp',
  'gracias sí si hola bien bueno vale favor pedido paquete roto recibido llegado talla dinero mañana ayer hoy usted',
  'grazie sì ciao salve bene prego pacco ordine rotto ricevuto arrivato taglia oggi domani ieri soldi',
  'obrigado obrigada sim não nao olá ola oi bem pedido pacote recebido chegou tamanho hoje amanhã ontem dinheiro tudo',
  'bedankt dankjewel dank nee hoi dag goed pakket bestelling ontvangen kapot maat vandaag morgen gisteren groeten',
  'dzięki dziękuję dziekuje proszę prosze tak nie cześć dzień dobry paczka zamówienie zepsuty rozmiar dziś jutro',
  'teşekkürler tesekkurler teşekkür ederim evet hayır merhaba selam tamam geldi kargo sipariş ürün beden bugün yarın',
  // Shortened words.
  'nr no num art best str bzw usw ca inkl exkl zzgl evtl ggf vgl etc tel dr mr mrs ms prof st vs mfg lg vol fig pos stk abs ref ord max min std sek ev ul al tzn tj itd itp np ob pl cf av bd mme mlle sr sra srta dra avda apdo pág pag núm dott sig gent spett ecc artt dhr mevr blz enz vb vs bkz sn sok cad mah',
])

/** Whether this is no beginning of a host: a word of a sentence, or a number. With a scheme or `www.` it is one. */
export function isNoLabel(labels: string): boolean {
  const last = labels.slice(labels.lastIndexOf('.') + 1)
  const word = labels.startsWith('www.') ? labels : last
  return ATTRIBUTES.has(word) || ENDS.has(word) || !/\p{L}|\d{3}/u.test(last)
}

const PORTUGUESE =
  /(?<![\p{L}])(?:não|nao|você|voce|vocês|obrigad[oa]|uma|está|foi|meu|minha|mais|muito|pelo|pela|dos|das|ele|isso|esse|essa|também|já|ainda|olá|pedido|produto|chegou|recebi|veio|sem|quero|queria|vestido|caixa|cor|tem|vem|oi|gostei|comprei|linha)(?![\p{L}])/gu

export function isPortuguese(lower: string): boolean {
  return (lower.match(PORTUGUESE)?.length ?? 0) >= 2
}

const ABBREVIATION =
  /(?:^|-)(?:nr|no|art|str|best|tel|etc|bzw|usw|inkl|ca|ggf|evtl|vs|co|inc|ltd|bros|gmbh|mr|mrs|ms|dr|prof|st|vol|fig|pos|stk|mfg|lg|núm|nº)$/u

/** Whether a label is a shortened word that a dot belongs to. */
export function abbreviates(label: string): boolean {
  return ABBREVIATION.test(label)
}

/** Whether `label.top` is the end of one sentence and the beginning of the next, with no space between them. */
export function isSentenceEnd(label: string, top: string): boolean {
  if (!ENDS.has(label)) return false
  return /^(?:com|net|org|biz|info|shop|store|online)$/.test(top)
    ? /^(?:obrigad[oa]|tudo|bem|sim|hoje|ontem|recebido|chegou|pedido|bedankt|ontvangen)$/.test(label)
    : true
}
