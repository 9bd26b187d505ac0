/**
 * What hosts and reports say when an address does not work, in the words they print. Patterns for text that readings.ts
 * made lower case, with one space between words and without addresses; `.{0,40}` and the like keep them linear.
 *
 * Where only one system says it so, the line names it.
 */

/** Nobody is there. */
export const UNKNOWN: readonly string[] = [
  'user(?: is| was| account)? (?:unknown|not found|not known|not exist|does not exist|doesn.?t exist|not listed|invalid)',
  '(?:unknown|invalid|no such|non-?existent|nonexisting|bad|illegal|unrecognized) (?:local )?(?:user|users|recipient|recipients|mailbox|mail box|account|addressee|e-?mail address|rcpt|alias|local[- ]part|recipient address|address)\\b',
  'no (?:mailbox|account|user)(?: here)? (?:by|with|of) that name',
  'no (?:mailbox|mail box|account|user|recipient|such)(?: \\w{1,20})? (?:found|here)',
  'user-?unknown|invalid-recipient|invalid or unknown (?:virtual )?user|no such person|addresses were unknown|not an active address|not in name directory',
  'no one at this address|nobody (?:here )?by that name',
  '(?:mailbox|mail box|account|recipient|addressee|e-?mail address|email|address|rcpt|e-?mail account|alias|user) (?:you (?:tried|are trying) to reach |that you (?:tried|are trying) to reach |you entered |specified |<[^>]{0,80}> |\\([^)]{0,80}\\) ){0,2}(?:does not|doesn.?t|did not|do not|don.?t|not) exist',
  '(?:mailbox|account|recipient|address)(?: is| was)? (?:not found|unknown|invalid|not known|not valid|not present|non-?existent|not listed)',
  '(?:address|mailbox|account|recipient)(?: you entered)? (?:couldn.?t|could not|cannot|can.?t) be found',
  'is not a (?:known|valid) (?:user|mailbox|recipient|address)|not a valid (?:recipient|mailbox|user|address)',
  '(?:isn.?t|is not) (?:a member|one of our users|known (?:to|at) this)|not (?:our|a local) (?:customer|user|address|mailbox)',
  'user .{1,60} (?:not found|unknown|does not exist|doesn.?t exist|not listed)',
  'unknown or illegal alias', // iCloud, Oracle Messaging Server
  'not listed in (?:the )?(?:domino directory|public name)', // Domino
  'user doesn.?t have (?:an? )?.{0,40}account', // Yahoo
  'resolver\\.adr\\.(?:ex)?recip(?:ient)?not(?:found|)', // Exchange
  'recipient ?not ?found', // Exchange
  'does not exist at the organization|recipient name is not recognized', // Exchange 2003 and before
  'invalid final delivery userid', // IMail
  'address (?:may be misspelled or )?may not exist|address is (?:possibly )?incorrect|address is wrong or no longer valid', // Exchange, Mimecast
  'local mailbox .{0,80}unavailable: user not found', // mail.ru
  'unrouteable address', // Exim
  'address not found', // Gmail
  'not in my validrcptto list', // qmail
  // German, French, Spanish, Portuguese, Italian, Dutch.
  '(?:empfänger|benutzer|postfach|adresse|e-mail-adresse|konto|adressat)(?: \\S{1,80})? (?:ist )?(?:unbekannt|existiert nicht|nicht gefunden|nicht vorhanden|ungültig|wurde nicht gefunden)',
  'unbekannter (?:empfänger|benutzer)|konnte nicht gefunden werden|kein postfach',
  '(?:destinataire|utilisateur|adresse|boîte)(?: \\S{1,80})? (?:est )?(?:inconnue?|inexistante?|introuvable|invalide|n.existe pas|n.a pas été trouvée?)',
  'utilisateur inconnu|adresse inconnue|(?:est|a été) introuvable',
  '(?:usuario|destinatario|dirección|buzón|cuenta)(?: \\S{1,80})? (?:es )?(?:desconocid[oa]|no existe|inexistente|no (?:se )?encontr(?:ad[oa]|ó)|no válid[oa])',
  'no existe (?:ese usuario|dicha persona|la dirección|el buzón)|no se (?:ha )?encontr(?:ó|ado)',
  '(?:usuário|destinatário|endereço|caixa postal|conta)(?: \\S{1,80})? (?:é )?(?:desconhecid[oa]|não existe|inexistente|não (?:foi )?encontrad[oa]|inválid[oa])',
  '(?:utente|destinatario|indirizzo|casella)(?: \\S{1,80})? (?:è )?(?:sconosciut[oa]|inesistente|non esiste|non (?:è stat[oa] )?trovat[oa]|non valid[oa])',
  'nessun utente simile',
  '(?:ontvanger|gebruiker|adres|e-mailadres|postvak)(?: \\S{1,80})? (?:is )?(?:onbekend|bestaat niet|niet gevonden|ongeldig)',
  // Russian, Polish, Swedish, Turkish.
  '(?:пользователь|получатель|адресат|почтовый ящик|ящик|адрес)(?: \\S{1,80})? (?:не найден|не существует|неизвестен|отсутствует|недействителен)',
  'нет такого пользователя|несуществующ\\p{L}{0,4} (?:адрес|пользовател|ящик)',
  '(?:adres|użytkownik|odbiorca|skrzynka)(?: \\S{1,80})? (?:nie istnieje|nieznany|jest nieznany|nie został znaleziony)',
  '(?:adressen|mottagaren|användaren)(?: \\S{1,80})? (?:finns inte|hittades inte|är okänd)',
  '(?:kullanıcı|alıcı|adres)(?: \\S{1,80})? (?:bulunamadı|bilinmiyor|mevcut değil)',
  // Chinese, Japanese, Korean.
  '(?:收件人|用户|用戶|邮箱|郵箱|帐号|帳號|账号|地址|邮件地址)[^。；;\n]{0,30}(?:不存在|未找到|找不到|无效)|不存在的?(?:用户|邮箱|收件人)|未开通',
  '(?:宛先|ユーザ|ユーザー|メールアドレス|アドレス|受信者|メールボックス)[^。\n]{0,40}(?:見つかりません|存在しません|不明|存在しない|見つかりませんでした|間違って)',
  '(?:받는 사람|수신자|사용자|주소|계정)[^.\n]{0,40}(?:찾을 수 없|존재하지 않|없는)',
]

