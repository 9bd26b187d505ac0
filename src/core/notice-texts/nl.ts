/** Notices in Dutch. */

import type { Catalogue } from './catalogue.ts'

export const DUTCH: Catalogue = {
  titles: {
    discarded: 'Niet bezorgd: {subject}',
    stripped: 'Gedeeltelijk bezorgd: {subject}',
    undelivered: 'Niet bezorgd: {subject}',
    unreachable: 'Niet bezorgd: {subject}',
    withheld: 'Niet bezorgd: {subject}',
    suspended: 'Niet bezorgd: {subject}',
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
    suspended: 'We hebben uw bericht aan {reader} niet bezorgd: uw berichten worden op dit moment niet doorgestuurd.',
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
    suspended: 'Neem contact op met onze klantenservice. Het heeft geen zin om uw bericht opnieuw te sturen.',
  },
  response: {
    left: 'De andere partij wacht op uw antwoord. Van de 24 uur daarvoor was bij het opstellen van deze melding nog {hours} u {minutes} min over (uiterlijk: {due}).',
    over: 'De andere partij wacht nog steeds op uw antwoord. De 24 uur daarvoor zijn voorbij (uiterlijk: {due}).',
  },
  strikes: {
    count: 'Berichten van u die de afgelopen {days} dagen niet zijn bezorgd omdat ze tegen de regels waren: {count}.',
    now: {
      hold: 'Vanaf nu bekijkt een medewerker al uw berichten voordat ze worden doorgestuurd.',
      suspend: 'Vanaf nu worden uw berichten niet meer doorgestuurd. Neem contact op met onze klantenservice.',
    },
    next: {
      hold: 'Zodra dit aantal {at} bereikt, bekijkt een medewerker al uw berichten voordat ze worden doorgestuurd.',
      suspend: 'Zodra dit aantal {at} bereikt, worden uw berichten niet meer doorgestuurd.',
    },
  },
  closing:
    'Dit bericht is automatisch verstuurd door {marketplace}. Beantwoord het alstublieft niet: antwoorden worden niet gelezen.',
  advice: {
    'link.website':
      'Haal het websiteadres weg en zeg in woorden wat u bedoelt: berichten mogen geen links naar websites bevatten.',
    'link.app':
      'Haal de link naar de app of groep weg en zeg in woorden wat u bedoelt: berichten mogen zulke links niet bevatten.',
    'link.social': 'Haal de naam van uw account of pagina weg: berichten mogen niet naar sociale netwerken verwijzen.',
    'contact.email': 'Haal het e-mailadres weg: antwoorden op uw bericht ontvangt u via deze dienst.',
    'contact.phone':
      'Haal het telefoonnummer weg: antwoorden op uw bericht ontvangt u via deze dienst. Is het een bestelnummer of trackingnummer? Schrijf dat er dan voor, bijvoorbeeld ‘trackingnummer’.',
    'contact.messenger':
      'Haal de verwijzing naar de berichtenapp en uw naam of nummer daar weg: antwoorden op uw bericht ontvangt u via deze dienst.',
    'marketing.offer':
      'Haal de aanbieding weg en schrijf alleen over de bestelling of de vraag: reclame is in berichten niet toegestaan.',
    'marketing.coupon':
      'Haal de waardebon of kortingscode weg: berichten mogen geen reclame voor andere aankopen bevatten.',
    'marketing.newsletter':
      'Haal de uitnodiging voor de nieuwsbrief weg en schrijf alleen over de bestelling of de vraag.',
    'marketing.products': 'Haal de reclame voor andere producten weg en schrijf alleen over de bestelling of de vraag.',
    'marketing.referral':
      'Haal het verzoek om u bij anderen aan te bevelen weg en schrijf alleen over de bestelling of de vraag.',
    'marketing.off-platform':
      'Haal het voorstel om ergens anders te kopen of te betalen weg: bestellen en betalen kan alleen op dit platform.',
    'marketing.review':
      'Haal weg wat u voor een beoordeling aanbiedt, en ook het verzoek om een goede of gewijzigde beoordeling: beoordelingen mogen niet worden betaald of gestuurd.',
    'image.linked':
      "Haal de link van de afbeelding af of laat de afbeelding weg: afbeeldingen en logo's mogen niet naar websites leiden, ook niet in de handtekening.",
    'image.remote':
      'Voeg de afbeelding als bestand toe aan het bericht: afbeeldingen die van een website worden geladen, laten we weg.',
    'image.tracking':
      'U hoeft niets te doen: onzichtbare afbeeldingen die melden wanneer een bericht wordt gelezen, laten we weg.',
    'attachment.type': 'Stuur alleen bestanden van deze typen: {types}',
    'attachment.size':
      'Stuur per bericht samen hoogstens {limit} aan bestanden, bijvoorbeeld met kleinere afbeeldingen of verdeeld over meerdere berichten.',
    'attachment.incidental':
      'U hoeft niets te doen: zulke bestanden noemen hun eigenaar en worden uit elk bericht weggelaten.',
    'attachment.metadata':
      'Open de afbeelding, sla deze met een ander programma opnieuw op als PNG of JPEG en stuur dat bestand.',
    'attachment.unreadable':
      'Stuur het document zonder wachtwoord, opnieuw opgeslagen of als pdf: dit bestand kon niet worden gelezen.',
    'attachment.macros': "Sla het document zonder macro's op, bijvoorbeeld als .docx of pdf, en stuur dat bestand.",
    'attachment.active':
      'Druk het document af naar een nieuwe pdf en stuur dat bestand: scripts en formulieren die gegevens versturen, zijn niet toegestaan.',
    'attachment.embedded':
      'Haal de ingesloten bestanden en objecten uit het document en voeg ze afzonderlijk toe aan het bericht.',
    'attachment.external':
      'Zet afbeeldingen en tabellen in het document zelf in plaats van ze te koppelen, of sla het op als pdf, en stuur dat bestand.',
    'attachment.polyglot':
      'Open het bestand, sla het met een gangbaar programma opnieuw op en stuur het nieuwe bestand: in dit bestand zit een tweede bestand verborgen.',
    'attachment.bomb':
      "Stuur een kleinere versie van het bestand, met minder pagina's of met een kleinere afbeelding, of verdeel de afbeeldingen over meerdere berichten: uitgepakt is het veel te groot.",
    'attachment.unsearched':
      'Stuur een kleinere versie van het document, met minder of kleinere afbeeldingen, of in meerdere berichten: niet alle afbeeldingen konden worden bekeken.',
    'attachment.name':
      'Geef het bestand een eenvoudige naam met één extensie die bij de inhoud past, bijvoorbeeld handleiding.pdf, en stuur het opnieuw.',
    'attachment.virus':
      'Controleer uw computer op virussen: in dit bestand is er een gevonden. Stuur het bestand alstublieft niet opnieuw.',
    'structure.suspended':
      'Neem contact op met onze klantenservice: uw berichten worden op dit moment niet doorgestuurd.',
    'structure.review': 'U hoeft niets te doen: een medewerker bekijkt uw berichten voordat ze worden doorgestuurd.',
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
    code: 'een code in een afbeelding: {text}',
    remotePicture: 'een afbeelding op {host}',
    trackingPicture: 'een onzichtbare afbeelding op {host}',
    declaredOtherwise: 'het is verstuurd als {declared}, en dat is niet toegestaan',
    deceptiveName: 'de naam verbergt wat het is',
    encrypted: 'het is beveiligd met een wachtwoord',
    macros: "het bevat macro's",
    active: 'het bevat scripts of acties',
    embedded: 'het bevat andere bestanden',
    external: 'het haalt inhoud van elders op',
    polyglot: 'het bevat een tweede, verborgen bestand',
    bomb: 'uitgepakt is het veel te groot',
    unsearched: 'het bevat meer afbeeldingen dan konden worden bekeken',
    manyPictures: "te veel grote afbeeldingen of pagina's in één bericht",
    virus: 'een virus: {name}',
    namesWriter: 'het verraadt wie het heeft geschreven',
  },
}
