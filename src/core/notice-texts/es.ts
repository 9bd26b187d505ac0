/** Notices in Spanish. */

import type { Catalogue } from './catalogue.ts'

export const SPANISH: Catalogue = {
  titles: {
    discarded: 'No entregado: {subject}',
    stripped: 'Entregado en parte: {subject}',
    undelivered: 'No entregado: {subject}',
    unreachable: 'No entregado: {subject}',
    withheld: 'No entregado: {subject}',
    suspended: 'No entregado: {subject}',
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
    suspended: 'No hemos entregado su mensaje a {reader}: en este momento sus mensajes no se transmiten.',
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
    suspended:
      'Póngase en contacto con nuestro servicio de atención al cliente. Volver a enviar el mensaje no servirá de nada.',
  },
  response: {
    left: 'La otra parte espera su respuesta. De las 24 horas previstas quedaban {hours} h {minutes} min al redactar este aviso (límite: {due}).',
    over: 'La otra parte sigue esperando su respuesta. Las 24 horas previstas ya han pasado (límite: {due}).',
  },
  strikes: {
    count: 'Mensajes suyos que no se han entregado en los últimos {days} días por incumplir las normas: {count}.',
    now: {
      hold: 'A partir de ahora, una persona de nuestro equipo revisa todos sus mensajes antes de transmitirlos.',
      suspend:
        'A partir de ahora, sus mensajes no se transmiten. Póngase en contacto con nuestro servicio de atención al cliente.',
    },
    next: {
      hold: 'Cuando esta cifra llegue a {at}, una persona de nuestro equipo revisará todos sus mensajes antes de transmitirlos.',
      suspend: 'Cuando esta cifra llegue a {at}, sus mensajes dejarán de transmitirse.',
    },
  },
  closing:
    '{marketplace} ha enviado este mensaje de forma automática. Por favor, no lo responda: nadie lee las respuestas.',
  advice: {
    'link.website':
      'Quite la dirección del sitio web y explíquelo con palabras: los mensajes no pueden contener enlaces a sitios web.',
    'link.app':
      'Quite el enlace a la aplicación o al grupo y explíquelo con palabras: los mensajes no pueden contener enlaces de este tipo.',
    'link.social': 'Quite el nombre de su cuenta o página: los mensajes no pueden remitir a redes sociales.',
    'contact.email': 'Quite la dirección de correo: las respuestas a su mensaje le llegan por este servicio.',
    'contact.phone':
      'Quite el número de teléfono: las respuestas a su mensaje le llegan por este servicio. Si es un número de pedido o de seguimiento, indíquelo delante, por ejemplo «número de seguimiento».',
    'contact.messenger':
      'Quite la mención de la aplicación de mensajería y su nombre o número en ella: las respuestas a su mensaje le llegan por este servicio.',
    'marketing.offer':
      'Quite la oferta y escriba solo sobre el pedido o la pregunta: los mensajes no pueden contener publicidad.',
    'marketing.coupon': 'Quite el cupón o el código de descuento: los mensajes no pueden promocionar otras compras.',
    'marketing.newsletter': 'Quite la invitación al boletín y escriba solo sobre el pedido o la pregunta.',
    'marketing.products': 'Quite la publicidad de otros productos y escriba solo sobre el pedido o la pregunta.',
    'marketing.referral':
      'Quite la petición de que le recomienden a otras personas y escriba solo sobre el pedido o la pregunta.',
    'marketing.off-platform':
      'Quite la propuesta de comprar o pagar en otro sitio: los pedidos y los pagos se hacen únicamente en esta plataforma.',
    'marketing.review':
      'Quite lo que ofrece a cambio de una opinión y la petición de que sea buena o de que se cambie: las opiniones no se pueden pagar ni condicionar.',
    'image.linked':
      'Quite el enlace de la imagen o no incluya la imagen: las imágenes y los logotipos no pueden llevar a sitios web, tampoco en la firma.',
    'image.remote':
      'Adjunte la imagen al mensaje como archivo: las imágenes que se cargan desde un sitio web se retiran.',
    'image.tracking':
      'No tiene que hacer nada: las imágenes invisibles que avisan de cuándo se lee un mensaje se retiran.',
    'attachment.type': 'Envíe solo archivos de estos tipos: {types}',
    'attachment.size':
      'Envíe como máximo {limit} de archivos en cada mensaje, por ejemplo con imágenes más pequeñas o en varios mensajes.',
    'attachment.incidental':
      'No tiene que hacer nada: estos archivos revelan quién es su propietario y se retiran de todos los mensajes.',
    'attachment.metadata': 'Abra la imagen, guárdela de nuevo con otro programa como PNG o JPEG y envíe ese archivo.',
    'attachment.unreadable':
      'Envíe el documento sin contraseña, guardado de nuevo o en PDF: no se ha podido leer este archivo.',
    'attachment.macros': 'Guarde el documento sin macros, por ejemplo como .docx o PDF, y envíe ese archivo.',
    'attachment.active':
      'Imprima el documento en un PDF nuevo y envíe ese archivo: no se permiten scripts ni formularios que envíen datos.',
    'attachment.embedded':
      'Saque del documento los archivos y objetos incrustados y adjúntelos al mensaje por separado.',
    'attachment.external':
      'Inserte las imágenes y las tablas en el propio documento en lugar de vincularlas, o guárdelo en PDF, y envíe ese archivo.',
    'attachment.polyglot':
      'Abra el archivo, guárdelo de nuevo con un programa corriente y envíe el nuevo: en este se oculta un segundo archivo.',
    'attachment.bomb':
      'Envíe una versión más pequeña del archivo, con menos páginas o con una imagen más pequeña, o reparta las imágenes en varios mensajes: descomprimido ocupa demasiado.',
    'attachment.unsearched':
      'Envíe una versión más pequeña del documento, con menos imágenes o imágenes más pequeñas, o en varios mensajes: no se han podido revisar todas sus imágenes.',
    'attachment.name':
      'Dé al archivo un nombre sencillo con una sola extensión que corresponda a su contenido, por ejemplo manual.pdf, y envíelo de nuevo.',
    'attachment.virus':
      'Analice su equipo con un antivirus: se ha encontrado un virus en este archivo. Por favor, no lo envíe de nuevo.',
    'structure.suspended':
      'Póngase en contacto con nuestro servicio de atención al cliente: por el momento sus mensajes no se reenvían.',
    'structure.review':
      'No tiene que hacer nada: una persona de nuestro equipo revisa sus mensajes antes de reenviarlos.',
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
    code: 'un código en una imagen: {text}',
    remotePicture: 'una imagen en {host}',
    trackingPicture: 'una imagen invisible en {host}',
    declaredOtherwise: 'se envía como {declared}, que no está permitido',
    deceptiveName: 'su nombre oculta lo que es',
    encrypted: 'está protegido con contraseña',
    macros: 'contiene macros',
    active: 'contiene scripts o acciones',
    embedded: 'contiene otros archivos',
    external: 'carga contenido de otro sitio',
    polyglot: 'contiene un segundo archivo oculto',
    bomb: 'descomprimido ocupa demasiado',
    unsearched: 'tiene más imágenes de las que se han podido revisar',
    manyPictures: 'hay demasiadas imágenes o páginas grandes en un solo mensaje',
    virus: 'un virus: {name}',
    namesWriter: 'revela quién lo ha escrito',
  },
}
