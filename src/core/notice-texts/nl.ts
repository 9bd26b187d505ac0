/** Notices in Dutch. */

import type { Catalogue } from './catalogue.ts'

export const DUTCH: Catalogue = {
  titles: {
    discarded: 'Niet bezorgd: {subject}',
    stripped: 'Gedeeltelijk bezorgd: {subject}',
    undelivered: 'Niet bezorgd: {subject}',
    unreachable: 'Niet bezorgd: {subject}',
    withheld: 'Niet bezorgd: {subject}',
  },
  noSubject: '(geen onderwerp)',
  greeting: 'Beste {writer},',
  openings: {
    discarded:
      'We hebben uw bericht aan {reader} niet bezorgd, omdat er iets in staat dat hier niet in berichten mag voorkomen.',
    stripped: 'We hebben uw bericht aan {reader} bezorgd, maar zonder iets dat hier niet in berichten mag voorkomen.',
    undelivered:
      'We konden uw bericht aan {reader} helaas niet bezorgen. We hebben het meerdere keren geprobeerd en stoppen er nu mee.',
    unreachable:
      'We konden uw bericht aan {reader} helaas niet bezorgen: het e-mailadres van de andere partij neemt op dit moment geen berichten aan. Dat heeft de betreffende mailserver ons laten weten.',
    withheld: 'Uw bericht aan {reader} is door een medewerker bekeken en niet bezorgd.',
  },
  labels: { subject: 'Onderwerp:', to: 'Aan:', sent: 'Verzonden:' },
  lists: { discarded: 'Dit hebben we gevonden:', stripped: 'Dit hebben we weggelaten:' },
  places: {
    subject: 'In het onderwerp',
    text: 'In de tekst',
    quoted: 'In de geciteerde tekst',
    signature: 'In de handtekening',
    header: 'In het bericht als geheel',
    file: 'In het bestand {file}',
    namelessFile: 'In het bestand zonder naam',
  },
  finding: '{place}: {seen}',
  more: 'en nog {count}.',
  nextSteps: {
    discarded: 'Pas dit aan en stuur uw bericht opnieuw. De andere partij heeft er niets van ontvangen.',
    stripped: 'Al het andere is aangekomen. Is het ontbrekende belangrijk? Pas het dan aan en stuur het opnieuw.',
    undelivered: 'U kunt het later opnieuw sturen. Neem bij spoed contact op met onze klantenservice.',
    unreachable:
      'We sturen voorlopig niets meer naar dit adres, en het heeft geen zin om uw bericht snel opnieuw te sturen. Neem bij spoed contact op met onze klantenservice.',
    withheld: 'Denkt u dat dit een vergissing is? Neem dan contact op met onze klantenservice.',
  },
  closing:
    'Dit bericht is automatisch verstuurd door {marketplace}. Beantwoord het alstublieft niet: antwoorden worden niet gelezen.',
  advice: {
    'link.website':
      'Haal het websiteadres weg en zeg in woorden wat u bedoelt: berichten mogen geen links naar websites bevatten.',
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
    'attachment.type': 'Stuur alleen bestanden van deze typen: {types}',
    'attachment.size':
      'Stuur per bericht samen hoogstens {limit} aan bestanden, bijvoorbeeld met kleinere afbeeldingen of verdeeld over meerdere berichten.',
    'attachment.incidental':
      'U hoeft niets te doen: zulke bestanden noemen hun eigenaar en worden uit elk bericht weggelaten.',
    'attachment.metadata':
      'Open de afbeelding, sla deze met een ander programma opnieuw op als PNG of JPEG en stuur dat bestand.',
    'attachment.unreadable':
      'Stuur het document zonder wachtwoord, opnieuw opgeslagen of als pdf: dit bestand kon niet worden gelezen.',
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
      'Haal uw e-mailadres, telefoonnummer en website uit het document en stuur het opnieuw: de andere partij schrijft u via deze dienst.',
  },
  seen: {
    linkedPicture: 'een afbeelding -> {host}',
    unknownContent: 'de inhoud is geen toegestaan bestandstype',
    extensionNotAllowed: '.{extension}-bestanden zijn niet toegestaan',
    emptyWithoutType: 'een leeg bestand zonder type',
    contentNotAllowed: 'de inhoud is van het type {type}, en dat is niet toegestaan',
    textUnderOtherName: 'de naam eindigt op .{extension}, maar de inhoud is platte tekst',
    tooLarge: '{file} {size}, alle bestanden {total}',
    unreadable: 'het kan niet worden gelezen',
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
    namesWriter: 'het verraadt wie het heeft geschreven',
  },
}
