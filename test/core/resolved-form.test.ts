import { describe, expect, it } from 'vitest'
import { normalForm } from '../../src/core/inspect/normal-form.ts'
import { resolvedForm } from '../../src/core/inspect/resolved-form.ts'

const resolved = (written: string) => resolvedForm(normalForm(written))

describe('an address is read', () => {
  for (const [written, read] of [
    ['visit shop dot bluewidgets dot com slash sale now', 'visit shop.bluewidgets.com/sale now'],
    ['bluewidgets dot co dot uk', 'bluewidgets.co.uk'],
    ['bluewidgets[.]com', 'bluewidgets.com'],
    ['bluewidgets (dot) com', 'bluewidgets.com'],
    ['bluewidgets {dot} com', 'bluewidgets.com'],
    ['bluewidgets<dot>com', 'bluewidgets.com'],
    ['bluewidgets (Punkt) de', 'bluewidgets.de'],
    ['bluewidgets . com', 'bluewidgets.com'],
    ['bluewidgets .com', 'bluewidgets.com'],
    ['bluewidgets. com', 'bluewidgets.com'],
    ['bluewidgets\n.com', 'bluewidgets.com'],
    ['bluewidgets.\ncom', 'bluewidgets.com'],
    ['bluewidgets\t.com', 'bluewidgets.com'],
    ['bluewidgets,com', 'bluewidgets.com'],
    ['bluewidgets·com', 'bluewidgets.com'],
    ['bluewidgets • com', 'bluewidgets.com'],
    ['bluewidgets_dot_com', 'bluewidgets.com'],
    ['bluewidgets-dot-com', 'bluewidgets.com'],
    ['bluewidgets*com', 'bluewidgets.com'],
    ['bluewidgets🔴com', 'bluewidgets.com'],
    ['bluewidgets.c0m', 'bluewidgets.com'],
    ['bluewidgets.c o m', 'bluewidgets.com'],
    ['bluewidgetsdotcom', 'bluewidgets.com'],
    ['look for bluewidgets dotcom.', 'look for bluewidgets.com.'],
    ['b-l-u-e.c-o-m', 'blue.com'],
    ['b l u e . c o m', 'blue.com'],
    ['b\nl\nu\ne\n.\nc\no\nm', 'blue.com'],
    ['v i s i t  b l u e . c o m', 'visit blue.com'],
    ['b l u e d o t c o m', 'blue.com'],
    ['blauedinger punkt de', 'blauedinger.de'],
    ['bleu point fr', 'bleu.fr'],
    ['azul punto com', 'azul.com'],
    ['azzurro punto it', 'azzurro.it'],
    ['azul ponto com ponto br', 'azul.com.br'],
    ['blauw punt nl', 'blauw.nl'],
    ['niebieski kropka pl', 'niebieski.pl'],
    ['mavi nokta com nokta tr', 'mavi.com.tr'],
    ['aozoraドットcom', 'aozora.com'],
    ['lanse点com', 'lanse.com'],
    ['lanse點com', 'lanse.com'],
    ['синий точка ру', 'синий.ru'],
    ['hxxp://blue[.]com/a', 'http://blue.com/a'],
    ['https colon slash slash blue dot com slash sale', 'https://blue.com/sale'],
    ['http : // blue . com', 'http://blue.com'],
    ['w w w . blue . com', 'www.blue.com'],
    ['www blue com', 'www.blue.com'],
    ['www,blue,com', 'www.blue.com'],
    ['double-u double-u double-u dot blue dot com', 'www.blue.com'],
    ['ann (at) mail (dot) example', 'ann@mail.example'],
    ['ann at gmail dot com', 'ann@gmail.com'],
    ['ann arroba gmail punto com', 'ann@gmail.com'],
    ['ann [ät] web punkt de', 'ann@web.de'],
    ['ann małpa wp kropka pl', 'ann@wp.pl'],
    ['annアットマークgmail.com', 'ann@gmail.com'],
    ['Ьӏuе-ԝіdgеtѕ.соm', 'blue-widgets.com'],
    ['ехамрӏе.сом', 'example.com'],
    ['αβυ.com', 'abu.com'],
    ['blue.сом', 'blue.com'],
    ['🅱🅻🆄🅴.🅲🅾🅼', 'blue.com'],
    ['🇧🇱🇺🇪.🇨🇴🇲', 'blue.com'],
    ['b̶l̶u̶e̶.̶c̶o̶m̶', 'blue.com'],
    ['ʙʟᴜᴇ.ᴄᴏᴍ', 'blue.com'],
    ['b⠀l⠀u⠀e⠀.⠀c⠀o⠀m', 'blue.com'],
    ['blue%2ecom', 'blue.com'],
    ['blue%252ecom', 'blue.com'],
    ['blue&#46;com', 'blue.com'],
    ['blue=2Ecom', 'blue.com'],
    ['blue\\u002ecom', 'blue.com'],
    ['holz-werk ( . ) d e', 'holz-werk.de'],
    ['blauedinger (Punkt) d e', 'blauedinger.de'],
    ['b-l-e-u point f-r', 'bleu.fr'],
    ['tiny\n.cc/\nabc9d', 'tiny.cc/abc9d'],
    ['photos . io / p / 88fh2', 'photos.io/p/88fh2'],
    ['fotka,pl/z/88k', 'fotka.pl/z/88k'],
    ['fotka,pl (zamiast przecinka kropka)', 'fotka.pl (zamiast przecinka kropka)'],
    ['moka trattino bassi punto it', 'moka-bassi.it'],
    ['azul “punto” com', 'azul.com'],
    ['lanse“点”com“点”cn', 'lanse.com.cn'],
    ['aozora、ドット、シーオー、ドット、ジェーピー', 'aozora.co.jp'],
    ['blue, then a dot, and then shop', 'blue.shop'],
  ] as const) {
    it(JSON.stringify(written), () => expect(resolved(written).text.toLowerCase()).toBe(read))
  }
})

