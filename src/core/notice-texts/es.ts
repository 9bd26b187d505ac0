/** Notices in Spanish. */

import type { Catalogue } from './catalogue.ts'

export const SPANISH: Catalogue = {
  titles: {
    discarded: 'No entregado: {subject}',
    stripped: 'Entregado en parte: {subject}',
    undelivered: 'No entregado: {subject}',
    unreachable: 'No entregado: {subject}',
    withheld: 'No entregado: {subject}',
  },
  noSubject: '(sin asunto)',
  greeting: 'Hola, {writer}:',
  openings: {
    discarded:
      'No hemos entregado su mensaje a {reader} porque contiene algo que no está permitido en los mensajes de este servicio.',
    stripped:
      'Hemos entregado su mensaje a {reader}, pero sin una parte que no está permitida en los mensajes de este servicio.',
    undelivered:
      'No hemos podido entregar su mensaje a {reader}. Lo hemos intentado varias veces y ya no volveremos a intentarlo.',
    unreachable:
      'No hemos podido entregar su mensaje a {reader}: la dirección de correo de la otra parte no admite mensajes en este momento. Así nos lo ha comunicado el servidor de correo correspondiente.',
    withheld: 'Una persona de nuestro equipo ha revisado su mensaje a {reader} y el mensaje no se ha entregado.',
  },
  labels: { subject: 'Asunto:', to: 'Para:', sent: 'Enviado:' },
  lists: { discarded: 'Esto es lo que hemos encontrado:', stripped: 'Esto es lo que hemos retirado:' },
  places: {
    subject: 'En el asunto',
    text: 'En el texto',
    quoted: 'En el texto citado',
    signature: 'En la firma',
    header: 'En el conjunto del mensaje',
    file: 'En el archivo {file}',
    namelessFile: 'En el archivo sin nombre',
  },
  finding: '{place}: {seen}',
  more: 'y {count} más.',
  nextSteps: {
    discarded: 'Por favor, corríjalo y envíe el mensaje de nuevo. La otra parte no ha recibido nada de este mensaje.',
    stripped: 'Todo lo demás ha llegado. Si lo que falta es importante, modifíquelo y envíelo de nuevo.',
    undelivered:
      'Puede enviarlo de nuevo más tarde. Si es urgente, póngase en contacto con nuestro servicio de atención al cliente.',
    unreachable:
      'Por ahora no enviaremos nada más a esa dirección, y no servirá de nada volver a enviar el mensaje en breve. Si es urgente, póngase en contacto con nuestro servicio de atención al cliente.',
    withheld: 'Si cree que se trata de un error, póngase en contacto con nuestro servicio de atención al cliente.',
  },
  closing:
    '{marketplace} ha enviado este mensaje de forma automática. Por favor, no lo responda: nadie lee las respuestas.',
  advice: {
    'link.website':
      'Quite la dirección del sitio web y explíquelo con palabras: los mensajes no pueden contener enlaces a sitios web.',
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
    'attachment.type': 'Envíe solo archivos de estos tipos: {types}',
    'attachment.size':
      'Envíe como máximo {limit} de archivos en cada mensaje, por ejemplo con imágenes más pequeñas o en varios mensajes.',
    'attachment.incidental':
      'No tiene que hacer nada: estos archivos revelan quién es su propietario y se retiran de todos los mensajes.',
    'attachment.metadata': 'Abra la imagen, guárdela de nuevo con otro programa como PNG o JPEG y envíe ese archivo.',
    'attachment.unreadable':
      'Envíe el documento sin contraseña, guardado de nuevo o en PDF: no se ha podido leer este archivo.',
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
      'Quite del documento su dirección de correo, su número de teléfono y su sitio web, y envíelo de nuevo: la otra parte le escribe a través de este servicio.',
  },
  seen: {
    linkedPicture: 'una imagen -> {host}',
    unknownContent: 'su contenido no es de ningún tipo permitido',
    extensionNotAllowed: 'los archivos .{extension} no están permitidos',
    emptyWithoutType: 'un archivo vacío y sin tipo',
    contentNotAllowed: 'su contenido es de tipo {type}, que no está permitido',
    textUnderOtherName: 'se llama .{extension}, pero su contenido es texto sin formato',
    tooLarge: '{file} {size}, todos los archivos {total}',
    unreadable: 'no se puede leer',
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
    namesWriter: 'revela quién lo ha escrito',
  },
}
