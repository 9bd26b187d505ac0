/** By what a sentence about a network tells that it is about the writer's own profile there, in eleven languages. */

const words = (text: string) => text.trim().split(/\s+/).join('|')
const START = '(?<![\\p{L}\\p{N}])'
const END = '(?![\\p{L}\\p{N}])'

const MINE =
  "(?:my|our|mein\\p{L}{0,2}|unser\\p{L}{0,3}|mon|ma|mes|notre|nos|mis?|nuestr[oa]s?|mi[oa]|miei|nostr[oaie]|meus?|minhas?|noss[oa]s?|mijn|m['’]n|ons|onze|mój|moj\\p{L}{1,3}|mym|nasz\\p{L}{0,3}|swo[ij]\\p{L}{0,3}|benim|bizim)"
const PROFILE = `(?:${words(
  'page profile account channel board handle shop store group site username nickname nick gallery playlist blog podcast feed ' +
    'seite profil profils pinnwand konto kanal kanals kanale laden gruppe galerie ' +
    'compte chaîne boutique groupe pseudo tableau ' +
    'página pagina perfil cuenta canal tienda grupo usuario usuária usuário muro tablero arroba ' +
    'profilo canale negozio gruppo bacheca conta loja ' +
    'profiel kanaal winkel groep pagina ' +
    'stron\\p{L}{1,3} profil\\p{L}{0,3} kont\\p{L}{1,2} kana[lł]\\p{L}{0,3} sklep\\p{L}{0,3} grup\\p{L}{1,3} tablic\\p{L} fanpage\\p{L}{0,2} nazw\\p{L}',
)})`
const PICTURES = `(?:${words(
  'videos? clips? photos? pictures? pics posts? story stories reels? album tutorials? ' +
    'bilder fotos? beiträge?n? storys? filmchen anleitungs?\\p{L}{0,8} ' +
    'vidéos? photos publications? vídeos? publicaci[oó]n(?:es)? historias? álbum video post storie foto álbuns? destaques ' +
    "filmpjes? foto's video's berichten film\\p{L}{0,4} zdjęci\\p{L}{0,3} post\\p{L}{0,3} rolk\\p{L}{1,2} relacj\\p{L}{1,2}",
)})`
/** What to look for. */
const NAME = '(?:(?:shop|store) ?name|name|namen|nom|nombre|nome|naam|nazw\\p{L}|ladennamen?|firmennamen?|winkelnaam)'
/** Turkish says whose it is at the end of the word. */
const TURKISH_OWN =
  '(?:sayfa|profil|hesab|kanal|mağaza|dükkan|grub|blog|kullanıcı ad)(?:[ıiuü]?m(?:[ıiuü]z)?)\\p{L}{0,4}'
const NOT_FOR = '(?<!(?<!\\p{L})(?:for|für|pour|para|per|voor|dla) )'

/** The writer's own profile. */
const OWN = [
  `${NOT_FOR}${START}${MINE} (?:[\\p{L}\\p{N}'’-]{1,20} ){0,2}?(?:${PROFILE}|${NAME})${END}|${START}${PROFILE} (?:mia|nostra|nostro|mio|nuestr[oa]|noss[oa]|da gente)${END}`,
  `${START}(?:${words('profile account channel shop perfil profilo profil profiel konto kanaal canal')}) (?:is|ist|est|es|è|é|to|heet|heißt)${END}|${START}(?:channel|page|account|profile|shop|group)['’]s (?:called|named)${END}`,
  `${START}${TURKISH_OWN}`,
  '(?:店|屋)(?:の名前|名|号)を|公式(?:サイト|ショップ|アカウント)|(?:私|わたし|僕|俺|うち|当店|弊社|自分|我が家|店)(?:たち)?の?(?:公式|お店の)?(?:サイト|ページ|プロフィール|アカウント|チャンネル|ショップ|垢|ブログ)',
  '(?:我|我们|我們|我家|本店|咱家|咱们|俺|小店|店里)的?(?:个人)?(?:主页|主頁|账号|帐号|賬號|帳號|号|號|频道|店铺|店鋪|空间|专栏)|就是(?:我|我们|本店|我家)|(?:我|我们|小店|本店|账号|主页|号)(?:名字)?(?:叫|是)["“「『]?',
].join('|')

