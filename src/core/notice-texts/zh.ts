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
    'attachment.type': '请只发送以下类型的文件：{types}',
    'attachment.size': '每条消息的附件总大小不得超过 {limit}，请缩小图片，或分成多条消息发送。',
    'attachment.incidental': '您无需处理：这类文件会透露其所有者的信息，所有消息中的此类文件都会被移除。',
    'attachment.metadata': '请用其他软件打开图片，另存为 PNG 或 JPEG 格式，然后发送该文件。',
    'attachment.unreadable': '无法读取此文件。请去掉密码，重新保存文档或将其存为 PDF 后再发送。',
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
    namesWriter: '其中包含透露作者身份的信息',
  },
}
