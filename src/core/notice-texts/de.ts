/** Notices in German. */

import type { Catalogue } from './catalogue.ts'

export const GERMAN: Catalogue = {
  titles: {
    discarded: 'Nicht zugestellt: {subject}',
    stripped: 'Teilweise zugestellt: {subject}',
    undelivered: 'Nicht zugestellt: {subject}',
    unreachable: 'Nicht zugestellt: {subject}',
    withheld: 'Nicht zugestellt: {subject}',
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
  },
  closing:
    'Diese Nachricht wurde von {marketplace} automatisch erstellt. Bitte antworten Sie nicht darauf: Antworten werden nicht gelesen.',
  advice: {
    'link.website':
      'Nehmen Sie die Internetadresse heraus und sagen Sie in Worten, was Sie meinen: Links zu Websites sind in Nachrichten nicht erlaubt.',
    'attachment.type': 'Senden Sie nur Dateien dieser Typen: {types}',
    'attachment.size':
      'Senden Sie in einer Nachricht Dateien von zusammen höchstens {limit}, zum Beispiel mit kleineren Bildern oder auf mehrere Nachrichten verteilt.',
    'attachment.incidental':
      'Sie müssen nichts tun: Solche Dateien nennen ihren Besitzer und werden bei jeder Nachricht weggelassen.',
    'attachment.metadata':
      'Öffnen Sie das Bild, speichern Sie es mit einem anderen Programm neu als PNG oder JPEG und senden Sie diese Datei.',
    'attachment.unreadable':
      'Senden Sie das Dokument ohne Kennwort, neu gespeichert oder als PDF: Diese Datei konnte nicht gelesen werden.',
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
    namesWriter: 'Das Dokument verrät, wer es geschrieben hat.',
  },
}