/** That the writer is found, or found by a name. */
const FIND_ME = [
  `${START}(?:find|follow|look|search|add|subscribe to|check out|look up|see|visit|catch)(?: for)? (?:me|us|my|our)${END}|${START}(?:i go by|we go by|it's me|that's me|that's us|is me|is us|(?:i am|i'm|we are|we're)(?: also| there| on there| just| simply)? (?:called|known|listed|under|@|as))${END}`,
  `${START}(?:find\\p{L}{0,3}|folg\\p{L}{0,2}|such\\p{L}{0,2}|schau\\p{L}{0,2}|abonnier\\p{L}{0,3})(?: (?:sie|ihr|du|dort|da|nach|mal|auch|einfach|bei)){0,3} (?:uns|mich|mir|unser\\p{L}{0,3}|mein\\p{L}{0,2})(?! nicht)${END}|${START}(?:uns|mich) (?:\\p{L}{1,9} ){0,2}(?:finden|findest|findet|suchen|sehen|folgen)${END}|${START}(?:heiß|heiss)e(?:n wir| ich)${END}|${START}(?:ich heiße|wir heißen|bin ich|sind wir|das (?:bin|sind) (?:ich|wir))${END}`,
  `${START}(?:suive[zr]|suis|retrouve[zr]?|rejoi\\p{L}{1,5}|cherche[zr]?|trouve[zr]?|abonne[zr]?)[- ](?:nous|moi)${END}|${START}(?:nous|me|m['’]) ?(?:trouve[rzs]?|suiv\\p{L}{1,4}|retrouve[rzs]?|cherche[rzs]?|voi[rt])${END}|${START}(?:je m['’]appelle|on s['’]appelle|nous nous appelons|je suis|nous sommes|on est|c['’]est (?:moi|nous))${END}`,
  `${START}(?:s[ií]gue|s[ií]ga|seguid|encu[eé]ntra|encuentre|encontr[aá]r|b[uú]sca|b[uú]sque|vis[ií]ta|mira)(?:nos|me|n nos)${END}|${START}(?:nos|me) (?:encuentr\\p{L}{1,3}|encontr\\p{L}{1,5}|sigue[sn]?|busca[sn]?|puede[sn]? (?:encontrar|buscar|seguir))${END}|${START}(?:me llamo|nos llamamos|salgo como|salimos como|estamos como|estoy como|aparecemos como|aparezco como|soy yo|somos nosotros)${END}`,
  `${START}(?:segui|seguite|trova|trovate|cerca|cercate|trovar|cercar|seguir|visita)(?:ci|mi)${END}|${START}(?:mi|ci) (?:trov[aoi]|trova|trovate|trover\\p{L}{1,4}|segu[aei]|cerch[io]|cerca|chiamo|chiamiamo|vedi|vede)${END}|${START}(?:siamo come|sono come|sono io|siamo noi)${END}`,
  `${START}(?:sig[ao]m?|segue|encontre|encontra|procur[ae]|acha|ache|visite|busque|busca)(?:-nos|-me| a gente| nós| eu| por mim| por nós)${END}|${START}(?:me|nos|a gente) (?:ach\\p{L}{1,3}|encontr\\p{L}{1,3}|procur\\p{L}{1,3}|seg\\p{L}{1,3}|busc\\p{L}{1,3}|cham[ao](?:mos)?)${END}|${START}(?:eu sou|sou (?:o|a|eu|arroba)|somos (?:o|a|nós)|estou como|estamos como|tô como|apareço como)${END}`,
  `${START}(?:volg|vind|vindt|zoek|zoekt|bekijk|abonneer)(?: (?:je|u|jij|maar|daar|op|naar|even)){0,3} (?:ons|mij|me|onze|mijn)${END}|${START}(?:ons|mij|me) (?:\\p{L}{1,9} ){0,2}(?:vinden|volgen|zoeken)${END}|${START}(?:ik heet|heet ik|heten (?:we|wij)|(?:we|wij) heten|ben ik|zijn (?:we|wij)|ik ben|(?:we|wij) zijn)${END}`,
  `${START}(?:obserwuj\\p{L}{0,3}|śledź\\p{L}{0,3}|znajd\\p{L}{1,5}|znaleźć|szukaj\\p{L}{0,3}|wyszukaj|zobacz|odwiedź) (?:się )?(?:mnie|nas|mój|moj\\p{L}{1,2}|nasz\\p{L}{0,3})${END}|${START}(?:mnie|nas) (?:tam )?(?:poszuka\\p{L}{1,4}|wyszuka\\p{L}{1,4}|znajd\\p{L}{1,5}|znaleźć|szuka\\p{L}{1,3})${END}|${START}(?:nazywam się|nazywamy się|jestem (?:tam )?jako|jesteśmy (?:tam )?jako|to (?:ja|my)(?=[.,!]|$))${END}`,
  `${START}(?:bizi|beni|bize|bana) (?:[\\p{L}'’]{1,20} ){0,3}?(?:bul|takip|ara|izle|gör)\\p{L}{0,12}|${START}(?:diye geçiyor(?:uz|um)|ad[ıi]yla var[ıi](?:m|z)|varım|varız|çıkıyor(?:uz|um)|çıkarız|çıkarım|biziz|benim\\s?$|(?:ilk )?çıkan (?:benim|biziz|bizim)|ad[ıi]m(?:[ıi]z)?|ismim(?:iz)?)${END}`,
  'フォローして|フォローお願い|私です|うちです|当店です|わたしです|僕です|という名前で|の名前で|名義で|(?:私|うち|当店)の(?:動画|投稿|作品)が',
  '(?:找|关注|關注|搜|搜索|看)(?:到)?(?:我|我们|我們|本店|我家|小店)(?!的?订单)|找得到(?:我|我们)|(?:第一个|最上面(?:那个)?|头一个)(?:就)?是(?:我|我们|本店|我家)',
].join('|')

