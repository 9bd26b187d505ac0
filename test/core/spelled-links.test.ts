/** Every way of hiding a link from a filter and not from a reader, and what is left of it once it is stripped. */

import { describe, expect, it } from 'vitest'
import { appLinks } from '../../src/core/inspect/link-app.ts'
import { socialAccounts } from '../../src/core/inspect/link-social.ts'
import { websiteLinks } from '../../src/core/inspect/link-website.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import type { BodyNode } from '../../src/core/message/body-tree.ts'
import type { Attachment } from '../../src/core/message/message.ts'
import { policyFor } from '../../src/core/policy.ts'
import { casePolicy } from '../support/case-facts.ts'
import { plainMessage } from '../support/plain-message.ts'

/** The text without what would be stripped. */
function left(text: string, rule: 'website' | 'app' | 'social' = 'website'): string {
  const reading = readMessage(plainMessage(text))
  const found = {
    website: () => websiteLinks(reading, casePolicy()),
    app: () => appLinks(reading, casePolicy()),
    social: () => socialAccounts(reading),
  }[rule]()
  let rest = text
  for (const { target } of found.reverse())
    if (target.kind === 'text') rest = `${rest.slice(0, target.start)}_${rest.slice(target.end)}`
  return rest
}

describe('nothing is left of a website', () => {
  for (const [technique, text, rest] of [
    ['without a scheme', 'see lanse.com/sale?x=1#y now', 'see _ now'],
    ['without a host name', 'see http://3405803785/x, http://0xCB007109 and http://0313.0.0161.011/', 'see _, _ and _'],
    ['hexadecimal parts', 'see 0xCB.0x00.0x71.0x09 now', 'see _ now'],
    ['IPv6', 'see [2001:db8::1] now', 'see _ now'],
    ['a port and a root dot', 'see lanse.com.:8080/x now', 'see _ now'],
    ['a scheme without slashes', 'see http:lanse.com now', 'see _ now'],
    ['an odd scheme', 'see gopher://lanse and file:///c:/x now', 'see _ and _ now'],
    ['a script', 'see javascript:alert(1) and data:text/html;base64,AAAA now', 'see _ and _ now'],
    ['//host', 'see //lanse.com/x now', 'see _ now'],
    ['user information', 'see https://marketplace.example@lanse.com/ now', 'see _ now'],
    ['user information of an allowed host', 'see https://lanse.com@help.marketplace.example/ now', 'see _ now'],
    ['like a mail address', 'see ann@lanse.com/path now', 'see _ now'],
    ['letters of IDN', 'see bücher.de and xn--bcher-kva.de now', 'see _ and _ now'],
    ['a shortener without a path', 'see bit.ly now', 'see _ now'],
    ['look-alike letters', 'see lаnѕе.соm now', 'see _ now'],
    ['a look-alike of an allowed host', 'see mаrketplace.example now', 'see _ now'],
    ['full width', 'see ｌａｎｓｅ．ｃｏｍ now', 'see _ now'],
    ['characters that do not show', 'see la\u200bnse\u2060.c\u00adom now', 'see _ now'],
    ['letters in squares', 'see 🅻🅰🅽🆂🅴.🅲🅾🅼 now', 'see _ now'],
    ['struck out', 'see l̶a̶n̶s̶e̶.̶c̶o̶m̶ now', 'see _ now'],
    ['dots in words', 'see lanse dot com slash sale slash now', 'see _'],
    ['dots in brackets', 'see lanse[.]com, lanse (dot) com and lanse(punkt)de', 'see _, _ and _'],
    ['spaces', 'see lanse . com now', 'see _ now'],
    ['spaced letters', 'see l a n s e . c o m now', 'see _ now'],
    ['two lines', 'see lanse\n.com now', 'see _ now'],
    ['cells', 'see lanse\t.\tcom now', 'see _ now'],
    ['another sign', 'see lanse,com or lanse•com or lanse_dot_com', 'see _ or _ or _'],
    ['escapes', 'see lanse%2ecom and lanse&#46;com now', 'see _ and _ now'],
    ['hxxp', 'see hxxps[:]//lanse[.]com/x now', 'see _ now'],
    ['spoken', 'https colon slash slash lanse dot com', '_'],
    ['no space around', '詳しくはlanse.comをご覧ください', '詳しくは_をご覧ください'],
    ['no space after a path', '詳しくはhttps://lanse.com/xをご覧', '詳しくは_をご覧'],
    ['a capital ending', 'see Lanse.Com now', 'see _ now'],
    ['an IP address that somebody is sent to', 'go to 12.34.56.78 now', 'go to _ now'],
    [
      'a code of blocks',
      'scan\n█▀▀█▄▀█▀▀█\n█▄▄█▀▄█▄▄█\n▄▀█▀▄█▄▀█▄\n█▀▄▄▀█▀▄█▀\n█▀▀█▄█▀▄▀█\n█▄▄█▀█▄▀▄▀\nnow',
      'scan\n_\nnow',
    ],
    ['a word of another language at the end', 'auf lampland.in gibt es mehr', 'auf _ gibt es mehr'],
    ['a known site in passing', 'like on Amazon.de', 'like on _'],
  ] as const) {
    it(technique, () => expect(left(text)).toBe(rest))
  }
})

