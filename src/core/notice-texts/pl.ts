/** Notices in Polish. Nothing is said of the reader or the writer that would need to know whether it is a man or a woman. */

import type { Catalogue } from './catalogue.ts'

export const POLISH: Catalogue = {
  titles: {
    discarded: 'Nie dostarczono: {subject}',
    stripped: 'Dostarczono częściowo: {subject}',
    undelivered: 'Nie dostarczono: {subject}',
    unreachable: 'Nie dostarczono: {subject}',
    withheld: 'Nie dostarczono: {subject}',
  },
  noSubject: '(bez tematu)',
  greeting: 'Dzień dobry, {writer},',
  openings: {
    discarded:
      'Państwa wiadomość (adresat: {reader}) nie została dostarczona, ponieważ zawiera coś, czego nie wolno tu umieszczać w wiadomościach.',
    stripped:
      'Państwa wiadomość (adresat: {reader}) została dostarczona, ale bez części, której nie wolno tu umieszczać w wiadomościach.',
    undelivered:
      'niestety nie udało się dostarczyć Państwa wiadomości (adresat: {reader}). Podjęliśmy wiele prób i nie będziemy już ich ponawiać.',
    unreachable:
      'niestety nie udało się dostarczyć Państwa wiadomości (adresat: {reader}): adres e-mail drugiej strony nie przyjmuje obecnie poczty. Taką informację otrzymaliśmy od obsługującego go serwera.',
    withheld:
      'Państwa wiadomość (adresat: {reader}) została sprawdzona przez pracownika naszego serwisu i nie została dostarczona.',
  },
  labels: { subject: 'Temat:', to: 'Do:', sent: 'Wysłano:' },
  lists: { discarded: 'Oto, co znaleźliśmy:', stripped: 'Oto, co pominęliśmy:' },
  places: {
    subject: 'W temacie',
    text: 'W treści',
    quoted: 'W cytowanej treści',
    signature: 'W podpisie',
    header: 'W całej wiadomości',
    file: 'W pliku {file}',
    namelessFile: 'W pliku bez nazwy',
  },
  finding: '{place}: {seen}',
  more: 'i jeszcze {count}.',
  nextSteps: {
    discarded: 'Prosimy to zmienić i wysłać wiadomość ponownie. Druga strona nie otrzymała żadnej jej części.',
    stripped: 'Wszystko inne dotarło. Jeśli brakująca część jest ważna, prosimy ją zmienić i wysłać ponownie.',
    undelivered:
      'Wiadomość można wysłać ponownie później. W pilnych sprawach prosimy o kontakt z naszym biurem obsługi klienta.',
    unreachable:
      'Na razie wstrzymujemy wysyłkę na ten adres, a ponowne wysłanie wiadomości w najbliższym czasie nic nie da. W pilnych sprawach prosimy o kontakt z naszym biurem obsługi klienta.',
    withheld: 'Jeśli uważają Państwo, że to pomyłka, prosimy o kontakt z naszym biurem obsługi klienta.',
  },
  closing:
    'Ta wiadomość została wysłana automatycznie przez {marketplace}. Prosimy na nią nie odpowiadać: nikt nie czyta odpowiedzi.',
  advice: {
    'link.website':
      'Prosimy usunąć adres strony internetowej i opisać rzecz słowami: wiadomości nie mogą zawierać linków do stron internetowych.',
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
    'attachment.type': 'Prosimy wysyłać tylko pliki tych typów: {types}',
    'attachment.size':
      'Prosimy wysyłać w jednej wiadomości pliki o łącznej wielkości najwyżej {limit}, na przykład mniejsze zdjęcia, albo podzielić je na kilka wiadomości.',
    'attachment.incidental':
      'Nie trzeba nic robić: takie pliki ujawniają swojego właściciela i są usuwane z każdej wiadomości.',
    'attachment.metadata':
      'Prosimy otworzyć obraz, zapisać go ponownie w innym programie jako PNG lub JPEG i wysłać ten plik.',
    'attachment.unreadable':
      'Prosimy wysłać dokument bez hasła, zapisany ponownie albo jako PDF: tego pliku nie udało się odczytać.',
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
      'Prosimy usunąć z dokumentu swój adres e-mail, numer telefonu i stronę internetową i wysłać go ponownie: druga strona pisze do Państwa przez ten serwis.',
  },
  seen: {
    linkedPicture: 'obraz -> {host}',
    unknownContent: 'zawartość nie jest żadnego dozwolonego typu',
    extensionNotAllowed: 'pliki .{extension} są niedozwolone',
    emptyWithoutType: 'pusty plik bez typu',
    contentNotAllowed: 'zawartość jest typu {type}, który jest niedozwolony',
    textUnderOtherName: 'plik ma rozszerzenie .{extension}, ale zawiera zwykły tekst',
    tooLarge: '{file} {size}, wszystkie pliki {total}',
    unreadable: 'nie można go odczytać',
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
    namesWriter: 'zdradza, kto go napisał',
  },
}