/** Somebody was there, and the mailbox is closed. */
export const DISABLED: readonly string[] = [
  '(?<!your |sending |sender )(?:mailbox|account|user|recipient|mail box|e-?mail address|address|alias)(?:\\(s\\))?(?: account)?(?: is| was| has been| currently){0,2} (?:disabled|deactivated|inactive|not active|suspended|closed|cancell?ed|discontinued|terminated|expired|locked|frozen|blocked by the administrator|deleted|retired|no longer (?:active|valid|available|in use))',
  '(?:disabled|inactive|deactivated|suspended|closed) (?:user|mailbox|account|recipient)',
  '(?:mailaddress|address|account|mailbox) is administrativ\\w{1,4} disabled', // qmail-ldap
  'no longer accepts mail|no longer (?:works|with|employed)|mail receiving disabled|not accepting messages|account unavailable',
  'you tried to reach is (?:disabled|inactive)', // Gmail
  '(?:postfach|konto|adresse)(?: \\S{1,80})? (?:ist |wurde )?(?:deaktiviert|gesperrt|gelöscht|geschlossen|nicht mehr gültig)',
  '(?:compte|boîte|adresse)(?: \\S{1,80})? (?:est |a été )?(?:désactivée?|fermée?|supprimée?|suspendue?|archivée?)',
  '(?:cuenta|buzón)(?: \\S{1,80})? (?:está |ha sido )?(?:desactivad[oa]|deshabilitad[oa]|cancelad[oa]|suspendid[oa])',
  '(?:ящик|аккаунт|пользователь)(?: \\S{1,80})? (?:отключ[её]н|заблокирован|удал[её]н|неактивен)',
  '(?:帐号|帳號|账号|邮箱|郵箱|用户)[^。；;\n]{0,20}(?:停用|禁用|冻结|凍結|注销|锁定)',
  '(?:アカウント|メールボックス)[^。\n]{0,20}(?:無効|停止|利用できません)',
]

/** The owner has another address now. */
export const MOVED: readonly string[] = [
  '(?:mailbox|user|recipient|account|address) (?:has |was )?(?:moved|changed (?:his|her|their|its) (?:e-?mail )?address)',
  'has (?:moved|changed) (?:to|their e-?mail|his e-?mail|her e-?mail)|new (?:e-?mail )?address is|user not local; please try',
  'ist umgezogen|neue (?:e-mail-)?adresse lautet|a changé d.adresse|ha cambiado de dirección',
]

/**
 * The words of RFC 5321 section 4.2.2 for 450 and 550. Outlook.com and GMX say them, with 550 and little else, of mailboxes
 * that they do not have.
 */
export const UNAVAILABLE: readonly string[] = ['mailbox unavailable']

/** How Exchange Online refuses at its edge whom the directory behind it does not have. */
export const EDGE_BLOCKED: readonly string[] = ['recipient address rejected: access denied']

/** No mail goes to that domain. */
export const NO_DOMAIN: readonly string[] = [
  'host or domain name not found',
  '(?:unknown|no such|non-?existent) (?:host|domain|destination domain|mail domain)\\b',
  'domain(?: name)?(?: \\S{1,100})? (?:not found|does not exist|doesn.?t exist|is unknown|couldn.?t be found|could not be found|is invalid|not exist)',
  'host(?: \\S{1,100})? (?:unknown|not found)(?!,? try again)',
  'nxdomain|nonexistentdomain|non-existent domain',
  'couldn.?t find any host (?:named|by that name)', // qmail
  'all host address lookups failed permanently', // Exim
  'null ?mx|indicated no smtp service|domain(?: \\S{1,100})? does not accept (?:e-?)?mail', // RFC 7505, RFC 7504
  'domain(?: name)? (?:ist )?unbekannt|domäne(?: \\S{1,80})? (?:existiert nicht|wurde nicht gefunden)|domaine (?:inconnu|inexistant)|dominio (?:desconocido|no existe|inesistente)',
  '域名不存在|找不到域名|ドメイン[^。\n]{0,30}(?:見つかりません|存在しません)',
]
