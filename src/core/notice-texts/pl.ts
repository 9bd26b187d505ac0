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
    'attachment.type': 'Prosimy wysyłać tylko pliki tych typów: {types}',
    'attachment.size':
      'Prosimy wysyłać w jednej wiadomości pliki o łącznej wielkości najwyżej {limit}, na przykład mniejsze zdjęcia, albo podzielić je na kilka wiadomości.',
    'attachment.incidental':
      'Nie trzeba nic robić: takie pliki ujawniają swojego właściciela i są usuwane z każdej wiadomości.',
    'attachment.metadata':
      'Prosimy otworzyć obraz, zapisać go ponownie w innym programie jako PNG lub JPEG i wysłać ten plik.',
    'attachment.unreadable':
      'Prosimy wysłać dokument bez hasła, zapisany ponownie albo jako PDF: tego pliku nie udało się odczytać.',
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
    namesWriter: 'zdradza, kto go napisał',
  },
}
