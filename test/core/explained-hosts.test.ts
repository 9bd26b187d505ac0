/** Hosts that come with a hint how to read them, and honest lines with the same words. */

import { describe, expect, it } from 'vitest'
import { normalForm } from '../../src/core/inspect/normal-form.ts'
import { resolvedForm } from '../../src/core/inspect/resolved-form.ts'
import { websitesIn } from '../../src/core/inspect/websites.ts'

const hostsIn = (text: string) => websitesIn(resolvedForm(normalForm(text)).text).map(({ host }) => host)

describe('a host with a hint', () => {
  for (const [line, host] of [
    ['Read it backwards: moc.nrabloow', 'woolbarn.com'],
    ['Bitte von hinten lesen: ed.enuehcsllow', 'wollscheune.de'],
    ['倒着念：nc.uwoamgnay', 'yangmaowu.cn'],
    ['wollscheune*de, das Sternchen wird ein Punkt', 'wollscheune.de'],
    ['granjalana★es (pon un punto en lugar de la estrella)', 'granjalana.es'],
    ['granjalana ◦ es (cambia el aro por un punto)', 'granjalana.es'],
    ['www-yunambari-com, çizgi yerine nokta koyun', 'www-yunambari.com'],
    ['keitonoie☆net（☆をピリオドに変えてください）', 'keitonoie.net'],
    ['celeirola_pt, o tracinho é um ponto', 'celeirola.pt'],
    ['woolKbarnK.cKom, take out the capital K', 'woolbarn.com'],
    ['grangealaine-ENLEVER-.fr, enlevez les majuscules', 'grangealaine.fr'],
    ['输入 yangmaowu 点 康姆 就能看到', 'yangmaowu.com'],
    ['yangmaowu点抠母', 'yangmaowu.com'],
    ['wollscheune Punkt de Schrägstrich waschen', 'wollscheune.de'],
    ['yazısı yunambari nokta net te duruyor', 'yunambari.net'],
    ['tá no celeirola ponto net , lá em baixo', 'celeirola.net'],
    ['lanificio trattino bosso, poi il puntino, poi net: pagina due', 'lanificio-bosso.net'],
    ['celeirola\n(ponto)\nart\n(ponto)\nbr\njunto', 'celeirola.art.br'],
    ['todo seguido:\nl\na\nn\na\n.\ne\ns\ny luego más', 'lana.es'],
    ['wollscheune-de (Bindestrich durch Punkt ersetzen)', 'wollscheune.de'],
    ['Remplacez l’espace par un point : grangealaine fr', 'grangealaine.fr'],
    ['把空格换成点：yangmaowu cn', 'yangmaowu.cn'],
    ['yangmaowu点cn上有全部款式', 'yangmaowu.cn'],
    ['Entra en granjalana, punto, com, y mira', 'granjalana.com'],
  ] as const) {
    it(line, () => expect(hostsIn(line)).toEqual([host]))
  }
})

describe('honest words of such hints', () => {
  for (const line of [
    'The label is on backwards, no.12 is at the back',
    'Le tissu est à l’envers, l.12 cm',
    'Bitte Punkt statt Komma, also 12.50 EUR',
    'Size M-de, please put a dot on the label',
    'The A-com port is missing, replace it, the red dot blinks',
    'Ohne Schraube M.Klein geht es nicht',
    'Remove the cover of the USB.Hub and the iPhone.Kabel',
    '红点一直亮着，点一下就灭，点开看看',
    'Kırmızı nokta net görünmüyor',
    'Lampa jest od końca roku zepsuta, proszę o kropkę na pl-2',
    'a\nb\nc\nd',
    'Bitte den Punkt im Namen durch ein Komma ersetzen: Dr. Maier-de Vries',
    'La gravure : Léa-fr et Tom, avec un point à la place du tiret.',
    '把空格去掉，红点还在闪',
  ]) {
    it(line, () => expect(hostsIn(line)).toEqual([]))
  }
})
