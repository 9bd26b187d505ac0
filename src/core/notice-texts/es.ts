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
    'attachment.type': 'Envíe solo archivos de estos tipos: {types}',
    'attachment.size':
      'Envíe como máximo {limit} de archivos en cada mensaje, por ejemplo con imágenes más pequeñas o en varios mensajes.',
    'attachment.incidental':
      'No tiene que hacer nada: estos archivos revelan quién es su propietario y se retiran de todos los mensajes.',
    'attachment.metadata': 'Abra la imagen, guárdela de nuevo con otro programa como PNG o JPEG y envíe ese archivo.',
    'attachment.unreadable':
      'Envíe el documento sin contraseña, guardado de nuevo o en PDF: no se ha podido leer este archivo.',
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
    namesWriter: 'revela quién lo ha escrito',
  },
}