describe('no address is read', () => {
  for (const written of [
    'the dot com bubble burst',
    'Punkt de Tagesordnung',
    'el punto de venta y mi punto es que no llegó',
    'le point de vente est là',
    'às 8 em ponto com isso',
    'Obrigado.com isso não veio',
    'Recebi o pedido,com uma peça a menos, não veio a outra',
    'Bedankt voor het pakket. net ontvangen',
    'the meeting (point) here',
    'the red dot in the corner',
    'at this point in time',
    'sizes 40,eu and 8,uk, Mo,Di,Mi,Do,Fr',
    'price: 3.50, org',
    '1 2 3 4 5 6 7',
    'спасибо.Со мной',
    'Это хорошо.Все получил',
    'ευχαριστώ.Όλα καλά',
    'Made in 🇩🇪.',
    'the dotcom bubble and the dotcom.',
    'Sarı ışık kırık.Ürün iade',
    'o Echo Dot com relógio',
    'Manual: english,fr/de/it',
    '2 out . in / out',
    'Bitte Komma statt Punkt: 3,5 mm',
    'il trattino del termostato resta acceso',
    '価格はドットコムの時代のものです',
    'Le "point" de croix',
    'press the red dot, then it blinks',
  ]) {
    it(written, () => {
      const normal = normalForm(written)
      expect(resolvedForm(normal).text).toBe(normal.text)
    })
  }

  it('so the form is the very same', () => {
    const normal = normalForm('Thank you very much. The parcel came at 10:30 a.m. (all of it).')
    expect(resolvedForm(normal)).toBe(normal)
  })
})

describe('a stretch leads back to all of the writing', () => {
  for (const [written, read, stretch] of [
    ['see bluewidgets dot com slash sale now', 'bluewidgets.com/sale', 'bluewidgets dot com slash sale'],
    ['see b l u e . c o m now', 'blue.com', 'b l u e . c o m'],
    ['see 🅱🅻🆄🅴.🅲🅾🅼 now', 'blue.com', '🅱🅻🆄🅴.🅲🅾🅼'],
    ['see blue%252ecom now', 'blue.com', 'blue%252ecom'],
    ['see h x x p : / / blue [.] com now', 'http://blue.com', 'h x x p : / / blue [.] com'],
  ] as const) {
    it(JSON.stringify(written), () => {
      const form = resolved(written)
      const at = form.text.indexOf(read)
      const { start, end } = form.original(at, at + read.length)
      expect(written.slice(start, end)).toBe(stretch)
    })
  }
})