/** Which of many places it is, and there as whom. */
const THERE_AS = [
  `${START}(?:(?:we|i)(?: are|['’][rm]e?)|wir sind|ich bin|nous sommes|je suis|on est|estamos|estoy|somos|siamo|sono|estou|(?:we|wij) (?:zijn|zitten)|ik (?:ben|zit)|jesteśmy|jestem)${END}[^.!?\\n]{0,60}? (?:as|under|als|unter|comme|sous|como|come|sotto|sob|onder|jako|pod)${END}`,
  `${START}(?:on|auf|bei|sur|en|su|sul|nel|no|op|na) ${MINE} (?:\\p{L}{1,12} )?(?:insta\\p{L}{0,6}|facebook|fb|tik ?tok|youtube|pinterest|flickr|tumblr|soundcloud|etsy|ebay|twitter|vimeo)`,
].join('|')

/** A profile that somebody says to have, without a way to it. */
const HAVE = [
  `${START}(?:we have|we['’]ve got|that i run|that we run|wir haben|haben wir|on a|nous avons|j['’]ai|tenemos|tengo|llevo|abbiamo|gestisco|a gente tem|temos|tenho|(?:we|wij) hebben|hebben (?:we|wij)|ik heb|mamy|mam|prowadz\\p{L}{1,3})${END}(?: [\\p{L}-]{1,15}){0,3}? ${PROFILE}${END}|${START}${PROFILE} (?:that (?:i|we) run|von uns|de nous|à nous)${END}`,
  `${START}(?:sayfa|kanal|hesap|grup|profil)\\p{L}{0,4} var(?:dır)?${END}`,
  '(?:チャンネル|アカウント|ページ|ショップ|グループ)(?:が|も|を)(?:あります|持って|やって|開設)',
  '(?:我|我们|咱|店)[^.\\n]{0,8}有(?:个|一个)?(?:频道|店|号|主页|账号|群|小店)|也有(?:店|号|账号)',
].join('|')

const USERNAME = `${START}(?:user ?name|benutzername|nutzername|pseudo|nom d['’]utilisateur|nombre de usuario|nome utente|nickname|nome de usuário|gebruikersnaam|nazwa użytkownika|kullanıcı ad[ıi]\\p{L}{0,4})${END}|ユーザー名|アカウント名|(?:账号|号|昵称)(?:就是|是|叫|名)`

