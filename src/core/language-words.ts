/**
 * The words by which a short text gives its language away: the small ones that hold sentences together, and those with
 * which people of a marketplace greet, ask, thank and complain. A word may be in several lists; it then counts less.
 *
 * Words end in `'` where something follows without a space: `l'étagère`, `don't`. Those of product names stay out.
 */

/** Languages that are told apart by their words; of the others the script says enough. */
export type WordLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pl' | 'pt' | 'tr'

export const WORDS: Readonly<Record<WordLanguage, string>> = {
  en: `the and is are was were you your i i' my me it it' this that these with for have has had not please thank thanks
    when where what which how why can could would should will we they there here of to from been do does don' doesn'
    did didn' at on be or if an but our send sent order ordered received refund return hello hi dear yes still sorry
    any some am as by she he his her who just only very more than then also so up out about after before back again
    new got get regards wait waiting item parcel invoice broken missing asap works perfectly wrong colour color
    replacement all good need yesterday nobody anything`,
  de: `der die das und ist sind war waren nicht ich sie er ihr ihre ihren ihnen mir mich mein meine meinen wir uns
    unser unsere ein eine einen einem einer mit für auf von vom zu zum zur im dem den des auch aber oder wenn wann
    wo was wie warum noch schon bitte danke dank vielen guten tag hallo habe haben hat hatte kann können könnten
    möchte bei nach aus es als dass daß kein keine nur sehr leider bestellung bestellt paket rechnung grüße grüßen
    gruß freundlichen geht ja nein bis heute wird werden wurde würde diese dieser dieses so mal gerne lieferung
    verschickt angekommen seit alles bestens jetzt falsche farbe geliefert funktioniert gestern immer brauche
    schnelle lange dauert hilfe stück größe`,
  fr: `le la les l' un une des du de d' et est sont ce cette ces c' je j' vous nous mon ma mes votre vos notre nos il
    elle que qu' qui quoi ne n' pas pour avec dans sur au aux en ou où quand comment pourquoi bonjour bonsoir salut
    merci beaucoup s' m' plus encore mais si puis peux avez avons été suis être avoir ai commande colis facture très
    bien cordialement toujours reçu depuis sans même fait madame monsieur oui non était par tout livraison
    maintenant fonctionne mauvaise couleur hier personne rien taille délai délais numéro suivi parfait`,
  es: `otra otro otras otros través parte el la los las lo un una de del y es son que en por para con no se le les mi
    mis su sus me nos usted está están este esta esto cuándo dónde cómo qué cuál pero muy más gracias hola buenos
    buenas días tardes he ha han hemos pedido paquete todavía aún favor al si sí ya como puede pueden podría quiero
    quisiera querría saludo saludos muchas tiene hay desde hasta sin sobre cuando factura llegado recibido envío yo
    fue era todo ahora funciona color equivocado ayer nadie nada necesito sigo talla perfecto hacen envíos falta`,
  it: `il lo la i gli le l' un una un' uno di d' del dello della dell' dei degli delle che e è sono non per con in su
    sul mi mio mia suo sua si ho ha hai abbiamo avete questo questa quando dove come cosa perché grazie mille
    buongiorno buonasera salve ciao ancora ma anche più al alla all' nel nella da dal dalla vorrei ordine ordinato
    pacco può posso potete saluti cordiali molto c' stato stata arrivato arrivata ricevuto fattura se ci vi tutto
    adesso funziona colore sbagliato ieri nessuno niente potrebbe misure quali servono manca taglia quanto tempo
    perfetto`,
  nl: `de het een en is zijn was niet ik u uw je jij jullie wij we ons onze mijn mij me met voor op van te aan dat die
    dit deze wanneer waar hoe wat waarom kan kunt kunnen nog wel maar als bij naar om er heb heeft hebben had graag
    bedankt dank hallo goedendag goedemorgen alvast bestelling besteld pakket factuur groet groeten groetjes
    vriendelijke ook geen of uit wordt worden werd zou ontvangen vandaag morgen sinds zonder hij ze ja nee door over
    hartelijk alles werkt nu verkeerde kleur ontbreekt gisteren niemand iets steeds prima maat duurt verzending lang`,
  pl: `i w we na z ze do nie jest są się to że co jak kiedy gdzie czy dlaczego ale dla od po za o mnie mi mój moja moje
    pan pani pana państwo państwa proszę dziękuję dzień dobry witam cześć bardzo tak już jeszcze ten ta tego tej tym
    mam ma był była było zamówienie zamówienia zamówiłem zamówiłam paczka paczki przesyłka pozdrawiam może można
    oraz lub przez przy tylko nadal chcę chciałbym chciałabym faktura fakturę dostałem dostałam dni brak wszystko
    działa zły kolor wczoraj nikt prosze podac wciąż rozmiar ile trwa wysyłka super teraz`,
  pt: `o a os as um uma de do da dos das e é que em no na nos nas por para com não se me meu minha seu sua eu você
    vocês está estão este esta isto isso quando onde como qual porque mas muito mais obrigado obrigada olá bom boa
    dia tarde foi são tem têm ainda ao à pode podem gostaria queria encomenda pedido cumprimentos atenciosamente já
    ou também sem até fatura recebi chegou favor comprei produto tudo agora funciona cor errada ontem ninguém nada
    preciso tamanho falta perfeito reembolso recebido dizer`,
  tr: `ve bir bu şu da de ne için ile mi mı mu mü var yok çok ben siz bana size benim sizin merhaba selam teşekkür
    teşekkürler ederim ederiz lütfen zaman nerede nasıl neden ama değil olarak kadar daha sonra önce sipariş
    siparişim siparişimi siparişiniz kargo kargom ürün ürünü istiyorum misiniz mısınız musunuz iyi günler gün henüz
    geldi gelmedi gelen oldu olur hala hâlâ en fatura bugün yarın saygılar evet hayır şimdi çalışıyor yanlış renk
    dün kimse şey beden misin eksik lazım lazim almadım`,
}

/** Letters and marks that only one of these languages has. */
export const OWN_LETTERS: Readonly<Partial<Record<WordLanguage, RegExp>>> = {
  de: /ß/,
  fr: /œ/,
  es: /[ñ¿¡]/,
  pl: /[ąęłńśźż]/,
  pt: /[ãõ]/,
  tr: /[ğış]/,
}