describe('nothing is left of a link to an app', () => {
  for (const [text, rest] of [
    ['see t.me/lanse, wa.me/4912345 or chat.whatsapp.com/AbC', 'see _, _ or _'],
    ['see t dot me slash lanse now', 'see _ now'],
    ['tg://resolve?domain=x whatsapp://send?phone=1', '_ _'],
    ['复制￥kL8m3Qz9tP2￥打开淘宝看实物', '复制￥_￥打开淘宝看实物'],
    ['skype:lanse?call or market:details?id=1', '_ or _'],
    ['Please search for "Lanse" in the app store.', 'Please _.'],
    ['Bitte laden Sie Lanse aus dem App Store.', 'Bitte _.'],
  ] as const) {
    it(text, () => expect(left(text, 'app')).toBe(rest))
  }
})

describe('nothing is left of an account', () => {
  for (const [text, rest] of [
    ['insta: blue_widgets', '_'],
    ['IG @blue', '_'],
    ['Follow us on Instagram: bluewidgets', '_'],
    ['find us on eBay under "Blue Widgets"', '_'],
    ['find us on Etsy as BlueWidgets', '_'],
    ['just google "Blue Widgets Berlin"', 'just _'],
    ['search for us on Google', '_'],
    ['Our eBay shop: bluewidgets', '_'],
    ['Folgen Sie uns auf Instagram', '_'],
    ['Suchen Sie Blue Widgets bei Google', '_'],
    ['Suivez-nous sur Instagram : bleu_shop', '_'],
    ['Síguenos en Instagram @azul', '_'],
    ['cercaci su Google', '_'],
    ['Siga-nos no Instagram', '_'],
    ['Volg ons op Instagram', '_'],
    ['Znajdź nas na Allegro', '_'],
    ["Instagram'da bizi takip edin", '_'],
    ['インスタグラムでフォローしてください', '_'],
    ['在淘宝搜索蓝色小店', '_'],
    ['Fоllоw us on Instаgrаm', '_'],
    ['インスタもやってます→ blue_widgets_04', '_'],
    ['na insta, szukaj: ceramika.u.zosi, tam', 'na _, tam'],
    ['lá no insta, arroba atelie.da.nanda', 'lá no _'],
    ['Instagramdan beklerim, minik.atolye diye aratın', '_'],
    ['来小红薯找我，号是 nuantao_0316', '来_'],
    ['I G → barro_y_luna', '_'],
    ['on insta @ stitch\n ing', 'on _'],
    ['busca lampluna_shop en instagram', 'busca _'],
    ['fotoğraf uygulamasında aratın: blue_widgets', '_'],
    ['Procure no Google por «Azul Olhão»', '_'],
    ['googelen op "Blauw Bodegraven"', '_'],
    ['just type our shop name into Google', 'just _'],
    ['「青い店 公式」でググって', '_'],
  ] as const) {
    it(text, () => expect(left(text, 'social')).toBe(rest))
  }
})

describe('a website is found', () => {
  const file = (fields: Partial<Attachment>): Attachment =>
    ({
      name: 'offer.pdf',
      declaredType: 'application/pdf',
      content: new Uint8Array(),
      contentId: null,
      kind: 'pdf',
      cleaned: null,
      text: null,
      codes: [],
      ...fields,
    }) as Attachment
  for (const { title, fields, where } of [
    { title: 'in the subject', fields: { subject: 'lanse dot com' }, where: 'subject' },
    {
      title: 'in the name of a file',
      fields: { attachments: [file({ name: 'lanse_dot_com.pdf' })] },
      where: 'attachment:lanse_dot_com.pdf',
    },
    {
      title: 'in a document',
      fields: { attachments: [file({ text: 'lanse dot com' })] },
      where: 'attachment:offer.pdf',
    },
    {
      title: 'in a code',
      fields: { attachments: [file({ codes: ['HTTP://LANSE.COM'] })] },
      where: 'attachment:offer.pdf',
    },
  ]) {
    it(title, () => {
      const found = websiteLinks(readMessage(plainMessage('hi', fields)), casePolicy())
      expect(found.map((each) => each.where)).toEqual([where])
    })
  }

  it('in the alternative text of a picture, behind words, and split by markup', () => {
    const body: BodyNode[] = [
      { kind: 'image', alt: 'lanse.com', contentId: null, remote: null },
      { kind: 'break' },
      { kind: 'element', name: 'b', children: [{ kind: 'text', text: 'blau' }] },
      { kind: 'text', text: '.de' },
      { kind: 'break' },
      { kind: 'element', name: 'a', href: 'https://azul.com/', children: [{ kind: 'text', text: 'here' }] },
    ] as BodyNode[]
    expect(websiteLinks(readMessage(plainMessage('', { body })), casePolicy())).toHaveLength(3)
  })
})

it('an allowed host is none in any spelling, and for its marketplace only', () => {
  const everywhere = casePolicy()
  const policy = { ...everywhere, links: { ...everywhere.links, marketplaceDomains: { us: ['kurier.de'] } } }
  const found = (marketplace: string) =>
    websiteLinks(
      readMessage(plainMessage('https://kurier punkt de or track.kurier.de/1')),
      policyFor(policy, marketplace),
    )
  expect(found('us')).toEqual([])
  expect(found('eu')).toHaveLength(2)
})