const LOOK_THERE = [
  `${START}(?:there you|you['’]ll see|have a look|take a look|da (?:gibt|sehen|zeigen|findest|finden|siehst)|dort (?:sehen|finden|gibt|zeig\\p{L}{1,3})|schau\\p{L}{0,3}|guck\\p{L}{0,2}|vous y|tu y|allez voir|va voir|regardez|allí|ahí|pásate|échale|verás|lì|guarda|dai un['’]occhiata|lá|dá uma olhada|dá uma espiada|aparece|daar|kijk|tam|zajrzyj|zerknij|zapraszam\\p{L}{0,2}|orada\\p{L}{0,3}|oradan|bakabilirsiniz|bakın)${END}`,
  '見てください|ご覧|覗いて|のぞいて|看看|关注一?下|瞧瞧',
].join('|')

/** A name as only profiles have it: signs and joins in words, or an @. */
const UNDERSCORE =
  'underscore|under score|unterstrich|tiret (?:du )?bas|underscore|gui[oó]n bajo|barra baja|trattino basso|underline|sublinhado|laag streepje|liggend streepje|podkreśl\\p{L}{2,4}|podłog\\p{L}|alt (?:tire|çizgi)|traço baixo|traço embaixo|アンダーバー|アンダースコア|下划线|下劃線|下底线|底线'
const AT = 'arroba|chiocciola|arobase|apenstaartje|apestaartje|klammeraffe|małpa|kuyruklu a|アットマーク|艾特'
const JOINED =
  '(?:all |as |in )?one word|no spaces?|without (?:a |any )?spaces?|in einem wort|ohne leerzeichen|zusammen ?geschrieben|en un (?:seul )?mot|sans espaces?|tout attaché|todo junto|sin espacios?|en una (?:sola )?palabra|tutto attaccato|senza spazi|tudo junt\\p{L}{1,4}|sem espaços?|aan elkaar|aaneen|zonder spaties?|in één woord|bez spacji|pisane razem|jednym słowem|razem pisane|bitişik|boşluksuz|スペースなし|つなげて|连着写|连写|没有空格|不加空格|中间没空格'
const HANDLE = [
  `(?<![\\p{L}\\p{N}.]|(?<!\\p{L})(?:by|from|von|de|di|do|da|van|od|par) )@\\s?\\p{L}[\\p{L}\\p{N}_.-]{2,40}`,
  '(?<=[\\p{L}\\p{N}] ?)[(:] ?(?=[a-z]{1,20}[_\\d])[a-z][a-z0-9_.]{3,30}\\)',
].join('|')
/** The same in words, which nobody uses for what others show. */
const SPELT_HANDLE = [
  `${START}(?:${AT})\\s[\\p{L}\\p{N}]{2,}`,
  `[\\p{L}\\p{N}]{2,}\\s?(?:${UNDERSCORE})\\s?[\\p{L}\\p{N}]{2,}`,
  `(?:${JOINED})`,
].join('|')

/** What may be a name. */
const QUOTED = `[a-z]{3,20} (?:dot|punkt|point|punto|ponto|punt|kropka|nokta) [a-z]{3,20}${END}|["“”„«»‘’「『][^"“”„«»‘’」』\\n]{2,60}["“”»«‘’」』]|${START}[a-z]{2,20}_[a-z0-9_.]{2,30}${END}`

/** The same by its capitals. */
const CAPITALS =
  "(?:[,:]|(?<![\\p{L}])(?:as|called|is|als|unter|heißt|comme|sous|nom|s['’]appelle|como|llama|somos|pon|come|siamo|chiama|bacheca|sob|chama|nome|chamada|onder|naam|heet|jako|nazwą|się|adı))\\s(?:\\p{Lu}[\\p{L}'’]{1,20}\\s){1,3}\\p{Lu}\\p{L}{2,20}"

