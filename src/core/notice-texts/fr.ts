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
    'attachment.type': 'Envoyez uniquement des fichiers de ces types\u00a0: {types}',
    'attachment.size':
      'Envoyez au maximum {limit} de fichiers par message, par exemple avec des images plus petites ou en plusieurs messages.',
    'attachment.incidental':
      "Vous n'avez rien à faire\u00a0: ces fichiers révèlent leur propriétaire et sont retirés de tous les messages.",
    'attachment.metadata':
      "Ouvrez l'image, enregistrez-la au format PNG ou JPEG avec un autre logiciel, puis envoyez ce fichier.",
    'attachment.unreadable':
      "Envoyez le document sans mot de passe, enregistré à nouveau ou au format PDF\u00a0: ce fichier n'a pas pu être lu.",
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
    namesWriter: "il révèle qui l'a écrit",
  },
}
