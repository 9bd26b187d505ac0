/** Notices in French. */

import type { Catalogue } from './catalogue.ts'

export const FRENCH: Catalogue = {
  titles: {
    discarded: 'Non remis\u00a0: {subject}',
    stripped: 'Remis en partie\u00a0: {subject}',
    undelivered: 'Non remis\u00a0: {subject}',
    unreachable: 'Non remis\u00a0: {subject}',
    withheld: 'Non remis\u00a0: {subject}',
    suspended: 'Non remis\u00a0: {subject}',
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
    suspended: "Nous n'avons pas remis votre message à {reader}\u00a0: vos messages ne sont pas transmis actuellement.",
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
    suspended: 'Veuillez contacter notre service client. Renvoyer votre message ne servirait à rien.',
  },
  response: {
    left: 'Votre correspondant attend votre réponse. Sur les 24 heures prévues, il restait {hours} h {minutes} min lors de la rédaction de cet avis (échéance\u00a0: {due}).',
    over: 'Votre correspondant attend toujours votre réponse. Les 24 heures prévues sont écoulées (échéance\u00a0: {due}).',
  },
  strikes: {
    count:
      "Vos messages qui n'ont pas été remis ces {days} derniers jours parce qu'ils enfreignaient les règles\u00a0: {count}.",
    now: {
      hold: 'Désormais, une personne de notre équipe examine tous vos messages avant de les transmettre.',
      suspend: 'Désormais, vos messages ne sont plus transmis. Veuillez contacter notre service client.',
    },
    next: {
      hold: 'Lorsque ce nombre atteindra {at}, une personne de notre équipe examinera tous vos messages avant de les transmettre.',
      suspend: 'Lorsque ce nombre atteindra {at}, vos messages ne seront plus transmis.',
    },
  },
  closing:
    'Ce message a été envoyé automatiquement par {marketplace}. Merci de ne pas y répondre\u00a0: les réponses ne sont pas lues.',
  advice: {
    'link.website':
      "Retirez l'adresse du site web et dites avec des mots ce que vous souhaitez indiquer\u00a0: les messages ne peuvent pas contenir de liens vers des sites web.",
    'link.app':
      "Retirez le lien vers l'application ou le groupe et dites avec des mots ce que vous souhaitez indiquer\u00a0: les messages ne peuvent pas contenir de tels liens.",
    'link.social':
      'Retirez le nom de votre compte ou de votre page\u00a0: les messages ne peuvent pas renvoyer vers les réseaux sociaux.',
    'contact.email': "Retirez l'adresse e-mail\u00a0: les réponses à votre message vous parviennent par ce service.",
    'contact.phone':
      "Retirez le numéro de téléphone\u00a0: les réponses à votre message vous parviennent par ce service. S'il s'agit d'un numéro de commande ou de suivi, précisez-le juste avant, par exemple «\u00a0numéro de suivi\u00a0».",
    'contact.messenger':
      'Retirez la mention de la messagerie ainsi que votre nom ou votre numéro sur celle-ci\u00a0: les réponses à votre message vous parviennent par ce service.',
    'marketing.offer':
      "Retirez l'offre et n'écrivez qu'au sujet de la commande ou de la question\u00a0: les messages ne peuvent pas contenir de publicité.",
    'marketing.coupon':
      "Retirez le bon ou le code de réduction\u00a0: les messages ne peuvent pas faire de publicité pour d'autres achats.",
    'marketing.newsletter':
      "Retirez l'invitation à la newsletter et n'écrivez qu'au sujet de la commande ou de la question.",
    'marketing.products':
      "Retirez la publicité pour d'autres produits et n'écrivez qu'au sujet de la commande ou de la question.",
    'marketing.referral':
      "Retirez la demande de vous recommander à d'autres personnes et n'écrivez qu'au sujet de la commande ou de la question.",
    'marketing.off-platform':
      "Retirez la proposition d'acheter ou de payer ailleurs\u00a0: les commandes et les paiements se font uniquement sur cette place de marché.",
    'marketing.review':
      "Retirez ce que vous proposez en échange d'un avis, ainsi que la demande d'un avis favorable ou modifié\u00a0: les avis ne peuvent être ni rémunérés ni orientés.",
    'image.linked':
      "Retirez le lien de l'image ou n'insérez pas l'image\u00a0: les images et les logos ne peuvent pas mener à des sites web, même dans la signature.",
    'image.remote':
      "Joignez l'image au message sous forme de fichier\u00a0: les images chargées depuis un site web sont retirées.",
    'image.tracking':
      "Vous n'avez rien à faire\u00a0: les images invisibles qui signalent la lecture d'un message sont retirées.",
    'attachment.type': 'Envoyez uniquement des fichiers de ces types\u00a0: {types}',
    'attachment.size':
      'Envoyez au maximum {limit} de fichiers par message, par exemple avec des images plus petites ou en plusieurs messages.',
    'attachment.incidental':
      "Vous n'avez rien à faire\u00a0: ces fichiers révèlent leur propriétaire et sont retirés de tous les messages.",
    'attachment.metadata':
      "Ouvrez l'image, enregistrez-la au format PNG ou JPEG avec un autre logiciel, puis envoyez ce fichier.",
    'attachment.unreadable':
      "Envoyez le document sans mot de passe, enregistré à nouveau ou au format PDF\u00a0: ce fichier n'a pas pu être lu.",
    'attachment.macros':
      'Enregistrez le document sans macros, par exemple au format .docx ou PDF, puis envoyez ce fichier.',
    'attachment.active':
      'Imprimez le document dans un nouveau PDF, puis envoyez ce fichier\u00a0: les scripts et les formulaires qui envoient des données ne sont pas autorisés.',
    'attachment.embedded':
      'Retirez du document les fichiers et objets incorporés, puis joignez-les séparément au message.',
    'attachment.external':
      'Insérez les images et les tableaux dans le document lui-même au lieu de les lier, ou enregistrez-le au format PDF, puis envoyez ce fichier.',
    'attachment.polyglot':
      'Ouvrez le fichier, enregistrez-le à nouveau avec un logiciel courant, puis envoyez le nouveau fichier\u00a0: un second fichier est caché dans celui-ci.',
    'attachment.bomb':
      'Envoyez une version plus légère du fichier, avec moins de pages ou une image plus petite, ou répartissez les images sur plusieurs messages\u00a0: décompressé, il est beaucoup trop volumineux.',
    'attachment.unsearched':
      'Envoyez une version plus légère du document, avec moins d’images ou des images plus petites, ou en plusieurs messages\u00a0: toutes ses images n’ont pas pu être examinées.',
    'attachment.name':
      'Donnez au fichier un nom simple avec une seule extension qui correspond à son contenu, par exemple notice.pdf, puis envoyez-le à nouveau.',
    'attachment.virus':
      "Recherchez d'éventuels virus sur votre ordinateur\u00a0: un virus a été trouvé dans ce fichier. Merci de ne pas l'envoyer à nouveau.",
    'structure.suspended':
      'Veuillez contacter notre service client\u00a0: vos messages ne sont pas transmis actuellement.',
    'structure.review':
      "Vous n'avez rien à faire\u00a0: un membre de notre équipe examine vos messages avant leur transmission.",
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
    code: 'un code dans une image\u00a0: {text}',
    remotePicture: 'une image sur {host}',
    trackingPicture: 'une image invisible sur {host}',
    declaredOtherwise: "il est envoyé comme {declared}, ce qui n'est pas autorisé",
    deceptiveName: "son nom cache ce qu'il est",
    encrypted: 'il est protégé par un mot de passe',
    macros: 'il contient des macros',
    active: 'il contient des scripts ou des actions',
    embedded: "il contient d'autres fichiers",
    external: 'il charge du contenu extérieur',
    polyglot: 'il contient un second fichier, caché',
    bomb: 'décompressé, il est beaucoup trop volumineux',
    unsearched: 'il contient plus d’images qu’il n’a été possible d’en examiner',
    manyPictures: 'trop de grandes images ou de pages dans un seul message',
    virus: 'un virus\u00a0: {name}',
    namesWriter: "il révèle qui l'a écrit",
  },
}
