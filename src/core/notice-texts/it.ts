/** Notices in Italian. */

import type { Catalogue } from './catalogue.ts'

export const ITALIAN: Catalogue = {
  titles: {
    discarded: 'Non consegnato: {subject}',
    stripped: 'Consegnato in parte: {subject}',
    undelivered: 'Non consegnato: {subject}',
    unreachable: 'Non consegnato: {subject}',
    withheld: 'Non consegnato: {subject}',
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
  },
  closing:
    '{marketplace} ha inviato questo messaggio automaticamente. La preghiamo di non rispondere: le risposte non vengono lette.',
  advice: {
    'link.website':
      "Tolga l'indirizzo del sito web e spieghi a parole che cosa intende: i messaggi non possono contenere link a siti web.",
    'link.app':
      'Take out the link to the app and say in words what you mean: messages may not contain links to apps or groups.',
    'link.social': 'Take out the name of your account: messages may not lead to accounts on social networks.',
    'contact.email': 'Take out the mail address: simply answer this message, and the other side gets it.',
    'contact.phone':
      'Take out the telephone number: messages may not contain any. If it is an order or tracking number, write what it is in front of it.',
    'contact.messenger':
      'Take out the name or number for the messenger: simply answer here, and the other side gets it.',
    'marketing.offer': 'Take out the offer: messages may only be about the order or the question.',
    'marketing.coupon': 'Take out the coupon or discount code: messages may not advertise further purchases.',
    'marketing.newsletter':
      'Take out the invitation to the newsletter: messages may only be about the order or the question.',
    'marketing.products':
      'Take out what advertises other products: messages may only be about the order or the question.',
    'marketing.referral':
      'Take out the invitation to recommend you to others: messages may only be about the order or the question.',
    'marketing.off-platform':
      'Take out the proposal to buy or pay elsewhere: orders and payments are made on this marketplace only.',
    'marketing.review': 'Take out what is promised or asked for a review: reviews may not be paid for or steered.',
    'image.linked':
      'Take the link off the picture or leave the picture out: pictures and logos may not lead to websites.',
    'image.remote': 'Attach the picture to the message: pictures that are fetched from a website are left out.',
    'image.tracking': 'Nothing to do: invisible pictures that report the reading of a message are left out.',
    'attachment.type': 'Invii solo file di questi tipi: {types}',
    'attachment.size':
      'Invii al massimo {limit} di file in un messaggio, per esempio con immagini più piccole o in più messaggi.',
    'attachment.incidental':
      'Non deve fare nulla: questi file rivelano il loro proprietario e vengono tolti da ogni messaggio.',
    'attachment.metadata':
      "Apra l'immagine, la salvi di nuovo con un altro programma come PNG o JPEG e invii quel file.",
    'attachment.unreadable':
      'Invii il documento senza password, salvato di nuovo o come PDF: non è stato possibile leggere questo file.',
    'attachment.macros': 'Save the document without macros, for instance as .docx or PDF, and send that file.',
    'attachment.active':
      'Save the document as a plain PDF without scripts, actions and forms that send data, and send that file.',
    'attachment.embedded': 'Take the embedded files and objects out of the document, or send them by themselves.',
    'attachment.external': 'Save the document without linked content, for instance as a PDF, and send that file.',
    'attachment.polyglot':
      'Save the file anew with an ordinary program and send that one: something else is hidden in this file.',
    'attachment.bomb': 'Send a smaller version of the file: fewer pages, or a picture with fewer pixels.',
    'attachment.name': 'Give the file a plain name with one ending that fits its content, and send it again.',
    'attachment.virus': 'Check your computer for viruses: one was found in this file. Do not send the file again.',
    'structure.suspended': 'Please contact our customer service: your messages are not passed on at present.',
    'structure.review': 'Nothing to do: a person looks at your messages before they are sent on.',
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
    code: 'a code in a picture: {text}',
    remotePicture: 'a picture on {host}',
    trackingPicture: 'an invisible picture on {host}',
    declaredOtherwise: 'it is sent as {declared}, which is not allowed',
    deceptiveName: 'its name hides what it is',
    encrypted: 'it is protected with a password',
    macros: 'it contains macros',
    active: 'it contains scripts or actions',
    embedded: 'it contains other files',
    external: 'it fetches content from elsewhere',
    polyglot: 'it contains a second, hidden file',
    bomb: 'it unpacks to far too much',
    virus: 'a virus: {name}',
    namesWriter: "rivela chi l'ha scritto",
  },
}
