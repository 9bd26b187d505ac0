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
    'attachment.type': '次の種類のファイルのみお送りいただけます：{types}',
    'attachment.size':
      '1通のメッセージに添付するファイルは、合計 {limit} 以内にしてください。画像を小さくするか、複数のメッセージに分けてお送りください。',
    'attachment.incidental':
      'ご対応は不要です。この種のファイルには所有者の情報が含まれるため、すべてのメッセージから取り除いております。',
    'attachment.metadata': '画像を別のソフトで開き、PNG または JPEG で保存し直してから、そのファイルをお送りください。',
    'attachment.unreadable':
      'このファイルは読み取れませんでした。パスワードを解除して保存し直すか、PDF にしてお送りください。',
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
    namesWriter: '作成者がわかる情報が含まれています',
  },
}
