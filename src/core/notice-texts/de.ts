/** Notices in German. */

import type { Catalogue } from './catalogue.ts'

export const GERMAN: Catalogue = {
  titles: {
    discarded: 'Nicht zugestellt: {subject}',
    stripped: 'Teilweise zugestellt: {subject}',
    undelivered: 'Nicht zugestellt: {subject}',
    unreachable: 'Nicht zugestellt: {subject}',
    withheld: 'Nicht zugestellt: {subject}',
    suspended: 'Nicht zugestellt: {subject}',
  },
  noSubject: '(kein Betreff)',
  greeting: 'Guten Tag {writer},',
  openings: {
    discarded:
      'wir haben Ihre Nachricht an {reader} nicht zugestellt, weil sie etwas enthält, das in Nachrichten hier nicht erlaubt ist.',
    stripped:
      'wir haben Ihre Nachricht an {reader} zugestellt, allerdings ohne einen Teil, der in Nachrichten hier nicht erlaubt ist.',
    undelivered:
      'wir konnten Ihre Nachricht an {reader} leider nicht zustellen. Wir haben es mehrfach versucht und nun aufgegeben.',
    unreachable:
      'wir konnten Ihre Nachricht an {reader} leider nicht zustellen: Die E-Mail-Adresse der Gegenseite nimmt derzeit keine Nachrichten an. Das hat uns der zuständige Mailserver mitgeteilt.',
    withheld: 'Ihre Nachricht an {reader} wurde von unserem Team geprüft und nicht zugestellt.',
    suspended:
      'wir haben Ihre Nachricht an {reader} nicht zugestellt: Ihre Nachrichten werden derzeit nicht weitergeleitet.',
  },
  labels: { subject: 'Betreff:', to: 'An:', sent: 'Gesendet:' },
  lists: { discarded: 'Das haben wir gefunden:', stripped: 'Das haben wir weggelassen:' },
  places: {
    subject: 'Im Betreff',
    text: 'Im Text',
    quoted: 'Im zitierten Text',
    signature: 'In der Signatur',
    header: 'In der Nachricht insgesamt',
    file: 'In der Datei {file}',
    namelessFile: 'In der Datei ohne Namen',
  },
  finding: '{place}: {seen}',
  more: 'und {count} weitere.',
  nextSteps: {
    discarded:
      'Bitte ändern Sie das und senden Sie Ihre Nachricht noch einmal. Die Gegenseite hat bisher nichts davon erhalten.',
    stripped:
      'Alles andere ist angekommen. Falls der fehlende Teil wichtig ist, senden Sie ihn bitte in geänderter Form noch einmal.',
    undelivered:
      'Sie können die Nachricht später noch einmal senden. Wenn es eilig ist, wenden Sie sich bitte an unseren Kundenservice.',
    unreachable:
      'Bis auf Weiteres senden wir nichts mehr dorthin, und es hilft nicht, die Nachricht bald noch einmal zu senden. Wenn es eilig ist, wenden Sie sich bitte an unseren Kundenservice.',
    withheld: 'Wenn Sie das für einen Irrtum halten, wenden Sie sich bitte an unseren Kundenservice.',
    suspended: 'Bitte wenden Sie sich an unseren Kundenservice. Es hilft nicht, die Nachricht noch einmal zu senden.',
  },
  response: {
    left: 'Die Gegenseite wartet auf Ihre Antwort. Von den 24 Stunden dafür blieben beim Verfassen dieser Mitteilung noch {hours} Std. {minutes} Min. (Fristende: {due}).',
    over: 'Die Gegenseite wartet noch immer auf Ihre Antwort. Die 24 Stunden dafür sind abgelaufen (Fristende: {due}).',
  },
  strikes: {
    count:
      'Nachrichten von Ihnen, die in den letzten {days} Tagen wegen Verstößen gegen die Regeln nicht zugestellt wurden: {count}.',
    now: {
      hold: 'Ab sofort sieht sich unser Team alle Ihre Nachrichten an, bevor sie weitergeleitet werden.',
      suspend:
        'Ab sofort werden Ihre Nachrichten nicht mehr weitergeleitet. Bitte wenden Sie sich an unseren Kundenservice.',
    },
    next: {
      hold: 'Sobald diese Zahl {at} erreicht, sieht sich unser Team alle Ihre Nachrichten an, bevor sie weitergeleitet werden.',
      suspend: 'Sobald diese Zahl {at} erreicht, werden Ihre Nachrichten nicht mehr weitergeleitet.',
    },
  },
  closing:
    'Diese Nachricht wurde von {marketplace} automatisch erstellt. Bitte antworten Sie nicht darauf: Antworten werden nicht gelesen.',
  advice: {
    'link.website':
      'Nehmen Sie die Internetadresse heraus und sagen Sie in Worten, was Sie meinen: Links zu Websites sind in Nachrichten nicht erlaubt.',
    'link.app':
      'Nehmen Sie den Link zur App oder Gruppe heraus und sagen Sie in Worten, was Sie meinen: Solche Links sind in Nachrichten nicht erlaubt.',
    'link.social':
      'Nehmen Sie den Namen Ihres Kontos oder Ihrer Seite heraus: Nachrichten dürfen nicht auf soziale Netzwerke verweisen.',
    'contact.email':
      'Nehmen Sie die E-Mail-Adresse heraus: Antworten auf Ihre Nachricht erhalten Sie über diesen Dienst.',
    'contact.phone':
      'Nehmen Sie die Telefonnummer heraus: Antworten auf Ihre Nachricht erhalten Sie über diesen Dienst. Wenn es eine Bestell- oder Sendungsnummer ist, schreiben Sie das bitte davor, zum Beispiel „Sendungsnummer“.',
    'contact.messenger':
      'Nehmen Sie den Hinweis auf den Messenger und Ihren Namen oder Ihre Nummer dort heraus: Antworten auf Ihre Nachricht erhalten Sie über diesen Dienst.',
    'marketing.offer':
      'Nehmen Sie das Angebot heraus und schreiben Sie nur zur Bestellung oder zur Frage: Werbung ist in Nachrichten nicht erlaubt.',
    'marketing.coupon':
      'Nehmen Sie den Gutschein oder Rabattcode heraus: Werbung für weitere Käufe ist in Nachrichten nicht erlaubt.',
    'marketing.newsletter':
      'Nehmen Sie die Einladung zum Newsletter heraus und schreiben Sie nur zur Bestellung oder zur Frage.',
    'marketing.products':
      'Nehmen Sie die Werbung für andere Produkte heraus und schreiben Sie nur zur Bestellung oder zur Frage.',
    'marketing.referral':
      'Nehmen Sie die Bitte heraus, Sie weiterzuempfehlen, und schreiben Sie nur zur Bestellung oder zur Frage.',
    'marketing.off-platform':
      'Nehmen Sie den Vorschlag heraus, anderswo zu kaufen oder zu bezahlen: Bestellungen und Zahlungen laufen nur über diesen Marktplatz.',
    'marketing.review':
      'Nehmen Sie heraus, was Sie für eine Bewertung anbieten, und ebenso die Bitte um eine gute oder geänderte Bewertung: Bewertungen dürfen weder bezahlt noch beeinflusst werden.',
    'image.linked':
      'Entfernen Sie den Link vom Bild oder lassen Sie das Bild weg: Bilder und Logos dürfen nicht zu Websites führen, auch nicht in der Signatur.',
    'image.remote':
      'Hängen Sie das Bild als Datei an die Nachricht an: Bilder, die von einer Website geladen werden, lassen wir weg.',
    'image.tracking':
      'Sie müssen nichts tun: Unsichtbare Bilder, die melden, wann eine Nachricht gelesen wird, lassen wir weg.',
    'attachment.type': 'Senden Sie nur Dateien dieser Typen: {types}',
    'attachment.size':
      'Senden Sie in einer Nachricht Dateien von zusammen höchstens {limit}, zum Beispiel mit kleineren Bildern oder auf mehrere Nachrichten verteilt.',
    'attachment.incidental':
      'Sie müssen nichts tun: Solche Dateien nennen ihren Besitzer und werden bei jeder Nachricht weggelassen.',
    'attachment.metadata':
      'Öffnen Sie das Bild, speichern Sie es mit einem anderen Programm neu als PNG oder JPEG und senden Sie diese Datei.',
    'attachment.unreadable':
      'Senden Sie das Dokument ohne Kennwort, neu gespeichert oder als PDF: Diese Datei konnte nicht gelesen werden.',
    'attachment.macros':
      'Speichern Sie das Dokument ohne Makros, zum Beispiel als .docx oder PDF, und senden Sie diese Datei.',
    'attachment.active':
      'Drucken Sie das Dokument in eine neue PDF-Datei und senden Sie diese: Skripte und Formulare, die Daten versenden, sind nicht erlaubt.',
    'attachment.embedded':
      'Nehmen Sie die eingebetteten Dateien und Objekte aus dem Dokument heraus und hängen Sie sie einzeln an die Nachricht an.',
    'attachment.external':
      'Fügen Sie Bilder und Tabellen in das Dokument selbst ein, statt sie zu verknüpfen, oder speichern Sie es als PDF, und senden Sie diese Datei.',
    'attachment.polyglot':
      'Öffnen Sie die Datei, speichern Sie sie mit einem üblichen Programm neu und senden Sie die neue Datei: In dieser ist eine zweite versteckt.',
    'attachment.bomb':
      'Senden Sie eine kleinere Fassung der Datei, mit weniger Seiten oder als kleineres Bild, oder mehrere Bilder in mehreren Nachrichten: Entpackt ist sie viel zu groß.',
    'attachment.unsearched':
      'Senden Sie eine kleinere Fassung des Dokuments, mit weniger oder kleineren Bildern oder in mehreren Nachrichten: Nicht alle seine Bilder konnten angesehen werden.',
    'attachment.name':
      'Geben Sie der Datei einen einfachen Namen mit nur einer Endung, die zum Inhalt passt, zum Beispiel anleitung.pdf, und senden Sie sie noch einmal.',
    'attachment.virus':
      'Prüfen Sie Ihren Computer auf Viren: In dieser Datei wurde ein Virus gefunden. Bitte senden Sie die Datei nicht noch einmal.',
    'structure.suspended':
      'Bitte wenden Sie sich an unseren Kundenservice: Ihre Nachrichten werden derzeit nicht weitergeleitet.',
    'structure.review': 'Sie müssen nichts tun: Unser Team prüft Ihre Nachrichten, bevor sie weitergeleitet werden.',
    'leak.document':
      'Nehmen Sie Ihre E-Mail-Adresse, Telefonnummer und Website aus dem Dokument heraus und senden Sie es noch einmal: Die Gegenseite schreibt Ihnen über diesen Dienst.',
  },
  seen: {
    linkedPicture: 'ein Bild -> {host}',
    unknownContent: 'Der Inhalt hat keinen erlaubten Dateityp.',
    extensionNotAllowed: 'Dateien mit der Endung .{extension} sind nicht erlaubt.',
    emptyWithoutType: 'eine leere Datei ohne Typ',
    contentNotAllowed: 'Der Inhalt ist vom Typ {type}, und der ist nicht erlaubt.',
    textUnderOtherName: 'Die Endung ist .{extension}, der Inhalt aber einfacher Text.',
    tooLarge: '{file} {size}, alle Dateien zusammen {total}',
    unreadable: 'Die Datei lässt sich nicht lesen.',
    code: 'ein Code in einem Bild: {text}',
    remotePicture: 'ein Bild auf {host}',
    trackingPicture: 'ein unsichtbares Bild auf {host}',
    declaredOtherwise: 'Die Datei ist als {declared} gesendet, und das ist nicht erlaubt.',
    deceptiveName: 'Der Name verbirgt, was die Datei ist.',
    encrypted: 'Die Datei ist mit einem Kennwort geschützt.',
    macros: 'Die Datei enthält Makros.',
    active: 'Die Datei enthält Skripte oder Aktionen.',
    embedded: 'Die Datei enthält andere Dateien.',
    external: 'Die Datei lädt Inhalte von anderswo nach.',
    polyglot: 'Die Datei enthält eine zweite, versteckte Datei.',
    bomb: 'Die Datei ist entpackt viel zu groß.',
    unsearched: 'Das Dokument hat mehr Bilder, als angesehen werden konnten.',
    manyPictures: 'Es sind zu viele große Bilder oder Seiten in einer Nachricht.',
    virus: 'ein Virus: {name}',
    namesWriter: 'Das Dokument verrät, wer es geschrieben hat.',
  },
}
