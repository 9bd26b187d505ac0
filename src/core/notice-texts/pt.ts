/** Notices in Portuguese, as Brazil writes it, in words that are understood in Portugal too. */

import type { Catalogue } from './catalogue.ts'

export const PORTUGUESE: Catalogue = {
  titles: {
    discarded: 'Não entregue: {subject}',
    stripped: 'Entregue em parte: {subject}',
    undelivered: 'Não entregue: {subject}',
    unreachable: 'Não entregue: {subject}',
    withheld: 'Não entregue: {subject}',
  },
  noSubject: '(sem assunto)',
  greeting: 'Olá, {writer},',
  openings: {
    discarded:
      'não entregamos a sua mensagem para {reader}, porque contém algo que não é permitido nas mensagens deste serviço.',
    stripped:
      'entregamos a sua mensagem para {reader}, mas sem uma parte que não é permitida nas mensagens deste serviço.',
    undelivered:
      'não foi possível entregar a sua mensagem para {reader}. Tentamos várias vezes e não voltaremos a tentar.',
    unreachable:
      'não foi possível entregar a sua mensagem para {reader}: neste momento, o endereço de e-mail da outra parte não aceita mensagens. Fomos informados disso pelo servidor de e-mail responsável.',
    withheld: 'a sua mensagem para {reader} foi analisada por uma pessoa da nossa equipe e não foi entregue.',
  },
  labels: { subject: 'Assunto:', to: 'Para:', sent: 'Enviada:' },
  lists: { discarded: 'Isto foi o que encontramos:', stripped: 'Isto foi o que retiramos:' },
  places: {
    subject: 'No assunto',
    text: 'No texto',
    quoted: 'No texto citado',
    signature: 'Na assinatura',
    header: 'Na mensagem como um todo',
    file: 'No arquivo {file}',
    namelessFile: 'No arquivo sem nome',
  },
  finding: '{place}: {seen}',
  more: 'e mais {count}.',
  nextSteps: {
    discarded:
      'Por favor, faça as alterações necessárias e envie a mensagem novamente. A outra parte não recebeu nada desta mensagem.',
    stripped: 'Todo o resto chegou. Se o que falta for importante, altere e envie novamente, por favor.',
    undelivered:
      'Você pode enviá-la novamente mais tarde. Se for urgente, entre em contato com o nosso serviço de atendimento ao cliente.',
    unreachable:
      'Por enquanto não enviaremos mais nada para esse endereço, e não adianta enviar a mensagem novamente em breve. Se for urgente, entre em contato com o nosso serviço de atendimento ao cliente.',
    withheld:
      'Se você acredita que se trata de um engano, entre em contato com o nosso serviço de atendimento ao cliente.',
  },
  closing:
    'Esta mensagem foi enviada automaticamente por {marketplace}. Por favor, não responda: ninguém lê as respostas.',
  advice: {
    'link.website':
      'Retire o endereço do site e explique com palavras o que quer dizer: as mensagens não podem conter links para sites.',
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
    'attachment.type': 'Envie apenas arquivos destes tipos: {types}',
    'attachment.size':
      'Envie no máximo {limit} de arquivos em cada mensagem, por exemplo com imagens menores ou em várias mensagens.',
    'attachment.incidental':
      'Você não precisa fazer nada: estes arquivos revelam quem é o dono e são retirados de todas as mensagens.',
    'attachment.metadata': 'Abra a imagem, salve-a novamente com outro programa como PNG ou JPEG e envie esse arquivo.',
    'attachment.unreadable':
      'Envie o documento sem senha, salvo novamente ou em PDF: não foi possível ler este arquivo.',
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
      'Retire do documento o seu endereço de e-mail, o número de telefone e o site e envie-o novamente: a outra parte escreve para você por meio deste serviço.',
  },
  seen: {
    linkedPicture: 'uma imagem -> {host}',
    unknownContent: 'o conteúdo não é de nenhum tipo permitido',
    extensionNotAllowed: 'arquivos .{extension} não são permitidos',
    emptyWithoutType: 'um arquivo vazio e sem tipo',
    contentNotAllowed: 'o conteúdo é do tipo {type}, que não é permitido',
    textUnderOtherName: 'o nome termina em .{extension}, mas o conteúdo é texto simples',
    tooLarge: '{file} {size}, todos os arquivos {total}',
    unreadable: 'não pode ser lido',
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
    namesWriter: 'revela quem o escreveu',
  },
}
