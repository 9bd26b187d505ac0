/** Notices in Portuguese, as Brazil writes it, in words that are understood in Portugal too. */

import type { Catalogue } from './catalogue.ts'

export const PORTUGUESE: Catalogue = {
  titles: {
    discarded: 'Não entregue: {subject}',
    stripped: 'Entregue em parte: {subject}',
    undelivered: 'Não entregue: {subject}',
    unreachable: 'Não entregue: {subject}',
    withheld: 'Não entregue: {subject}',
    suspended: 'Não entregue: {subject}',
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
    suspended: 'não entregamos a sua mensagem para {reader}: neste momento, as suas mensagens não são encaminhadas.',
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
    suspended:
      'Entre em contato com o nosso serviço de atendimento ao cliente. Não adianta enviar a mensagem novamente.',
  },
  response: {
    left: 'A outra parte espera a sua resposta. Das 24 horas previstas, ainda restavam {hours} h {minutes} min quando este aviso foi escrito (prazo: {due}).',
    over: 'A outra parte continua esperando a sua resposta. As 24 horas previstas já se passaram (prazo: {due}).',
  },
  strikes: {
    count: 'Mensagens suas que não foram entregues nos últimos {days} dias por não respeitarem as regras: {count}.',
    now: {
      hold: 'A partir de agora, uma pessoa da nossa equipe analisa todas as suas mensagens antes de encaminhá-las.',
      suspend:
        'A partir de agora, as suas mensagens não são mais encaminhadas. Entre em contato com o nosso serviço de atendimento ao cliente.',
    },
    next: {
      hold: 'Quando esse número chegar a {at}, uma pessoa da nossa equipe analisará todas as suas mensagens antes de encaminhá-las.',
      suspend: 'Quando esse número chegar a {at}, as suas mensagens deixarão de ser encaminhadas.',
    },
  },
  closing:
    'Esta mensagem foi enviada automaticamente por {marketplace}. Por favor, não responda: ninguém lê as respostas.',
  advice: {
    'link.website':
      'Retire o endereço do site e explique com palavras o que quer dizer: as mensagens não podem conter links para sites.',
    'link.app':
      'Retire o link para o aplicativo ou grupo e explique com palavras o que quer dizer: as mensagens não podem conter links desse tipo.',
    'link.social': 'Retire o nome da sua conta ou página: as mensagens não podem remeter a redes sociais.',
    'contact.email': 'Retire o endereço de e-mail: as respostas à sua mensagem chegam até você por este serviço.',
    'contact.phone':
      'Retire o número de telefone: as respostas à sua mensagem chegam até você por este serviço. Se for um número de pedido ou de rastreamento, escreva isso antes dele, por exemplo “número de rastreamento”.',
    'contact.messenger':
      'Retire a menção ao aplicativo de mensagens e o seu nome ou número nele: as respostas à sua mensagem chegam até você por este serviço.',
    'marketing.offer':
      'Retire a oferta e escreva apenas sobre o pedido ou a pergunta: as mensagens não podem conter publicidade.',
    'marketing.coupon': 'Retire o cupom ou código de desconto: as mensagens não podem promover outras compras.',
    'marketing.newsletter': 'Retire o convite para a newsletter e escreva apenas sobre o pedido ou a pergunta.',
    'marketing.products': 'Retire a publicidade de outros produtos e escreva apenas sobre o pedido ou a pergunta.',
    'marketing.referral':
      'Retire o pedido de recomendação a outras pessoas e escreva apenas sobre o pedido ou a pergunta.',
    'marketing.off-platform':
      'Retire a proposta de comprar ou pagar em outro lugar: os pedidos e pagamentos são feitos somente nesta plataforma.',
    'marketing.review':
      'Retire o que oferece em troca de uma avaliação e o pedido de uma avaliação boa ou alterada: as avaliações não podem ser pagas nem influenciadas.',
    'image.linked':
      'Retire o link da imagem ou não inclua a imagem: imagens e logotipos não podem levar a sites, nem mesmo na assinatura.',
    'image.remote': 'Anexe a imagem à mensagem como arquivo: as imagens carregadas de um site são retiradas.',
    'image.tracking':
      'Você não precisa fazer nada: as imagens invisíveis que informam a leitura de uma mensagem são retiradas.',
    'attachment.type': 'Envie apenas arquivos destes tipos: {types}',
    'attachment.size':
      'Envie no máximo {limit} de arquivos em cada mensagem, por exemplo com imagens menores ou em várias mensagens.',
    'attachment.incidental':
      'Você não precisa fazer nada: estes arquivos revelam quem é o dono e são retirados de todas as mensagens.',
    'attachment.metadata': 'Abra a imagem, salve-a novamente com outro programa como PNG ou JPEG e envie esse arquivo.',
    'attachment.unreadable':
      'Envie o documento sem senha, salvo novamente ou em PDF: não foi possível ler este arquivo.',
    'attachment.macros': 'Salve o documento sem macros, por exemplo como .docx ou PDF, e envie esse arquivo.',
    'attachment.active':
      'Imprima o documento em um novo PDF e envie esse arquivo: scripts e formulários que enviam dados não são permitidos.',
    'attachment.embedded':
      'Retire do documento os arquivos e objetos incorporados e anexe-os à mensagem separadamente.',
    'attachment.external':
      'Insira as imagens e tabelas no próprio documento em vez de vinculá-las, ou salve-o em PDF, e envie esse arquivo.',
    'attachment.polyglot':
      'Abra o arquivo, salve-o novamente com um programa comum e envie o novo: há um segundo arquivo escondido neste.',
    'attachment.bomb':
      'Envie uma versão menor do arquivo, com menos páginas ou com uma imagem menor, ou divida as imagens em várias mensagens: descompactado, ele é grande demais.',
    'attachment.unsearched':
      'Envie uma versão menor do documento, com menos imagens ou imagens menores, ou em várias mensagens: não foi possível examinar todas as suas imagens.',
    'attachment.name':
      'Dê ao arquivo um nome simples com uma única extensão que corresponda ao conteúdo, por exemplo manual.pdf, e envie-o novamente.',
    'attachment.virus':
      'Verifique se há vírus no seu computador: foi encontrado um neste arquivo. Por favor, não envie o arquivo novamente.',
    'structure.suspended':
      'Entre em contato com o nosso serviço de atendimento ao cliente: no momento, as suas mensagens não são encaminhadas.',
    'structure.review':
      'Você não precisa fazer nada: uma pessoa da nossa equipe analisa as suas mensagens antes de encaminhá-las.',
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
    code: 'um código em uma imagem: {text}',
    remotePicture: 'uma imagem em {host}',
    trackingPicture: 'uma imagem invisível em {host}',
    declaredOtherwise: 'foi enviado como {declared}, o que não é permitido',
    deceptiveName: 'o nome esconde o que ele é',
    encrypted: 'está protegido por senha',
    macros: 'contém macros',
    active: 'contém scripts ou ações',
    embedded: 'contém outros arquivos',
    external: 'carrega conteúdo de outro lugar',
    polyglot: 'contém um segundo arquivo, escondido',
    bomb: 'descompactado, é grande demais',
    unsearched: 'contém mais imagens do que foi possível examinar',
    manyPictures: 'há muitas imagens ou páginas grandes em uma só mensagem',
    virus: 'um vírus: {name}',
    namesWriter: 'revela quem o escreveu',
  },
}
