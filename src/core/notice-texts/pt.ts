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
    'attachment.type': 'Envie apenas arquivos destes tipos: {types}',
    'attachment.size':
      'Envie no máximo {limit} de arquivos em cada mensagem, por exemplo com imagens menores ou em várias mensagens.',
    'attachment.incidental':
      'Você não precisa fazer nada: estes arquivos revelam quem é o dono e são retirados de todas as mensagens.',
    'attachment.metadata': 'Abra a imagem, salve-a novamente com outro programa como PNG ou JPEG e envie esse arquivo.',
    'attachment.unreadable':
      'Envie o documento sem senha, salvo novamente ou em PDF: não foi possível ler este arquivo.',
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
    namesWriter: 'revela quem o escreveu',
  },
}
