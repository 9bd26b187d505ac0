/** Soft words for marketing: nothing is called by its name, and its parts tell it. */

import type { Side } from '../../../src/core/direction.ts'
import type { Language } from '../../../src/core/language.ts'
import type { MarketingRule } from '../../../src/core/marketing-words.ts'

export const SOFT_LINES: Readonly<
  Record<Language, readonly (readonly [rule: MarketingRule, writer: Side, line: string])[]>
> = {
  en: [
    [
      'coupon',
      'seller',
      'Glad it fits! When you come back, pop the word B-E-R-R-Y and a fifteen into the field at checkout and the price shrinks.',
    ],
    [
      'coupon',
      'seller',
      'Next time you shop, write AUTUMN plus the number ten in the basket before paying and you will see a tenth go off.',
    ],
    [
      'products',
      'seller',
      'It ships tomorrow. While I am here, I can warmly recommend our beeswax candles, three jars for 12 pounds this week.',
    ],
    ['products', 'seller', 'By the way we make leather cases for these too, in brown and black, from 18 pounds.'],
    [
      'newsletter',
      'seller',
      'Shall I put you down for our little monthly letter? Regulars get to see the new bags before anyone else.',
    ],
    [
      'referral',
      'seller',
      'If one of your running friends orders with us, tell them to say your name and we knock five pounds off for both of you.',
    ],
    [
      'coupon',
      'seller',
      'There is a little card in the parcel: whoever brings it back to us on the second order pays no postage.',
    ],
    ['coupon', 'seller', 'Your next order is a fifth cheaper, just mention this message.'],
    [
      'newsletter',
      'seller',
      'We have a small circle of favourite customers who hear about bargains first, just say yes and you are in.',
    ],
    [
      'products',
      'seller',
      'Hope you like the mug. Our new plates came out of the kiln on Friday and would look lovely next to it.',
    ],
    [
      'offer',
      'buyer',
      'Thanks for the quick reply. I run a small print shop myself, should you need flyers or stickers I make you a good price.',
    ],
    [
      'offer',
      'buyer',
      'Nice photos, but I could do better ones: I offer product photos from 5 euros each, first three free.',
    ],
  ],
  de: [
    [
      'coupon',
      'seller',
      'Passt! Beim nächsten Besuch tippen Sie F-R-O-S-T und eine Fünfzehn ins Feld vor dem Bezahlen, dann purzelt die Summe.',
    ],
    [
      'coupon',
      'seller',
      'Kleiner Tipp: Wer im Warenkorb das Wort für die Jahreszeit nach dem Winter und dahinter zehn einträgt, zahlt ein Zehntel weniger.',
    ],
    [
      'products',
      'seller',
      'Das Paket ist raus. Nebenbei: Unser Lavendelhonig ist diesen Monat im Angebot, drei Gläser zu 15 Euro.',
    ],
    ['products', 'seller', 'Übrigens machen wir auch Taschen aus dem gleichen Leder, ab 39 Euro.'],
    [
      'newsletter',
      'seller',
      'Soll ich Sie in unseren kleinen Kreis der Stammkunden aufnehmen? Dann bekommen Sie einmal im Monat Post mit allen Neuheiten.',
    ],
    ['referral', 'seller', 'Wenn eine Kollegin bei uns bestellt und Ihren Namen nennt, gibt es für Sie beide 5 Euro.'],
    ['coupon', 'seller', 'Im Paket liegt ein Kärtchen, damit wird die nächste Bestellung für Sie günstiger.'],
    [
      'coupon',
      'seller',
      'Die zweite Bestellung schicken wir Ihnen versandkostenfrei, einfach diese Nachricht erwähnen.',
    ],
    [
      'referral',
      'seller',
      'Sagen Sie es gern im Verein weiter, für jeden neuen Kunden legen wir Ihnen etwas ins nächste Paket.',
    ],
    [
      'products',
      'seller',
      'Viel Freude mit der Schale! Ganz neu bei uns sind die passenden Teller, die würden wunderbar dazu aussehen.',
    ],
    [
      'offer',
      'buyer',
      'Danke für die Antwort. Ich bin selbst Fotografin, falls Sie mal schöne Produktbilder brauchen, mache ich Ihnen einen guten Preis.',
    ],
    [
      'offer',
      'buyer',
      'Wir drucken Etiketten für Händler wie Sie, die ersten hundert sind kostenlos, hätten Sie Interesse?',
    ],
  ],
  fr: [
    [
      'coupon',
      'seller',
      "Oui ça convient. La prochaine fois, écrivez N-E-I-G-E suivi d'un dix dans la case avant le paiement, le prix baisse tout seul.",
    ],
    [
      'coupon',
      'seller',
      "Petit conseil : dans le panier, tapez le nom de la saison des fleurs puis quinze, et c'est quinze pour cent de moins.",
    ],
    [
      'products',
      'seller',
      'Le colis est parti. Au passage, je vous conseille notre miel de châtaignier, trois pots pour 20 € ce mois-ci.',
    ],
    ['products', 'seller', "D'ailleurs nous fabriquons aussi des étuis en cuir, à partir de 25 €."],
    [
      'newsletter',
      'seller',
      'Voulez-vous que je vous ajoute à notre petite lettre du mois ? Nos habitués voient les nouveautés avant tout le monde.',
    ],
    [
      'referral',
      'seller',
      'Si une amie passe commande chez nous en donnant votre nom, vous avez toutes les deux 5 € de moins.',
    ],
    [
      'coupon',
      'seller',
      'Il y a une petite carte dans le colis : elle vous donne droit à la livraison gratuite sur la prochaine commande.',
    ],
    ['coupon', 'seller', 'Votre prochain achat vous coûtera un cinquième de moins, il suffit de rappeler ce message.'],
    [
      'referral',
      'seller',
      'Parlez-en au club, pour chaque nouveau client on glisse une surprise dans votre prochain colis.',
    ],
    [
      'products',
      'seller',
      "J'espère que le bol vous plaît. Nos nouvelles assiettes sortent du four et iraient à merveille avec.",
    ],
    [
      'offer',
      'buyer',
      'Merci pour la réponse. Je suis photographe, si vous voulez de belles photos pour vos annonces je vous fais un bon prix.',
    ],
    [
      'offer',
      'buyer',
      'Nous imprimons des étiquettes pour les vendeurs, les cent premières sont offertes, ça vous intéresse ?',
    ],
  ],
  es: [
    [
      'coupon',
      'seller',
      'Sí le vale. La próxima vez escriba N-I-E-V-E y un diez en el recuadro antes de pagar y verá cómo baja el precio.',
    ],
    [
      'coupon',
      'seller',
      'Un truquito: en la cesta ponga el nombre de la estación de las flores y un quince, y paga un quince por ciento menos.',
    ],
    [
      'products',
      'seller',
      'El paquete ya salió. De paso le recomiendo nuestra miel de romero, tres tarros por 18 euros este mes.',
    ],
    ['products', 'seller', 'Por cierto, también hacemos fundas de cuero, desde 25 euros.'],
    [
      'newsletter',
      'seller',
      '¿Le apunto a nuestra cartita mensual? Los de casa se enteran antes que nadie de lo nuevo.',
    ],
    ['referral', 'seller', 'Si una amiga compra y dice su nombre, les descontamos 5 euros a las dos.'],
    ['coupon', 'seller', 'En la caja va una tarjetita: con ella el siguiente pedido le sale sin gastos de envío.'],
    ['coupon', 'seller', 'Su próxima compra le costará una quinta parte menos, solo mencione este mensaje.'],
    [
      'referral',
      'seller',
      'Corra la voz en el gimnasio, por cada cliente nuevo le metemos un regalo en el siguiente paquete.',
    ],
    [
      'products',
      'seller',
      'Espero que le guste la taza. Acaban de salir del horno nuestros platos nuevos y le quedarían preciosos.',
    ],
    [
      'offer',
      'buyer',
      'Gracias por contestar. Yo soy fotógrafo, si quiere buenas fotos para sus anuncios le hago buen precio.',
    ],
    ['offer', 'buyer', 'Imprimimos etiquetas para vendedores, las cien primeras gratis, ¿le interesa?'],
  ],
  it: [
    [
      'coupon',
      'seller',
      'Sì, va bene. La prossima volta scriva N-E-V-E e un dieci nella casella prima di pagare e il prezzo scende.',
    ],
    [
      'coupon',
      'seller',
      'Un trucchetto: nel carrello metta il nome della stagione dei fiori e poi quindici, e paga il quindici per cento in meno.',
    ],
    [
      'products',
      'seller',
      'Il pacco è partito. Già che ci sono le consiglio il nostro miele di acacia, tre vasetti a 18 euro questo mese.',
    ],
    ['products', 'seller', 'A proposito, facciamo anche custodie in pelle, da 25 euro.'],
    [
      'newsletter',
      'seller',
      'La aggiungo alla nostra letterina mensile? Gli affezionati vedono le novità prima di tutti.',
    ],
    ['referral', 'seller', "Se un'amica ordina e fa il suo nome, scontiamo 5 euro a tutte e due."],
    ['coupon', 'seller', "Nella scatola c'è un cartoncino: con quello il prossimo ordine viaggia senza spese."],
    ['coupon', 'seller', 'Il prossimo acquisto le costerà un quinto in meno, basta citare questo messaggio.'],
    [
      'referral',
      'seller',
      'Passi parola in palestra, per ogni nuovo cliente le mettiamo un pensierino nel prossimo pacco.',
    ],
    [
      'products',
      'seller',
      'Spero che la tazza le piaccia. Sono appena usciti dal forno i nostri piatti nuovi, ci starebbero benissimo accanto.',
    ],
    [
      'offer',
      'buyer',
      'Grazie della risposta. Io faccio il fotografo, se vuole belle foto per i suoi annunci le faccio un buon prezzo.',
    ],
    ['offer', 'buyer', 'Stampiamo etichette per venditori, le prime cento sono gratis, le interessa?'],
  ],
  pt: [
    [
      'coupon',
      'seller',
      'Serve sim. Na próxima vez escreva N-E-V-E e um dez na caixinha antes de pagar e vai ver o preço descer.',
    ],
    [
      'coupon',
      'seller',
      'Um truque: no carrinho ponha o nome da estação das flores e depois quinze, e paga quinze por cento a menos.',
    ],
    [
      'products',
      'seller',
      'A encomenda já saiu. Já agora, recomendo o nosso mel de rosmaninho, três frascos por 18 euros este mês.',
    ],
    ['products', 'seller', 'A propósito, também fazemos capas de couro, a partir de 25 euros.'],
    [
      'newsletter',
      'seller',
      'Quer que a junte à nossa cartinha mensal? Os clientes da casa veem as novidades antes de todos.',
    ],
    ['referral', 'seller', 'Se uma amiga comprar e disser o seu nome, descontamos 5 euros às duas.'],
    ['coupon', 'seller', 'Na caixa vai um cartãozinho: com ele o próximo pedido sai sem frete.'],
    ['coupon', 'seller', 'A próxima compra sai um quinto mais barata, é só mencionar esta mensagem.'],
    [
      'referral',
      'seller',
      'Passe a palavra na academia, para cada cliente novo colocamos um mimo no seu próximo pacote.',
    ],
    [
      'products',
      'seller',
      'Espero que goste da caneca. Acabaram de sair do forno os nossos pratos novos e ficariam lindos ao lado.',
    ],
    [
      'offer',
      'buyer',
      'Obrigado pela resposta. Sou fotógrafo, se quiser boas fotos para os seus anúncios faço um bom preço.',
    ],
    ['offer', 'buyer', 'Imprimimos etiquetas para vendedores, as primeiras cem são grátis, interessa?'],
  ],
  nl: [
    [
      'coupon',
      'seller',
      'Ja, die past. Typ de volgende keer W-I-N-T-E-R en een vijftien in het vakje voor het afrekenen en het bedrag zakt.',
    ],
    [
      'coupon',
      'seller',
      'Tipje: wie in het winkelmandje de naam van het jaargetijde met de bloemen en dan tien invult, betaalt een tiende minder.',
    ],
    [
      'products',
      'seller',
      'Het pakket is weg. Trouwens, onze lavendelhoning kan ik van harte aanraden, drie potten voor 15 euro deze maand.',
    ],
    ['products', 'seller', 'Tussen haakjes, we maken ook hoesjes van hetzelfde leer, vanaf 25 euro.'],
    [
      'newsletter',
      'seller',
      'Zal ik u toevoegen aan ons maandelijkse briefje? Vaste klanten zien het nieuws eerder dan de rest.',
    ],
    ['referral', 'seller', 'Als een vriendin bij ons bestelt en jouw naam noemt, krijgen jullie allebei 5 euro eraf.'],
    ['coupon', 'seller', 'Er zit een kaartje in de doos: daarmee is de volgende bestelling zonder verzendkosten.'],
    ['coupon', 'seller', 'Uw volgende bestelling wordt een vijfde goedkoper, noem gewoon dit bericht.'],
    [
      'referral',
      'seller',
      'Vertel het gerust door op de club, voor elke nieuwe klant stoppen we iets leuks in uw volgende pakje.',
    ],
    [
      'products',
      'seller',
      'Ik hoop dat de mok bevalt. Onze nieuwe borden komen net uit de oven en zouden er prachtig bij staan.',
    ],
    [
      'offer',
      'buyer',
      "Bedankt voor het antwoord. Ik ben zelf fotograaf, als u mooie foto's voor uw advertenties wilt maak ik een goede prijs.",
    ],
    ['offer', 'buyer', 'Wij drukken etiketten voor verkopers, de eerste honderd zijn gratis, interesse?'],
  ],
  pl: [
    [
      'coupon',
      'seller',
      'Tak, pasuje. Następnym razem proszę wpisać Z-I-M-A i piętnaście w okienku przed zapłatą, a kwota spadnie.',
    ],
    [
      'coupon',
      'seller',
      'Mały sekret: kto w koszyku wpisze nazwę pory roku po zimie i dziesięć, płaci o jedną dziesiątą mniej.',
    ],
    [
      'products',
      'seller',
      'Paczka wysłana. Przy okazji polecam nasz syrop z sosny, trzy butelki za 60 zł w tym miesiącu.',
    ],
    ['products', 'seller', 'Swoją drogą robimy też etui ze skóry, od 80 zł.'],
    [
      'newsletter',
      'seller',
      'Dopisać Panią do naszego comiesięcznego listu? Stali klienci widzą nowości przed innymi.',
    ],
    ['referral', 'seller', 'Jeśli koleżanka u nas zamówi i poda Pani imię, obie dostaną Panie 20 zł mniej.'],
    ['coupon', 'seller', 'W paczce jest karteczka, z nią kolejne zamówienie idzie bez kosztów wysyłki.'],
    ['coupon', 'seller', 'Następne zakupy będą o jedną piątą tańsze, wystarczy wspomnieć o tej wiadomości.'],
    ['referral', 'seller', 'Proszę powiedzieć w klubie, za każdego nowego klienta dorzucimy coś do następnej paczki.'],
    [
      'products',
      'seller',
      'Mam nadzieję, że kubek się podoba. Właśnie wyszły z pieca nasze nowe talerze, pięknie by przy nim wyglądały.',
    ],
    [
      'offer',
      'buyer',
      'Dzięki za odpowiedź. Sam jestem fotografem, jeśli potrzebuje Pan ładnych zdjęć do ofert, zrobię dobrą cenę.',
    ],
    ['offer', 'buyer', 'Drukujemy etykiety dla sprzedawców, pierwsze sto sztuk gratis, zainteresowany?'],
  ],
  tr: [
    [
      'coupon',
      'seller',
      'Evet uyar. Bir dahaki sefere ödemeden önceki kutucuğa K-I-Ş-I-N ve arkasına on beş yazın, tutar düşer.',
    ],
    [
      'coupon',
      'seller',
      'Küçük bir sır: sepette çiçeklerin açtığı mevsimin adını ve yanına on yazan onda bir eksik öder.',
    ],
    ['products', 'seller', 'Paket yola çıktı. Bu arada kestane balımızı da tavsiye ederim, bu ay üç kavanoz 600 TL.'],
    ['products', 'seller', "Bu arada aynı deriden kılıf da yapıyoruz, 400 TL'den başlıyor."],
    ['newsletter', 'seller', 'Sizi aylık mektubumuza ekleyeyim mi? Müdavimlerimiz yenilikleri herkesten önce görüyor.'],
    ['referral', 'seller', 'Bir arkadaşınız bizden alıp adınızı verirse ikinize de 50 TL düşeriz.'],
    ['coupon', 'seller', 'Kutuda küçük bir kart var, onunla sonraki siparişiniz kargo bedava.'],
    ['coupon', 'seller', 'Bir sonraki alışverişiniz beşte bir daha ucuz olur, bu mesajı söylemeniz yeter.'],
    [
      'referral',
      'seller',
      'Spor salonunda da söyleyin, gelen her yeni müşteri için sonraki paketinize hediye koyarız.',
    ],
    ['products', 'seller', 'Umarım kupayı beğenmişsinizdir. Yeni tabaklarımız fırından çıktı, yanına çok yakışır.'],
    [
      'offer',
      'buyer',
      'Cevap için teşekkürler. Ben fotoğrafçıyım, ilanlarınıza güzel fotoğraf isterseniz uygun fiyata çekerim.',
    ],
    ['offer', 'buyer', 'Satıcılar için etiket basıyoruz, ilk yüz adet ücretsiz, ilgilenir misiniz?'],
  ],
  ja: [
    [
      'coupon',
      'seller',
      'はい、合います。次回はお支払い前の欄に「ユ・キ」をローマ字で入れて、その後に15と打つと合計が下がります。',
    ],
    ['coupon', 'seller', 'ちょっとした裏技ですが、カートで花の季節の名前と数字の10を入れると一割安くなります。'],
    ['products', 'seller', '発送しました。ついでですが、うちの栗のはちみつもおすすめで、今月は三瓶で3000円です。'],
    ['products', 'seller', 'ちなみに同じ革のケースも作っております。2500円からです。'],
    [
      'newsletter',
      'seller',
      '月に一度のお便りをお送りしてもよろしいですか。常連さんには新作をいち早くお見せしています。',
    ],
    ['referral', 'seller', 'お友達が注文時にお客様のお名前を出してくだされば、お二人とも500円引きにします。'],
    ['coupon', 'seller', '箱の中に小さなカードを入れました。次のご注文の際にお見せいただくと送料をいただきません。'],
    ['coupon', 'seller', '次のお買い物は二割お安くします。このメッセージのことを書いてください。'],
    ['referral', 'seller', '教室の皆さんにも広めてください。新しいお客様お一人につき、次の荷物におまけを入れます。'],
    [
      'products',
      'seller',
      'マグカップ、気に入っていただけると嬉しいです。新しいお皿も焼き上がりまして、並べるととても素敵ですよ。',
    ],
    ['offer', 'buyer', 'ご返信ありがとうございます。私はカメラマンなので、商品写真が必要でしたらお安く撮りますよ。'],
    ['offer', 'buyer', '出品者様向けにラベル印刷をしております。最初の百枚は無料ですが、ご興味ありませんか。'],
  ],
  zh: [
    ['coupon', 'seller', '可以的，合适。下回付款前在那个小格子里打“雪花”的拼音，再加个十五，总价就降了。'],
    ['coupon', 'seller', '悄悄说一句，购物车里填开花那个季节的名字再跟一个十，能便宜一成。'],
    ['products', 'seller', '包裹发出了。顺便说一下，我家的槐花蜜也不错，这个月三瓶才88元。'],
    ['products', 'seller', '对了，同款皮的手机套我们也做，35元起。'],
    ['newsletter', 'seller', '要不要把您加到我们的老客名单里？每个月上新都先发给老客看。'],
    ['referral', 'seller', '您朋友来下单报您的名字，你们俩都少付10块。'],
    ['coupon', 'seller', '箱子里放了张小卡片，下一单拿它就不用付运费。'],
    ['coupon', 'seller', '您下一次买能便宜两成，提一下这条消息就行。'],
    ['referral', 'seller', '帮我在群里说说，每来一位新客人，下次给您包裹里多塞点好东西。'],
    ['products', 'seller', '希望杯子您喜欢。我们新烧的盘子刚出窑，摆在一起特别好看。'],
    ['offer', 'buyer', '谢谢回复。我自己是做摄影的，您要拍商品图我可以给您便宜点。'],
    ['offer', 'buyer', '我们专门给卖家印标签，前一百张免费，有兴趣吗？'],
  ],
}
