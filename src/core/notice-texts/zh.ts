/** Notices in Chinese, in simplified characters. */

import type { Catalogue } from './catalogue.ts'

export const CHINESE: Catalogue = {
  titles: {
    discarded: '未送达：{subject}',
    stripped: '部分送达：{subject}',
    undelivered: '未送达：{subject}',
    unreachable: '未送达：{subject}',
    withheld: '未送达：{subject}',
  },
  noSubject: '（无主题）',
  greeting: '{writer}，您好！',
  openings: {
    discarded: '您发给 {reader} 的消息包含本平台不允许的内容，因此未予送达。',
    stripped: '您发给 {reader} 的消息已送达，但其中本平台不允许的内容已被移除。',
    undelivered: '很抱歉，您发给 {reader} 的消息未能送达。我们已多次尝试，现已停止发送。',
    unreachable:
      '很抱歉，您发给 {reader} 的消息未能送达：对方的邮箱地址目前无法接收邮件。这是对方的邮件服务器通知我们的。',
    withheld: '您发给 {reader} 的消息经工作人员查看后，未予送达。',
  },
  labels: { subject: '主题：', to: '收件人：', sent: '发送时间：' },
  lists: { discarded: '我们发现了以下内容：', stripped: '我们移除了以下内容：' },
  places: {
    subject: '主题中',
    text: '正文中',
    quoted: '引用的内容中',
    signature: '签名中',
    header: '整条消息中',
    file: '文件“{file}”中',
    namelessFile: '未命名的文件中',
  },
  finding: '{place}：{seen}',
  more: '另有 {count} 处。',
  nextSteps: {
    discarded: '请修改后重新发送。对方没有收到这条消息的任何内容。',
    stripped: '其余内容均已送达。如果被移除的部分很重要，请修改后重新发送。',
    undelivered: '您可以稍后重新发送。如有急事，请联系我们的客服。',
    unreachable: '我们暂时停止向该地址发送邮件，近期重新发送也无法送达。如有急事，请联系我们的客服。',
    withheld: '如果您认为这是误判，请联系我们的客服。',
  },
  closing: '此邮件由 {marketplace} 自动发送，请勿回复，回复不会有人查看。',
  advice: {
    'link.website': '请删除网址，并用文字说明您的意思：消息中不允许包含网站链接。',
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
    'attachment.type': '请只发送以下类型的文件：{types}',
    'attachment.size': '每条消息的附件总大小不得超过 {limit}，请缩小图片，或分成多条消息发送。',
    'attachment.incidental': '您无需处理：这类文件会透露其所有者的信息，所有消息中的此类文件都会被移除。',
    'attachment.metadata': '请用其他软件打开图片，另存为 PNG 或 JPEG 格式，然后发送该文件。',
    'attachment.unreadable': '无法读取此文件。请去掉密码，重新保存文档或将其存为 PDF 后再发送。',
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
    'leak.document': '请删除文档中您的邮箱地址、电话号码和网址，然后重新发送：对方会通过本平台与您联系。',
  },
  seen: {
    linkedPicture: '图片 -> {host}',
    unknownContent: '内容不属于允许的文件类型',
    extensionNotAllowed: '不允许发送 .{extension} 文件',
    emptyWithoutType: '没有类型的空文件',
    contentNotAllowed: '内容为 {type} 类型，该类型不被允许',
    textUnderOtherName: '扩展名为 .{extension}，但内容是纯文本',
    tooLarge: '{file} {size}，所有文件共 {total}',
    unreadable: '无法读取',
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
    namesWriter: '其中包含透露作者身份的信息',
  },
}
