/** Notices in Italian. */

import type { Catalogue } from './catalogue.ts'

export const ITALIAN: Catalogue = {
  titles: {
    discarded: 'Non consegnato: {subject}',
    stripped: 'Consegnato in parte: {subject}',
    undelivered: 'Non consegnato: {subject}',
    unreachable: 'Non consegnato: {subject}',
    withheld: 'Non consegnato: {subject}',
    suspended: 'Non consegnato: {subject}',
  },
  noSubject: '(nessun oggetto)',
  greeting: 'Buongiorno {writer},',
  openings: {
    discarded:
      'non abbiamo consegnato il Suo messaggio per {reader} perché contiene qualcosa che qui non è consentito nei messaggi.',
    stripped:
      'abbiamo consegnato il Suo messaggio per {reader}, ma senza una parte che qui non è consentita nei messaggi.',
    undelivered:
      'non siamo riusciti a consegnare il Suo messaggio per {reader}. Abbiamo fatto diversi tentativi e ora abbiamo dovuto rinunciare.',
    unreachable:
      "non siamo riusciti a consegnare il Suo messaggio per {reader}: al momento l'indirizzo e-mail della controparte non accetta messaggi. Ce lo ha comunicato il relativo server di posta.",
    withheld:
      'il Suo messaggio per {reader} è stato esaminato da una persona del nostro team e non è stato consegnato.',
    suspended:
      'non abbiamo consegnato il Suo messaggio per {reader}: al momento i Suoi messaggi non vengono inoltrati.',
  },
  labels: { subject: 'Oggetto:', to: 'A:', sent: 'Inviato:' },
  lists: { discarded: 'Ecco che cosa abbiamo trovato:', stripped: 'Ecco che cosa abbiamo tolto:' },
  places: {
    subject: "Nell'oggetto",
    text: 'Nel testo',
    quoted: 'Nel testo citato',
    signature: 'Nella firma',
    header: 'Nel messaggio nel suo insieme',
    file: 'Nel file {file}',
    namelessFile: 'Nel file senza nome',
  },
  finding: '{place}: {seen}',
  more: 'e altri {count}.',
  nextSteps: {
    discarded:
      'La preghiamo di correggerlo e di inviare di nuovo il messaggio. La controparte non ne ha ricevuto nulla.',
    stripped:
      'Tutto il resto è arrivato. Se la parte mancante è importante, La preghiamo di modificarla e di inviarla di nuovo.',
    undelivered:
      'Può inviarlo di nuovo più tardi. Se è urgente, La preghiamo di contattare il nostro servizio clienti.',
    unreachable:
      'Per ora non inviamo più nulla a questo indirizzo, e inviare di nuovo il messaggio a breve non servirebbe. Se è urgente, La preghiamo di contattare il nostro servizio clienti.',
    withheld: 'Se ritiene che si tratti di un errore, La preghiamo di contattare il nostro servizio clienti.',
    suspended: 'La preghiamo di contattare il nostro servizio clienti. Inviare di nuovo il messaggio non servirebbe.',
  },
  response: {
    left: 'La controparte attende la Sua risposta. Delle 24 ore previste, al momento di questo avviso restavano {hours} h {minutes} min (scadenza: {due}).',
    over: 'La controparte attende ancora la Sua risposta. Le 24 ore previste sono trascorse (scadenza: {due}).',
  },
  strikes: {
    count:
      'Suoi messaggi che negli ultimi {days} giorni non sono stati consegnati perché contrari alle regole: {count}.',
    now: {
      hold: 'Da ora in poi una persona del nostro team esamina tutti i Suoi messaggi prima di inoltrarli.',
      suspend:
        'Da ora in poi i Suoi messaggi non vengono più inoltrati. La preghiamo di contattare il nostro servizio clienti.',
    },
    next: {
      hold: 'Quando questo numero arriverà a {at}, una persona del nostro team esaminerà tutti i Suoi messaggi prima di inoltrarli.',
      suspend: 'Quando questo numero arriverà a {at}, i Suoi messaggi non verranno più inoltrati.',
    },
  },
  closing:
    '{marketplace} ha inviato questo messaggio automaticamente. La preghiamo di non rispondere: le risposte non vengono lette.',
  advice: {
    'link.website':
      "Tolga l'indirizzo del sito web e spieghi a parole che cosa intende: i messaggi non possono contenere link a siti web.",
    'link.app':
      "Tolga il link all'app o al gruppo e spieghi a parole che cosa intende: i messaggi non possono contenere link di questo tipo.",
    'link.social':
      'Tolga il nome del Suo account o della Sua pagina: i messaggi non possono rimandare ai social network.',
    'contact.email': "Tolga l'indirizzo e-mail: le risposte al Suo messaggio Le arrivano tramite questo servizio.",
    'contact.phone':
      "Tolga il numero di telefono: le risposte al Suo messaggio Le arrivano tramite questo servizio. Se si tratta di un numero d'ordine o di spedizione, lo precisi subito prima, per esempio «numero di spedizione».",
    'contact.messenger':
      "Tolga il riferimento all'app di messaggistica e il Suo nome o numero su di essa: le risposte al Suo messaggio Le arrivano tramite questo servizio.",
    'marketing.offer':
      "Tolga l'offerta e scriva solo in merito all'ordine o alla domanda: i messaggi non possono contenere pubblicità.",
    'marketing.coupon': 'Tolga il buono o il codice sconto: i messaggi non possono fare pubblicità ad altri acquisti.',
    'marketing.newsletter': "Tolga l'invito alla newsletter e scriva solo in merito all'ordine o alla domanda.",
    'marketing.products': "Tolga la pubblicità di altri prodotti e scriva solo in merito all'ordine o alla domanda.",
    'marketing.referral':
      "Tolga l'invito a consigliarLa ad altre persone e scriva solo in merito all'ordine o alla domanda.",
    'marketing.off-platform':
      'Tolga la proposta di acquistare o pagare altrove: gli ordini e i pagamenti si fanno solo su questo marketplace.',
    'marketing.review':
      'Tolga ciò che offre in cambio di una recensione e la richiesta di una recensione positiva o modificata: le recensioni non si possono né pagare né influenzare.',
    'image.linked':
      "Tolga il link dall'immagine o non inserisca l'immagine: le immagini e i loghi non possono portare a siti web, nemmeno nella firma.",
    'image.remote': "Alleghi l'immagine al messaggio come file: le immagini caricate da un sito web vengono tolte.",
    'image.tracking':
      'Non deve fare nulla: le immagini invisibili che segnalano la lettura di un messaggio vengono tolte.',
    'attachment.type': 'Invii solo file di questi tipi: {types}',
    'attachment.size':
      'Invii al massimo {limit} di file in un messaggio, per esempio con immagini più piccole o in più messaggi.',
    'attachment.incidental':
      'Non deve fare nulla: questi file rivelano il loro proprietario e vengono tolti da ogni messaggio.',
    'attachment.metadata':
      "Apra l'immagine, la salvi di nuovo con un altro programma come PNG o JPEG e invii quel file.",
    'attachment.unreadable':
      'Invii il documento senza password, salvato di nuovo o come PDF: non è stato possibile leggere questo file.',
    'attachment.macros': 'Salvi il documento senza macro, per esempio come .docx o PDF, e invii quel file.',
    'attachment.active':
      'Stampi il documento in un nuovo PDF e invii quel file: gli script e i moduli che inviano dati non sono consentiti.',
    'attachment.embedded':
      'Tolga dal documento i file e gli oggetti incorporati e li alleghi al messaggio separatamente.',
    'attachment.external':
      'Inserisca le immagini e le tabelle nel documento stesso invece di collegarle, oppure lo salvi come PDF, e invii quel file.',
    'attachment.polyglot':
      'Apra il file, lo salvi di nuovo con un programma comune e invii quello nuovo: in questo è nascosto un secondo file.',
    'attachment.bomb':
      "Invii una versione più piccola del file, con meno pagine o con un'immagine più piccola, oppure divida le immagini in più messaggi: decompresso, è troppo grande.",
    'attachment.unsearched':
      'Invii una versione più piccola del documento, con meno immagini o immagini più piccole, o in più messaggi: non è stato possibile esaminare tutte le sue immagini.',
    'attachment.name':
      'Dia al file un nome semplice con una sola estensione adatta al contenuto, per esempio manuale.pdf, e lo invii di nuovo.',
    'attachment.virus':
      'Controlli che sul Suo computer non ci siano virus: in questo file ne è stato trovato uno. La preghiamo di non inviarlo di nuovo.',
    'structure.suspended':
      'La preghiamo di contattare il nostro servizio clienti: al momento i Suoi messaggi non vengono inoltrati.',
    'structure.review': 'Non deve fare nulla: una persona del nostro team esamina i Suoi messaggi prima di inoltrarli.',
    'leak.document':
      'Tolga dal documento il Suo indirizzo e-mail, il numero di telefono e il sito web e lo invii di nuovo: la controparte Le scrive tramite questo servizio.',
  },
  seen: {
    linkedPicture: "un'immagine -> {host}",
    unknownContent: 'il contenuto non è di un tipo consentito',
    extensionNotAllowed: 'i file .{extension} non sono consentiti',
    emptyWithoutType: 'un file vuoto e senza tipo',
    contentNotAllowed: 'il contenuto è di tipo {type}, che non è consentito',
    textUnderOtherName: "l'estensione è .{extension}, ma il contenuto è testo semplice",
    tooLarge: '{file} {size}, tutti i file {total}',
    unreadable: 'non è leggibile',
    code: "un codice in un'immagine: {text}",
    remotePicture: "un'immagine su {host}",
    trackingPicture: "un'immagine invisibile su {host}",
    declaredOtherwise: 'è inviato come {declared}, che non è consentito',
    deceptiveName: 'il nome nasconde che cosa è',
    encrypted: 'è protetto da password',
    macros: 'contiene macro',
    active: 'contiene script o azioni',
    embedded: 'contiene altri file',
    external: 'carica contenuti da altrove',
    polyglot: 'contiene un secondo file nascosto',
    bomb: 'decompresso, è troppo grande',
    unsearched: 'contiene più immagini di quante se ne siano potute esaminare',
    manyPictures: 'troppe immagini o pagine grandi in un solo messaggio',
    virus: 'un virus: {name}',
    namesWriter: "rivela chi l'ha scritto",
  },
}
