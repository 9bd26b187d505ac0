/** Notices in Polish. Nothing is said of the reader or the writer that would need to know whether it is a man or a woman. */

import type { Catalogue } from './catalogue.ts'

export const POLISH: Catalogue = {
  titles: {
    discarded: 'Nie dostarczono: {subject}',
    stripped: 'Dostarczono częściowo: {subject}',
    undelivered: 'Nie dostarczono: {subject}',
    unreachable: 'Nie dostarczono: {subject}',
    withheld: 'Nie dostarczono: {subject}',
    suspended: 'Nie dostarczono: {subject}',
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
    suspended:
      'Państwa wiadomość (adresat: {reader}) nie została dostarczona: obecnie nie przekazujemy Państwa wiadomości.',
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
    suspended: 'Prosimy o kontakt z naszym biurem obsługi klienta. Ponowne wysłanie wiadomości nic nie da.',
  },
  response: {
    left: 'Druga strona czeka na Państwa odpowiedź. Z przewidzianych 24 godzin w chwili sporządzenia tego powiadomienia pozostało {hours} godz. {minutes} min (termin: {due}).',
    over: 'Druga strona nadal czeka na Państwa odpowiedź. Przewidziane na nią 24 godziny już minęły (termin: {due}).',
  },
  strikes: {
    count:
      'Liczba Państwa wiadomości, których w ciągu ostatnich {days} dni nie dostarczono z powodu naruszenia zasad: {count}.',
    now: {
      hold: 'Od tej chwili każdą Państwa wiadomość przed przekazaniem sprawdza nasz pracownik.',
      suspend: 'Od tej chwili nie przekazujemy Państwa wiadomości. Prosimy o kontakt z naszym biurem obsługi klienta.',
    },
    next: {
      hold: 'Gdy ta liczba osiągnie {at}, każdą Państwa wiadomość przed przekazaniem będzie sprawdzać nasz pracownik.',
      suspend: 'Gdy ta liczba osiągnie {at}, przestaniemy przekazywać Państwa wiadomości.',
    },
  },
  closing:
    'Ta wiadomość została wysłana automatycznie przez {marketplace}. Prosimy na nią nie odpowiadać: nikt nie czyta odpowiedzi.',
  advice: {
    'link.website':
      'Prosimy usunąć adres strony internetowej i opisać rzecz słowami: wiadomości nie mogą zawierać linków do stron internetowych.',
    'link.app':
      'Prosimy usunąć link do aplikacji lub grupy i opisać rzecz słowami: wiadomości nie mogą zawierać takich linków.',
    'link.social':
      'Prosimy usunąć nazwę swojego konta lub strony: wiadomości nie mogą odsyłać do serwisów społecznościowych.',
    'contact.email': 'Prosimy usunąć adres e-mail: odpowiedzi na wiadomość docierają do Państwa przez ten serwis.',
    'contact.phone':
      'Prosimy usunąć numer telefonu: odpowiedzi na wiadomość docierają do Państwa przez ten serwis. Jeśli jest to numer zamówienia lub przesyłki, prosimy napisać to przed nim, na przykład „numer przesyłki”.',
    'contact.messenger':
      'Prosimy usunąć wzmiankę o komunikatorze oraz swoją nazwę lub numer: odpowiedzi na wiadomość docierają do Państwa przez ten serwis.',
    'marketing.offer':
      'Prosimy usunąć ofertę i pisać tylko o zamówieniu lub pytaniu: wiadomości nie mogą zawierać reklam.',
    'marketing.coupon': 'Prosimy usunąć kupon lub kod rabatowy: wiadomości nie mogą reklamować dalszych zakupów.',
    'marketing.newsletter': 'Prosimy usunąć zaproszenie do newslettera i pisać tylko o zamówieniu lub pytaniu.',
    'marketing.products': 'Prosimy usunąć reklamę innych produktów i pisać tylko o zamówieniu lub pytaniu.',
    'marketing.referral':
      'Prosimy usunąć prośbę o polecanie Państwa innym osobom i pisać tylko o zamówieniu lub pytaniu.',
    'marketing.off-platform':
      'Prosimy usunąć propozycję zakupu lub zapłaty gdzie indziej: zamówienia i płatności odbywają się wyłącznie na tej platformie.',
    'marketing.review':
      'Prosimy usunąć to, co jest oferowane za opinię, oraz prośbę o dobrą lub zmienioną opinię: za opinie nie wolno płacić ani na nie wpływać.',
    'image.linked':
      'Prosimy usunąć link z obrazu albo pominąć obraz: obrazy i logo nie mogą prowadzić do stron internetowych, także w podpisie.',
    'image.remote':
      'Prosimy dołączyć obraz do wiadomości jako plik: obrazy pobierane ze stron internetowych są usuwane.',
    'image.tracking': 'Nie trzeba nic robić: niewidoczne obrazy, które informują o odczytaniu wiadomości, są usuwane.',
    'attachment.type': 'Prosimy wysyłać tylko pliki tych typów: {types}',
    'attachment.size':
      'Prosimy wysyłać w jednej wiadomości pliki o łącznej wielkości najwyżej {limit}, na przykład mniejsze zdjęcia, albo podzielić je na kilka wiadomości.',
    'attachment.incidental':
      'Nie trzeba nic robić: takie pliki ujawniają swojego właściciela i są usuwane z każdej wiadomości.',
    'attachment.metadata':
      'Prosimy otworzyć obraz, zapisać go ponownie w innym programie jako PNG lub JPEG i wysłać ten plik.',
    'attachment.unreadable':
      'Prosimy wysłać dokument bez hasła, zapisany ponownie albo jako PDF: tego pliku nie udało się odczytać.',
    'attachment.macros': 'Prosimy zapisać dokument bez makr, na przykład jako .docx lub PDF, i wysłać ten plik.',
    'attachment.active':
      'Prosimy wydrukować dokument do nowego pliku PDF i wysłać ten plik: skrypty i formularze wysyłające dane są niedozwolone.',
    'attachment.embedded': 'Prosimy usunąć z dokumentu osadzone pliki i obiekty i dołączyć je do wiadomości osobno.',
    'attachment.external':
      'Prosimy wstawić obrazy i tabele do samego dokumentu, a nie jako łącza, albo zapisać go jako PDF, i wysłać ten plik.',
    'attachment.polyglot':
      'Prosimy otworzyć plik, zapisać go ponownie w zwykłym programie i wysłać nowy plik: w tym ukryty jest drugi plik.',
    'attachment.bomb':
      'Prosimy wysłać mniejszą wersję pliku, z mniejszą liczbą stron lub z mniejszym obrazem, albo rozłożyć obrazy na kilka wiadomości: po rozpakowaniu jest o wiele za duży.',
    'attachment.unsearched':
      'Prosimy wysłać mniejszą wersję dokumentu, z mniejszą liczbą obrazów lub z mniejszymi obrazami, albo w kilku wiadomościach: nie wszystkie jego obrazy dało się obejrzeć.',
    'attachment.name':
      'Prosimy nadać plikowi prostą nazwę z jednym rozszerzeniem zgodnym z zawartością, na przykład instrukcja.pdf, i wysłać go ponownie.',
    'attachment.virus':
      'Prosimy sprawdzić komputer programem antywirusowym: w tym pliku znaleziono wirusa. Prosimy nie wysyłać tego pliku ponownie.',
    'structure.suspended':
      'Prosimy o kontakt z naszym biurem obsługi klienta: Państwa wiadomości nie są obecnie przekazywane.',
    'structure.review':
      'Nie trzeba nic robić: pracownik naszego serwisu sprawdza Państwa wiadomości, zanim zostaną przekazane.',
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
    code: 'kod na obrazie: {text}',
    remotePicture: 'obraz na stronie {host}',
    trackingPicture: 'niewidoczny obraz na stronie {host}',
    declaredOtherwise: 'wysłano go jako {declared}, co jest niedozwolone',
    deceptiveName: 'nazwa ukrywa, czym jest ten plik',
    encrypted: 'jest chroniony hasłem',
    macros: 'zawiera makra',
    active: 'zawiera skrypty lub akcje',
    embedded: 'zawiera inne pliki',
    external: 'pobiera treści z innych miejsc',
    polyglot: 'zawiera drugi, ukryty plik',
    bomb: 'po rozpakowaniu jest o wiele za duży',
    unsearched: 'zawiera więcej obrazów, niż dało się obejrzeć',
    manyPictures: 'zbyt wiele dużych obrazów lub stron w jednej wiadomości',
    virus: 'wirus: {name}',
    namesWriter: 'zdradza, kto go napisał',
  },
}
