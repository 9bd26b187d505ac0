/** Notices in Japanese. */

import type { Catalogue } from './catalogue.ts'

export const JAPANESE: Catalogue = {
  titles: {
    discarded: '【未配信】{subject}',
    stripped: '【一部のみ配信】{subject}',
    undelivered: '【未配信】{subject}',
    unreachable: '【未配信】{subject}',
    withheld: '【未配信】{subject}',
  },
  noSubject: '（件名なし）',
  greeting: '{writer} 様',
  openings: {
    discarded:
      '{reader} 様宛のメッセージに、当サービスのメッセージでは認められていない内容が含まれていたため、配信いたしませんでした。',
    stripped:
      '{reader} 様宛のメッセージを配信いたしましたが、当サービスのメッセージでは認められていない部分を取り除きました。',
    undelivered:
      '{reader} 様宛のメッセージを配信できませんでした。何度か送信を試みましたが、これ以上の再送は行いません。',
    unreachable:
      '{reader} 様宛のメッセージを配信できませんでした。相手方のメールアドレスが現在メールを受け付けていないと、相手方のメールサーバーから通知がありました。',
    withheld: '{reader} 様宛のメッセージは、担当者が確認した結果、配信を見合わせました。',
  },
  labels: { subject: '件名：', to: '宛先：', sent: '送信日時：' },
  lists: {
    discarded: '該当する箇所は次のとおりです。',
    stripped: '取り除いた内容は次のとおりです。',
  },
  places: {
    subject: '件名',
    text: '本文',
    quoted: '引用文',
    signature: '署名',
    header: 'メッセージ全体',
    file: 'ファイル「{file}」',
    namelessFile: '名前のないファイル',
  },
  finding: '{place}：{seen}',
  more: 'ほか{count}件',
  nextSteps: {
    discarded:
      'お手数ですが、該当する箇所を修正のうえ、もう一度お送りください。このメッセージは相手方には一切届いておりません。',
    stripped:
      'そのほかの内容はすべて届いております。取り除いた部分が必要な場合は、お手数ですが修正のうえ、もう一度お送りください。',
    undelivered:
      '時間をおいて、もう一度お送りいただけます。お急ぎの場合は、カスタマーサービスまでお問い合わせください。',
    unreachable:
      '当面の間、このアドレスへの送信を停止いたします。すぐに再送されても届きませんので、お急ぎの場合は、カスタマーサービスまでお問い合わせください。',
    withheld: '誤りと思われる場合は、カスタマーサービスまでお問い合わせください。',
  },
  closing:
    'このメッセージは {marketplace} から自動的に送信されています。ご返信いただいてもお答えできませんので、ご了承ください。',
  advice: {
    'link.website':
      'ウェブサイトのアドレスを削除し、内容を言葉でご説明ください。メッセージにウェブサイトへのリンクを含めることはできません。',
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
    'attachment.type': '次の種類のファイルのみお送りいただけます：{types}',
    'attachment.size':
      '1通のメッセージに添付するファイルは、合計 {limit} 以内にしてください。画像を小さくするか、複数のメッセージに分けてお送りください。',
    'attachment.incidental':
      'ご対応は不要です。この種のファイルには所有者の情報が含まれるため、すべてのメッセージから取り除いております。',
    'attachment.metadata': '画像を別のソフトで開き、PNG または JPEG で保存し直してから、そのファイルをお送りください。',
    'attachment.unreadable':
      'このファイルは読み取れませんでした。パスワードを解除して保存し直すか、PDF にしてお送りください。',
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
      'メールアドレス、電話番号、ウェブサイトを文書から削除し、もう一度お送りください。相手方とのやり取りは当サービスを通じて行われます。',
  },
  seen: {
    linkedPicture: '画像 -> {host}',
    unknownContent: '内容が許可されている種類のファイルではありません',
    extensionNotAllowed: '拡張子 .{extension} のファイルは許可されていません',
    emptyWithoutType: '種類のわからない空のファイルです',
    contentNotAllowed: '内容が {type} 形式であり、この形式は許可されていません',
    textUnderOtherName: '拡張子は .{extension} ですが、内容はテキストです',
    tooLarge: '{file} {size}、すべてのファイルの合計 {total}',
    unreadable: '読み取ることができません',
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
    namesWriter: '作成者がわかる情報が含まれています',
  },
}
