/** Words of `link.social` in the languages we are read in, as pieces of patterns in lower case. */

/** Networks, and other marketplaces and search engines where a writer can be found. */
export const NETWORKS =
  'insta(?:gram)?[ıiu]?|facebook[au]?|face ?book|fb|tik ?tok[au]?|youtube|pinterest|snapchat|linkedin|twitter|x\\.com|vkontakte|вконтакте|инстаграм[ме]?|фейсбук[е]?|mastodon|bluesky|reddit|tumblr|xing|weibo|wechat|douyin|xiaohongshu|kuaishou|インスタ(?:グラム)?|フェイスブック|ツイッター|ユーチューブ|ティックトック|微博|小红书|小紅書|抖音|快手|公众号|公眾號|脸书|臉書|推特|知乎|哔哩哔哩|b站'
/** Words of other meanings as well. */
export const WORDS_TOO = 'snap|threads|wish|subito|amazon|x|twitch'
export const MARKETS =
  'e-?bay(?:[ıu]|\\.de|\\.com)?|etsy|allegro|vinted|shopee|ali ?express|alibaba|taobao|tmall|temu|mercari|rakuten|kleinanzeigen|leboncoin|wallapop|olx|marktplaats|trendyol|hepsiburada|n11|mercado ?li[bv]re|shopify|depop|poshmark|craigslist|淘宝|淘寶|天猫|京东|京東|拼多多|闲鱼|閑魚|咸鱼|メルカリ|ヤフオク|ラクマ|楽天|ヤフーショッピング'
export const ENGINES =
  "google(?:['’]?[dt]a)?|googl[eu]|bing|yahoo|duckduckgo|ecosia|baidu|yandex|naver|谷歌|百度|グーグル|ヤフー"

/** `follow us`, `find us`: what asks somebody to come over. */
const FOLLOW_US = [
  '(?:follow|find|like|visit|friend|add|tag|join|check|subscribe to|look(?: for)?|search(?: for)?|look up|reach|see) (?:us|our (?:page|shop|store|profile|account|channel)|my (?:page|shop|store|profile|account|channel))(?: out| up)?',
  "(?:we are|we're|we are also|you(?:'ll| will| can)? (?:also )?find us|come (?:and )?(?:see|visit) us)",
  '(?:folg(?:t|en sie|e)|find(?:en sie|et|est du|e)|besuch(?:en sie|t|e)|lik(?:t|en sie|e)|such(?:en sie|t|e)(?: nach)?|abonnier(?:t|en sie|e)) (?:uns|mir|mich|unser\\w{0,2})',
  '(?:sie finden uns|ihr findet uns|du findest uns|wir sind(?: auch)?)',
  '(?:suivez|retrouvez|rejoignez|cherchez|trouvez|likez)[- ](?:nous|moi|notre \\w+)|(?:suis|retrouve|rejoins|cherche)[- ](?:nous|moi)|nous sommes (?:aussi )?|abonnez-vous à notre \\w+',
  '(?:s[ií]gue|s[ií]ga|seguid|encu[eé]ntra|encuentre|busca|busque|b[uú]sca|b[uú]sque|visita|visite|vis[ií]ta)(?:nos|me|n nos)|(?:nos encuentra[sn]?|puedes? (?:encontrarnos|seguirnos|buscarnos)|estamos(?: también)?)',
  '(?:segui|seguite|segua|trova|trovate|cerca|cercate|visita|raggiungi)(?:ci|mi)|(?:ci trov[ai](?:te)?|siamo(?: anche)?|seguite la nostra pagina)',
  '(?:siga|segue|sigam|encontre|encontra|procure|procura|visite|curta|curte|busque)(?:-nos|-me| a gente| nossa página)|(?:nos (?:siga|encontre|procure)|estamos(?: também)?)',
  '(?:volg|vind|bezoek|like|zoek) (?:ons|mij|me|onze \\w+)|(?:u|je) (?:vindt|kunt) ons(?: vinden)?|wij zijn (?:ook )?|we zitten (?:ook )?',
  '(?:obserwuj|śledź|znajdź|polub|odwiedź|znajdziesz|wyszukaj|szukaj|znajdźcie|obserwujcie|znajdą państwo)(?:cie)? (?:nas|mnie|nasz\\w{0,2} \\w+)|jesteśmy(?: też| także)?',
  '(?:bizi|beni) (?:takip edin|takip et|bulun|bulabilirsiniz|arayın|ziyaret edin)',
] as const
const ON =
  '(?: also| auch| aussi| también| anche| também| ook| też)?(?: on| at| in| over at| via| auf| bei| über| unter| sur| en| su| no| na| pe| op| w| nell?a| nossa página no| nostra pagina| notre page| auf unserer| our)?(?: our| the| der| dem| unserem| unserer)?'
