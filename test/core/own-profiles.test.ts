/** Profiles told in words: by a network's name, its nickname or what its sign looks like. */

import { describe, expect, it } from 'vitest'
import { normalForm } from '../../src/core/inspect/normal-form.ts'
import { ownProfiles } from '../../src/core/inspect/own-profiles.ts'

const told = (text: string) => ownProfiles(normalForm(text)).length

describe('a profile of the writer', () => {
  for (const line of [
    'All the colours are up on our page, Insta, we are called Wool Barn.',
    'On Facebook our profile is called "Wool Barn", third album.',
    "Look on TikTok, that's me with the blue lathe, willow underscore turnery.",
    'Open the app with the red play button and search for "clock repair Dunmore", first result is us.',
    'Auf Insta heiße ich drechslerei und dann ohne Leerzeichen buche.',
    'Bei Pinterest gibt es eine Pinnwand dazu. Unser Konto heißt Buchenholz Weber.',
    'In der App mit der Musiknote finden Sie uns als Werkstatt Weber.',
    'Sur le livre des visages nous sommes connus, cherchez-nous : Atelier du Buis.',
    'Les photos sont sur Insta, on s’appelle Atelier du Buis.',
    'En el feis nos encuentras como Taller Boj, tenemos un álbum.',
    'Busca en la red social de las fotos nuestro perfil, Taller Boj.',
    'Su Insta mi trovi come bottega del bosso.',
    'La nostra pagina sul social delle foto si chiama Bottega del Bosso.',
    'Lá no insta eu sou arroba bottega ponto boj.',
    'No face a gente se chama Oficina do Buxo, procura lá.',
    'Op Insta heet ik draaierij apenstaartje buxus.',
    'Zoek ons op het netwerk met het vogeltje, Draaierij Buxus.',
    'Na fejsie znajdziesz nas jako Tokarnia Bukszpan.',
    'Zdjęcia są na insta, nazywamy się Tokarnia Bukszpan.',
    '糸の写真はインスタ（keito_no_ie）に全部あります',
    'Feyste "Şimşir Atölyesi" yazınca çıkıyoruz.',
    'Kırmızı oynat düğmeli siteye "şimşir kaşık" yazın, ilk çıkan benim.',
    'つべで「柘植細工 つちや」と検索すると一番上に出ます。',
    'インスタに載せました。@tsuge_tsuchiya',
    '小红薯上搜“黄杨木作坊”，就是我的主页。',
    '某音上搜账号名黄杨木作坊，第一个就是我们。',
    'The channel’s called Wool Barn, on that video site with the red play button.',
    'Just look up Wool Barn in any search engine, our own site is the first one.',
    'There is a group of ours on Facebook. I mean the page that I run, Treadle Friends.',
    'Bei YouTube haben wir einen Kanal, Wollscheune Weber, da zeigen wir es.',
    'Auf Facebook gibt es eine Gruppe von uns.',
    'On a une page Facebook, Grange à Laine, vous y verrez tout.',
    'Tapez notre nom dans un moteur de recherche, vous tomberez sur la boutique.',
    'Tengo un tablero en Pinterest con todo, pon Granja Lana.',
    'Sul social dell’uccellino ci chiamiamo lanificio ceramiche.',
    'A gente tem canal no YouTube, chama Celeiro Lã.',
    'Ik zit op Pinterest onder de naam Wolschuur Keramiek.',
    'Mamy kanał na YouTube, Stodoła Wełny, tam jest film.',
    'Bizi TikTok’ta yunambarı adıyla bulabilirsiniz.',
    'Pinterest’te yün ambarı adıyla varım.',
    'グーグルで店名を入れると公式ショップが出てきます。',
    '抖音号就是店名，关注一下有视频。',
    '淘宝也有店，搜“羊毛屋”就行。',
    'Xで @keitonoie というアカウントをやっています。',
    'Het staat op dat rode filmpjeskanaal, zoekwoorden "draaibank buxus", de bovenste.',
    'Vi a cor no perfil da câmera colorida, arroba celeiro traço baixo lã.',
    'It is in a group on the blue F network, "Wool Friends York", look it up and open my post.',
    'カメラのマークのアプリで keito アンダーバー noie と入れると出てきます。',
    'Lo enseño en el tok de los vídeos, me encuentras como granja guion bajo lana.',
  ]) {
    it(line, () => expect(told(line)).toBe(1))
  }
})

describe('a network that others show things on', () => {
  for (const line of [
    'I saw a review of this lathe on YouTube and it says 350 W.',
    'There are good videos about it on YouTube, search "sharpening gouges".',
    'I know it from Instagram, is the colour the same?',
    'Your Instagram post shows it in green.',
    'I need the microphone for my YouTube channel, does it have a jack?',
    'In the marketplace app, open the order and tap the photo with the camera.',
    'Ich habe auf Instagram gesehen, dass es das auch in Blau gibt.',
    'Auf YouTube gibt es Anleitungen, wie man die Klinge wechselt.',
    'Ist das der Stuhl aus dem TikTok-Video?',
    'J’ai vu une vidéo sur YouTube où la lampe est plus grande.',
    'He visto en YouTube que se puede desmontar.',
    'Ho letto su Facebook che il modello è cambiato.',
    'Vi no Instagram que tem em azul, ainda tem?',
    'Op YouTube staan filmpjes over hoe je dit monteert.',
    'Na YouTube są filmiki, jak to złożyć.',
    'YouTube’da montaj videoları var, oradan bakabilirsiniz.',
    'インスタで見て気になりました。在庫はありますか。',
    '我在抖音上看到这个包，请问还有货吗？',
    'My Spotify account does not connect to the speaker.',
    'Facebook does not work on the phone, my account is locked.',
    'Il mio account YouTube non si apre sul tablet.',
    'Na tablecie nie działa YouTube, moje konto się nie loguje.',
    'Can I log in to my account and YouTube on this box?',
    'Rahmen im Stil von Instagram: bitte unseren Namen @anna_und_tom drucken.',
    'You can find our other listings online here on the marketplace in our shop.',
    'I posted your mug on Facebook, my friends are jealous.',
    'Ich habe ein Foto auf Instagram gepostet, weil es so schön ist.',
    'Ho pubblicato una foto su Facebook, piace a tutti.',
    'Instagram’da fotoğrafını paylaştım, herkes bayıldı.',
    '网上搜“E5”第一个就说是主板问题。',
    '平板上登录不了抖音账号，怎么办？',
  ]) {
    it(line, () => expect(told(line)).toBe(0))
  }
})

it('takes four times as long for four times the text', () => {
  const spent = (length: number) => {
    const normal = normalForm('insta, my page '.repeat(length).concat('facebook and '.repeat(length)))
    const began = performance.now()
    ownProfiles(normal)
    return performance.now() - began
  }
  spent(500)
  expect(spent(40_000)).toBeLessThan(8 * spent(10_000) + 100)
})
