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
    'attachment.type': 'Stuur alleen bestanden van deze typen: {types}',
    'attachment.size':
      'Stuur per bericht samen hoogstens {limit} aan bestanden, bijvoorbeeld met kleinere afbeeldingen of verdeeld over meerdere berichten.',
    'attachment.incidental':
      'U hoeft niets te doen: zulke bestanden noemen hun eigenaar en worden uit elk bericht weggelaten.',
    'attachment.metadata':
      'Open de afbeelding, sla deze met een ander programma opnieuw op als PNG of JPEG en stuur dat bestand.',
    'attachment.unreadable':
      'Stuur het document zonder wachtwoord, opnieuw opgeslagen of als pdf: dit bestand kon niet worden gelezen.',
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
    namesWriter: 'het verraadt wie het heeft geschreven',
  },
}
