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
    'attachment.type': 'Invii solo file di questi tipi: {types}',
    'attachment.size':
      'Invii al massimo {limit} di file in un messaggio, per esempio con immagini più piccole o in più messaggi.',
    'attachment.incidental':
      'Non deve fare nulla: questi file rivelano il loro proprietario e vengono tolti da ogni messaggio.',
    'attachment.metadata':
      "Apra l'immagine, la salvi di nuovo con un altro programma come PNG o JPEG e invii quel file.",
    'attachment.unreadable':
      'Invii il documento senza password, salvato di nuovo o come PDF: non è stato possibile leggere questo file.',
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
    namesWriter: "rivela chi l'ha scritto",
  },
}