/** What is asked of the reader: to look for something there. */
const SEARCH = [
  `${START}(?:search|look (?:it |us |me )?up|look for|type(?: in)?|enter|put in|just google|google|search (?:terms?|words?)|suchw[oö]rt\\p{L}{0,3}|stichw[oö]rt\\p{L}{0,3}|mots?[- ]clés?|palabras? clave|parol[ae] chiave|palavras?[- ]chave|zoekwoord(?:en)?|hasł[oe]|anahtar kelime\\p{L}{0,3})${END}`,
  `${START}(?:such(?:e|en sie|t|st du)|sucht|such|gib|gebt|geben sie|tippe?|tippen sie|googel[nt]?|googeln sie|eingeben|eingibst|gucken|suchen|eintippen|eingebt)${END}`,
  `${START}(?:cherche[zr]?|recherche[zr]|tape[rz]?|entre[rz]|mettez)${END}`,
  `${START}(?:busca[sd]?|busque[n]?|busc[aá]|escrib[ea]s?|pon|pones|ponga|teclea|buscando|buscar)${END}`,
  `${START}(?:cerc[ahi]\\p{L}{0,2}|cercando|digit[aoi]|digitando|digitate|scriv[aie]|scriver\\p{L}|scrivendo|cercare)${END}`,
  `${START}(?:procur[ae]r?|pesquis[ae]r?|busc[ae]r?|digit[ae]r?|coloc[ae]r?|joga|jogar)${END}`,
  `${START}(?:zoekt?|zoek je|tikt?|typt?|tik je|intikken|zoeken|opzoeken)${END}`,
  `${START}(?:szukaj\\p{L}{0,3}|wyszuka\\p{L}{1,4}|wpis\\p{L}{1,4}|poszuka\\p{L}{1,4}|wklep\\p{L}{0,3}|znajdź|znajdzie\\p{L}{0,4})${END}`,
  `${START}(?:arat\\p{L}{1,9}|arayın|arayınca|aray[ıi]p|arama yap\\p{L}{1,6}|yaz(?:ın|ınca|arsanız|ıp|ın[ıi]z|manız)|bak(?:ın|abilirsiniz|arsanız)|girin)${END}`,
  'を入れ(?:て|る|れば)|検索(?:して(?!み(?:まし)?た|も)|すると|すれば|いただ|で出)|探して(?:くだ|いただ|みて)|調べて(?:くだ|いただ|もら)|ググって(?:もら|くだ|いただ)|と入れ|と打|で出てき',
  '(?<!我(?:在|去|用)?[^.\\n]{0,6})(?:搜(?!了|过|到|不)|搜索|搜一?下|查找|输入|輸入|去找|翻一?下)',
].join('|')

/** What comes up there, or where on it something is. */
const FIRST = [
  `${START}(?:first|top) (?:hit|result|one|match|video|post)${END}|${START}(?:pinned|comes up|pops up|it's the first|playlist|highlights|album|profile|channel)${END}`,
  `${START}(?:erste[rs]? (?:treffer|ergebnis|beitrag|video)|ganz oben|angepinnt|album|profil|kanal)${END}`,
  `${START}(?:premi(?:er|ère) (?:résultat|vidéo|photo|publication)|tout en haut|épinglé\\p{L}{0,2}|profil|chaîne)${END}`,
  `${START}(?:primer(?:o|a)? (?:resultado|v[ií]deo|foto|publicaci[oó]n)|el primero|sale el primero|perfil|álbum|canal|destacad[oa]s)${END}`,
  `${START}(?:prim[oa] (?:risultato|video|foto|post)|il primo|in alto|profilo|album|canale|in evidenza)${END}`,
  `${START}(?:primeir[oa] (?:resultado|v[ií]deo|foto|post)|o primeiro|fixad[oa]|destaques|perfil|álbum|canal)${END}`,
  `${START}(?:eerste (?:resultaat|filmpje|foto|bericht)|(?:de )?bovenste|bovenaan|vastgepind|profiel|kanaal)${END}`,
  `${START}(?:pierwsz[yae] (?:wynik|film|post|od góry)|na samej górze|przypięt\\p{L}|profil\\p{L}{0,3}|kanał\\p{L}{0,3}|album\\p{L}{0,2})${END}`,
  `${START}(?:ilk (?:çıkan|sonuç|video|sıra\\p{L}{0,3})|en üstte|sabitlen\\p{L}{1,6}|öne çıkanlar\\p{L}{0,4}|profil|kanal)${END}`,
  '一番上|最初に出|トップに出|すぐ出|出てきます|ヒットし|プロフィール|固定',
  '第一个|最上面|第一篇|置顶|首页|就能?(?:看到|找到|出来)|主页|笔记',
].join('|')