export const COME_OVER = `(?:${FOLLOW_US.join('|')})${ON}`

/** What names somebody's page: `our Instagram`, `unser eBay-Shop`. */
export const OURS =
  '(?:our|my|unser(?:e[nmrs]?)?|mein(?:e[nmrs]?)?|notre|nos|mon|ma|nuestr[oa]s?|mi|nostr[oai]|il nostro|la nostra|mio|mia|noss[oa]s?|meu|minha|onze|ons|mijn|nasz(?:a|e|ego|ej|ym)?|mój|moja|moim)'
export const PAGE =
  '(?:page|account|profile|channel|shop|store|group|handle|seite|konto|profil|kanal|laden|gruppe|compte|chaîne|boutique|página|perfil|canal|tienda|cuenta|grupo|pagina|profilo|canale|negozio|conta|loja|winkel|kanaal|strona|stronie|konto|profilu|sklep|sayfamız|hesabımız|mağazamız|kanalımız|sayfa|hesap)'

/** Names that stand for a network where something to look for follows. */
export const HINTED =
  'i ?g|yt|小红薯|小地瓜|某书|某音|红书|(?:photo|picture|foto)[ -]?app|appli(?:cation)? (?:de )?photos?|app (?:de|di|delle|das) foto\\p{L}{0,3}|foto[ğg]raf uygulama\\p{L}*|aplikac\\p{L}{1,3} (?:ze|do) zdję\\p{L}*|写真アプリ|paper ?plane|papierflieger|avion (?:en|de) papier|avión de papel|aviãozinho de papel|aereoplanino|papieren vliegtuigje|papierowy samolocik|kağıt uçak|紙飛行機|纸飞机|小飞机'
/** What leads from the name of a network to the one to look for there. */
export const LOOK =
  "(?:(?<!\\p{L})(?:arroba|handle|user ?name|nick(?:name)?|name|named|called|search|look|under|szukaj\\p{L}*|znajdziesz|wpisz|nazwa|pod|procura\\p{L}*|procure|busca\\p{L}*|busque|segue\\p{L}*|siga\\p{L}*|s[ií]gue\\p{L}*|como|cerca\\p{L}*|cercate|segui\\p{L}*|cherche\\p{L}*|suive\\p{L}*|sous|such\\p{L}*|folg\\p{L}*|unter|als|heißen|heisst|heißt|chiamiamo|chiama|appelons|appelle|llamamos|llama|chamamos|nazywamy|zoek\\p{L}*|volg\\p{L}*|follow|find|beklerim|bekleriz|aratın|arayın|takip|we are|we're|i am|i'm|wir sind|ich bin|nous sommes|somos|siamo|jesteśmy|wij zijn|isim|adıyla|adımız)(?!\\p{L})|フォロー|検索|探して|やって|アカウント|名前|号|號|账|帳|名字|叫|搜|找)"
/** The same behind the one to look for. */
export const LOOKED =
  '(?:diye (?:arat|ara)\\p{L}*|aratın|arayın|takip edin|aranacak|で検索|でフォロー|をフォロー|フォローして|と検索|で探して|suchen|zoeken|folgen|volgen)'
