/** What the people in these mails say, in thirteen languages. No line is so long that a program would wrap it. */

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ja', 'zh', 'ru'] as const
export type Language = (typeof LANGUAGES)[number]

export interface Speech {
  readonly subject: string
  /** What is said now, one paragraph each. */
  readonly now: readonly string[]
  /** What was said before and is quoted. */
  readonly before: readonly string[]
  /** How `Re:` and `Fwd:` begin, for programs that translate them. */
  readonly re: string
  readonly forward: string
}

const speech = (re: string, forward: string, subject: string, now: string[], before: string[]): Speech => ({
  subject,
  now,
  before,
  re,
  forward,
})

export const SPEECH: Readonly<Record<Language, Speech>> = {
  en: speech(
    'RE',
    'FW',
    'The blue widget',
    ['Hello, the widget came today.', 'One screw is missing: can you send it?'],
    ['Your widget is on its way.', 'It should be with you on Monday.'],
  ),
  de: speech(
    'AW',
    'WG',
    'Die blaue Lampe',
    ['Guten Tag, die Lampe ist heute gekommen.', 'Können Sie mir eine Rechnung schicken? Größe M fehlt.'],
    ['Ihre Lampe ist unterwegs.', 'Sie müsste am Montag bei Ihnen sein.'],
  ),
  fr: speech(
    'RE',
    'TR',
    'La lampe bleue',
    ["Bonjour, j'ai bien reçu la lampe.", "Il manque une vis : pouvez-vous me l'envoyer ?"],
    ['Votre lampe est en route.', 'Elle devrait arriver lundi.'],
  ),
  es: speech(
    'RE',
    'RV',
    'La lámpara azul',
    ['Hola, la lámpara llegó hoy.', '¿Pueden enviarme el tornillo que falta? Mañana estoy en casa.'],
    ['Su lámpara está en camino.', 'Debería llegar el lunes.'],
  ),
  it: speech(
    'R',
    'I',
    'La lampada blu',
    ['Buongiorno, la lampada è arrivata oggi.', 'Manca una vite: potete spedirmela?'],
    ['La sua lampada è in viaggio.', 'Dovrebbe arrivare lunedì.'],
  ),
  pt: speech(
    'RES',
    'ENC',
    'A lâmpada azul',
    ['Olá, a lâmpada chegou hoje.', 'Falta um parafuso: podem enviar amanhã de manhã?'],
    ['A sua lâmpada está a caminho.', 'Deve chegar na segunda-feira.'],
  ),
  nl: speech(
    'Antw',
    'Fw',
    'De blauwe lamp',
    ['Hallo, de lamp is vandaag gekomen.', 'Er ontbreekt een schroef: kunt u die sturen?'],
    ['Uw lamp is onderweg.', 'Hij komt maandag aan.'],
  ),
  pl: speech(
    'ODP',
    'PD',
    'Niebieska lampa',
    ['Dzień dobry, lampa dziś dotarła.', 'Brakuje jednej śruby: czy można ją wysłać?'],
    ['Pana lampa jest w drodze.', 'Powinna dotrzeć w poniedziałek.'],
  ),
  sv: speech(
    'SV',
    'VB',
    'Den blå lampan',
    ['Hej, lampan kom idag.', 'En skruv saknas: kan ni skicka den på måndag?'],
    ['Din lampa är på väg.', 'Den bör vara framme på måndag.'],
  ),
  tr: speech(
    'YNT',
    'İLT',
    'Mavi lamba',
    ['Merhaba, lamba bugün geldi.', 'Bir vida eksik: gönderebilir misiniz?'],
    ['Lambanız yola çıktı.', 'Pazartesi günü elinizde olur.'],
  ),
  ja: speech(
    'Re',
    'Fw',
    '青いランプ',
    ['こんにちは。ランプが今日届きました。', 'ねじが一本足りません。送っていただけますか。'],
    ['ランプを発送しました。', '月曜日に届く予定です。'],
  ),
  zh: speech(
    '答复',
    '转发',
    '蓝色的灯',
    ['您好，灯今天到了。', '少了一颗螺丝，可以寄给我吗？'],
    ['您的灯已经发货。', '预计星期一送到。'],
  ),
  ru: speech(
    'RE',
    'FW',
    'Синяя лампа',
    ['Здравствуйте, лампа пришла сегодня.', 'Не хватает одного винта: можете прислать?'],
    ['Ваша лампа в пути.', 'Она должна прийти в понедельник.'],
  ),
}