/** What the writer puts there. */
const POSTED = [
  `${START}${MINE} (?:\\p{L}{1,15} ){0,2}?${PICTURES}${END}`,
  `${START}(?:i|we|i've|we've|i have|we have) (?:just |also |always )?(?:put|post|posted|upload|uploaded|share|shared|show|filmed)${END}|${START}(?:posten|poste|zeigen|zeige|hochgeladen|gepostet|eingestellt|reingestellt) ?(?:wir|ich|alles|alle)?${END}`,
  `${START}(?:j['’]ai|on a|nous avons|on|nous) (?:mis|posté|publi\\p{L}{1,4}|posten?s?|montr\\p{L}{1,4}|partag\\p{L}{1,4})${END}|${START}(?:publicamos|subimos|subo|subí|cuelgo|colgamos|colgado|he subido|hemos subido|lo tenemos|las tenemos|los tenemos)${END}`,
  `${START}(?:pubblic\\p{L}{1,5}|post(?:o|iamo|ato|amos|ei)|caric\\p{L}{1,5}|mettiamo|ho messo|abbiamo messo|publicamos|publiquei|coloquei|botei|subi)${END}`,
  `${START}(?:geplaatst|gezet|gepost|plaats(?:en)? (?:we|wij|ik)|zet(?:ten)? (?:we|wij|ik)|pokazuj\\p{L}{1,3}|wrzuc\\p{L}{1,4}|wstawi\\p{L}{1,4}|publikuj\\p{L}{1,3}|paylaş(?:ıyor(?:uz|um)|t[ıi]m|t[ıi]k)|koy(?:uyor(?:uz|um)|dum|duk)|yükled(?:im|ik)|at(?:tım|tık))${END}`,
  '載せ(?:まし|てい|てお|てあ)|のせ(?:まし|てい|てあ)|アップし(?:まし|てい|てお)|投稿し(?:まし|てい|てお)|公開し(?:まし|てい|てお)|あげてい|上げてい|やっています|やってます',
  '(?:发|發|放|传|傳|写|更新|晒|上传|拍)(?:在|到|了|上)',
].join('|')

const NAMED = `${START}(?:is called|named|called|under the name|heißt|unter|namens|s['’]appelle|sous le nom|se llama|llamad[oa]|con el nombre|bajo el nombre|si chiama|sotto il nome|col nome|se chama|chama|com o nome|chamad[oa]|heet|onder de naam|nazywa się|pod nazwą|jako|adıyla|adlı|isimli|diye)${END}|という|の名前|名字|昵称|叫`

const YOURS =
  '(?:your|their|his|her|dein\\p{L}{0,2}|euer|eure[nmrs]?|ihr(?:e[nmrs]?)?|votre|vos|ton|ta|tes|leur|vuestr[oa]s?|tus?|sus|vostr[oaie]|tu[oa]|su[oa]|seus?|suas?|voss[oa]|teus?|tuas?|jullie|jouw|uw|je|hun|twój|twoj\\p{L}{1,3}|państwa|wasz\\p{L}{0,3}|pani|sizin|senin)'
const NETWORK = '(?:insta\\p{L}{0,6}|facebook\\p{L}{0,2}|tik ?tok\\p{L}{0,2}|youtube\\p{L}{0,3}|pinterest|etsy|ebay)'

/** What the writer met there as everybody does. */
const MET = [
  `${START}${YOURS} (?:\\p{L}{1,15} )?(?:${NETWORK}|${PROFILE}|${PICTURES})${END}|${START}(?:someone|somebody|people|jemand|quelqu['’]un|alguien|qualcuno|alguém|iemand|ktoś|birisi)${END}`,
  `${START}(?:i|we|i've|she|he|they|my \\p{L}{1,9})(?:'ve| have| had)? (?:just |also |only |once )?(?:saw|seen|watched|found|read|heard|looked|searched|googled|bought|tried|checked)${END}`,
  `${START}(?:gesehen|gelesen|gefunden|gehört|gesucht|gekauft|gegoogelt|geschaut|entdeckt)${END}`,
  `${START}(?:vue?s?|lue?s?|trouvée?s?|cherché|acheté\\p{L}{0,2}|regardé)${END}`,
  `${START}(?:vi|visto|he leído|leí|encontré|he encontrado|lo vimos|vimos|busqué|he buscado|compré|he mirado)${END}`,
  `${START}(?:(?:ho|abbiamo) (?:visto|letto|trovato|cercato|comprato|guardato)|vi que|achei|procurei|comprei|li que)${END}`,
  `${START}(?:zag|gezien|gelezen|gevonden|gezocht|gekocht|widzia\\p{L}{1,6}|czyta[lł]\\p{L}{1,4}|znalaz\\p{L}{1,5}|szuka[lł]\\p{L}{1,4}|kupi[lł]\\p{L}{1,4})${END}`,
  `${START}(?:gör(?:düm|dük|müş\\p{L}{0,4})|okudum|buldum|bulamad\\p{L}{1,3}|aradım|izledim|aldım)${END}`,
  '見ました|見たの|見て(?:気|知|買|購入)|見かけ|読みました|調べました|検索しましたが|買いました|購入しました|そちらの|御社の|貴店',
  '看到的?|刷到|看了|看过|搜了|搜过|买的|買的|(?:你们?|您|你们?家)的?(?:小红书|抖音|主页|视频|淘宝|微博)|别人',
].join('|')

