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
    'attachment.type': 'Senden Sie nur Dateien dieser Typen: {types}',
    'attachment.size':
      'Senden Sie in einer Nachricht Dateien von zusammen höchstens {limit}, zum Beispiel mit kleineren Bildern oder auf mehrere Nachrichten verteilt.',
    'attachment.incidental':
      'Sie müssen nichts tun: Solche Dateien nennen ihren Besitzer und werden bei jeder Nachricht weggelassen.',
    'attachment.metadata':
      'Öffnen Sie das Bild, speichern Sie es mit einem anderen Programm neu als PNG oder JPEG und senden Sie diese Datei.',
    'attachment.unreadable':
      'Senden Sie das Dokument ohne Kennwort, neu gespeichert oder als PDF: Diese Datei konnte nicht gelesen werden.',
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
    namesWriter: 'Das Dokument verrät, wer es geschrieben hat.',
  },
}
