/** Notices in French. */

import type { Catalogue } from './catalogue.ts'

export const FRENCH: Catalogue = {
  titles: {
    discarded: 'Non remis\u00a0: {subject}',
    stripped: 'Remis en partie\u00a0: {subject}',
    undelivered: 'Non remis\u00a0: {subject}',
    unreachable: 'Non remis\u00a0: {subject}',
    withheld: 'Non remis\u00a0: {subject}',
  },
  noSubject: '(sans objet)',
  greeting: 'Bonjour {writer},',
  openings: {
    discarded:
      "Nous n'avons pas remis votre message à {reader}, car il contient un élément qui n'est pas autorisé dans les messages ici.",
    stripped:
      "Nous avons remis votre message à {reader}, mais sans un élément qui n'est pas autorisé dans les messages ici.",
    undelivered:
      "Nous n'avons pas pu remettre votre message à {reader}. Après plusieurs tentatives, nous avons dû y renoncer.",
    unreachable:
      "Nous n'avons pas pu remettre votre message à {reader}\u00a0: l'adresse e-mail de votre correspondant n'accepte pas de messages actuellement. C'est ce que son serveur de messagerie nous a indiqué.",
    withheld: "Votre message à {reader} a été examiné par un membre de notre équipe et n'a pas été remis.",
  },
  labels: { subject: 'Objet\u00a0:', to: 'À\u00a0:', sent: 'Envoyé\u00a0:' },
  lists: { discarded: 'Voici ce que nous avons trouvé\u00a0:', stripped: 'Voici ce que nous avons retiré\u00a0:' },
  places: {
    subject: "Dans l'objet",
    text: 'Dans le texte',
    quoted: 'Dans le texte cité',
    signature: 'Dans la signature',
    header: "Dans l'ensemble du message",
    file: 'Dans le fichier {file}',
    namelessFile: 'Dans le fichier sans nom',
  },
  finding: '{place}\u00a0: {seen}',
  more: 'et {count} de plus.',
  nextSteps: {
    discarded:
      "Merci de faire les modifications nécessaires et d'envoyer à nouveau votre message. Votre correspondant n'en a rien reçu.",
    stripped:
      "Tout le reste est bien arrivé. Si l'élément manquant est important, merci de le modifier et de l'envoyer à nouveau.",
    undelivered:
      "Vous pouvez l'envoyer à nouveau plus tard. En cas d'urgence, veuillez contacter notre service client.",
    unreachable:
      "Nous suspendons les envois vers cette adresse pour le moment\u00a0; renvoyer votre message dans l'immédiat ne servirait à rien. En cas d'urgence, veuillez contacter notre service client.",
    withheld: "Si vous pensez qu'il s'agit d'une erreur, veuillez contacter notre service client.",
  },
  closing:
    'Ce message a été envoyé automatiquement par {marketplace}. Merci de ne pas y répondre\u00a0: les réponses ne sont pas lues.',
  advice: {
    'link.website':
      "Retirez l'adresse du site web et dites avec des mots ce que vous souhaitez indiquer\u00a0: les messages ne peuvent pas contenir de liens vers des sites web.",
    'attachment.type': 'Envoyez uniquement des fichiers de ces types\u00a0: {types}',
    'attachment.size':
      'Envoyez au maximum {limit} de fichiers par message, par exemple avec des images plus petites ou en plusieurs messages.',
    'attachment.incidental':
      "Vous n'avez rien à faire\u00a0: ces fichiers révèlent leur propriétaire et sont retirés de tous les messages.",
    'attachment.metadata':
      "Ouvrez l'image, enregistrez-la au format PNG ou JPEG avec un autre logiciel, puis envoyez ce fichier.",
    'attachment.unreadable':
      "Envoyez le document sans mot de passe, enregistré à nouveau ou au format PDF\u00a0: ce fichier n'a pas pu être lu.",
    'leak.document':
      'Retirez du document votre adresse e-mail, votre numéro de téléphone et votre site web, puis envoyez-le à nouveau\u00a0: votre correspondant vous écrit par ce service.',
  },
  seen: {
    linkedPicture: 'une image -> {host}',
    unknownContent: "son contenu n'est d'aucun type autorisé",
    extensionNotAllowed: 'les fichiers .{extension} ne sont pas autorisés',
    emptyWithoutType: 'un fichier vide, sans type',
    contentNotAllowed: "son contenu est de type {type}, qui n'est pas autorisé",
    textUnderOtherName: 'il porte le nom .{extension}, mais son contenu est du texte brut',
    tooLarge: '{file} {size}, tous les fichiers {total}',
    unreadable: 'il ne peut pas être lu',
    namesWriter: "il révèle qui l'a écrit",
  },
}