/** What is about a device, a log-in, or what shall stand on the goods. */
const OF_THINGS = [
  `${START}(?:log(?:ged|s|ging)?[- ]?(?:in|on)|sign(?:ed)? in|password|locked|hacked|tablet\\p{L}{0,3}|smart ?tv|tv[- ]?box|fire ?stick|einloggen|anmelden|passwort|gesperrt|connexion|mot de passe|iniciar sesi[oó]n|contraseña|accedere|inloggen|wachtwoord|zalog\\p{L}{1,6}|log(?:uje|ować)|hasło|giriş|şifre|tablette|televis\\p{L}{1,4}|fernseher|telewizor\\p{L}{0,3})${END}`,
  `${START}(?:(?:does|do|did|will|would) not|doesn['’]t|don['’]t|won['’]t|lässt sich|geht nicht|funktioniert|n['’]?e? ?(?:s['’]ouvre|marche|fonctionne)|no (?:abre|funciona|va)|non (?:si apre|funziona|va)|não (?:abre|funciona|entra)|werkt niet|doet het niet|nie działa|nie otwiera|açılmıyor|çalışmıyor|does it (?:run|work|have))${END}`,
  `${START}(?:print\\p{L}{0,3}|engrav\\p{L}{1,4}|frame|aufdruck\\p{L}{0,2}|drucken|rahmen|gravi\\p{L}{1,6}|imprimer|graver|imprim\\p{L}{1,3}|grab(?:ar|ado)|stamp(?:are|ato)|incidere|gravar|drukken|graveren|nadruk\\p{L}{0,3}|wydruk\\p{L}{0,4}|grawer\\p{L}{0,3}|baskı\\p{L}{0,3})${END}`,
  'ログイン|パスワード|タブレット|印刷|刻印|登录|登陆|密码|平板|印上|刻字',
].join('|')

export interface Clue {
  readonly pattern: RegExp
  readonly weight: number
  /** What else says it, in the text with its capitals. */
  readonly cased?: RegExp
}

const clue = (weight: number, pattern: string): Clue => ({ weight, pattern: new RegExp(pattern, 'u') })

/** Each counts once, however often it is said. */
export const CLUES: readonly Clue[] = [
  clue(3, OWN),
  clue(3, FIND_ME),
  clue(3, HANDLE),
  clue(5, SPELT_HANDLE),
  clue(3, THERE_AS),
  clue(2, HAVE),
  clue(2, USERNAME),
  { ...clue(1, QUOTED), cased: new RegExp(CAPITALS, 'u') },
  clue(1, SEARCH),
  clue(1, FIRST),
  clue(1, POSTED),
  clue(1, NAMED),
  clue(1, LOOK_THERE),
]
/** Looked for in the sentence with the name of the network only. */
export const AGAINST: readonly Clue[] = [clue(-3, MET), clue(-6, OF_THINGS)]
/** An account that a device does not get into is the reader's business. */
export const AT_A_DEVICE = new RegExp(OF_THINGS, 'u')
/** The marketplace itself, where `our shop online` is just where it should be. */
export const HERE =
  /(?<!\p{L})(?:marketplace|marktplatz\p{L}{0,2}|(?:shop|store|laden|boutique|tienda|negozio|loja|winkel|sklep\p{L}{0,2}) (?:here|hier|ici|aquí|qui|aqui|tutaj)|here on|hier (?:auf|im|bei)|ici sur|aquí en|qui su|aqui no|hier op|tutaj na)(?!\p{L})|このショップ|平台上/u
