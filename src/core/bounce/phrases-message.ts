/**
 * What hosts and reports say when a message is not taken though its address may work. The form of the patterns is that of
 * phrases-address.ts.
 */

export const FULL: readonly string[] = [
  'quota|mailbox (?:is |was )?(?:too )?full|mail ?box .{0,60}full|inbox is full|account is full|(?:storage|disk|space).{0,20}(?:full|exceeded|exhausted)|full mailbox',
  'mailfolder is full|maildir.{0,20}full|not enough (?:storage|space|disk)|insufficient (?:system storage|disk|storage|space)|out of (?:storage|space)',
  'exceeded (?:its|their|his|the) (?:storage|mailbox|space)|exceeds? allocated storage|over the (?:allowed|maximum) (?:size|storage)|mailbox size limit',
  '(?:postfach|speicher)(?: \\S{1,80})? (?:ist )?(?:voll|überfüllt)|speicherplatz|kontingent',
  'boîte (?:aux lettres |mail )?(?:\\S{1,80} )?(?:est )?(?:pleine|saturée)|espace (?:insuffisant|de stockage)',
  'buzón (?:\\S{1,80} )?(?:está )?lleno|caixa (?:de correio |postal )?(?:está )?cheia|casella (?:\\S{1,80} )?(?:è )?piena|postvak (?:is )?vol',
  'ящик (?:\\S{1,80} )?(?:переполнен|заполнен)|превышен\\p{L}{0,2} квот|квот|skrzynka .{0,40}(?:pełna|przepełniona)|kutusu dolu',
  '(?:邮箱|郵箱|空间|容量)[^。；;\n]{0,20}(?:已满|已滿|不足|超过|超限)|容量满',
  'メールボックス[^。\n]{0,30}(?:いっぱい|一杯|超過|満杯|容量)|容量(?:を)?(?:超|オーバー)|사서함[^.\n]{0,20}(?:가득|꽉|초과)|용량[^.\n]{0,10}초과',
]

/** Too many messages for somebody who exists. */
export const RATE: readonly string[] = [
  'receiving mail (?:too quickly|at a rate)|rate.?limit|too many (?:messages|connections|e-?mails|recipients|concurrent)|throttl|thread limit exceeded|unusual rate',
]

/** Another time it may be taken. */
export const LATER: readonly string[] = [
  // `Check the address and try again` (Gmail, Exchange) is said of addresses that do not exist.
  'temporar|gr[ae]y.?list|try later|again later|retry (?:later|timeout|time not reached)|please wait|deferred',
  'timed? ?out|timeout|connection (?:refused|reset|dropped|lost|closed)|lost connection|no route to host|network (?:is )?unreachable|not responding|failed to respond|not reachable|delivery failed \\d{1,4} attempts',
  'queue\\.expired|message expired|in the queue too long|delivery time expired|couldn.?t be delivered within|was not delivered within|servfail|too (?:long|old) in queue',
  'host(?: \\S{1,100})? not found, try again|wasn.?t able to establish an smtp connection|all hosts .{0,60}(?:failing|been unavailable)',
  'service (?:is )?(?:currently )?unavailable|server (?:is )?(?:busy|unavailable|down)|system (?:error|failure|not accepting)|out of service',
  'vorübergehend|später (?:erneut|noch einmal|wieder)|zeitüberschreitung|temporair|ultérieurement|délai (?:\\S{1,20} )?(?:dépassé|expiré)|más tarde|tente novamente|riprova',
  'временн|позже|попробуйте|稍后|稍後|暂时|暫時|超时|一時的|しばらく|タイムアウト|나중에|일시적',
]

export const SIZE: readonly string[] = [
  '(?:message|mail|e-?mail|attachment|body|data)(?: size)?(?: is| was)? (?:too (?:large|big|long)|exceed|larger than|oversized)|size (?:limit|exceeds)|(?:maximum|max|fixed maximum) message size|recipsizelimit|exceeds? .{0,40}size',
  'nachricht (?:ist )?zu groß|message trop (?:volumineux|grand)|mensaje (?:es )?demasiado grande|messaggio troppo grande|邮件过大|邮件太大|超过[^。\n]{0,12}大小|サイズ[^。\n]{0,20}(?:超|大き)|слишком большо',
]

/** This sender, host or content is not wanted. */
export const REFUSED: readonly string[] = [
  'spam|junk|unsolicited|bulk e?mail|block|blacklist|\\bban(?:ned)?\\b|denylist|reputation|dnsbl|\\brbl\\b|suspicious|phish|virus|malware|infected',
  '\\bspf\\b|\\bdkim\\b|\\bdmarc\\b|\\bptr\\b|\\bhelo\\b|\\behlo\\b|reverse dns|\\brdns\\b|unauthenticated|authenticat|\\btls\\b|resource record',
  'polic(?:y|ies)|content|not (?:authori[sz]ed|permitted|allowed|welcome|accepted because)|unauthori[sz]ed|permission|prohibit|forbidden|restrict|access denied|denied|notauthorized|authrequired|administrative prohibition',
  'relay(?:ing)? (?:access |is |operation )?(?:denied|not|prohibited|rejected)|(?:unable|refus\\w{1,3}|cannot|not able) to relay|rcpthosts',
  'sender (?:address |domain |verif|is |was |rejected|denied|host|has)|envelope sender|invalid sender|null sender|\\bfrom:|mail from|\\bbatv\\b|backscatter|your (?:message|e-?mail|mail|account|ip|host|server|domain)(?: \\S{1,60}){0,6} (?:rejected|was refused|listed|detected|been)',
  'mail ?loop|too many hops|routing loop|hop count|loops? back|\\bdt:spm\\b|\\bip\\b.{0,20}(?:rejected|listed|limit)|quarantine|protocol error|syntax error|bad sequence',
  'richtlinie|nicht (?:zugelassen|berechtigt|erlaubt)|abgelehnt(?:,)? (?:da|weil|wegen)|stratégie|non autorisé|directiva|no (?:está )?autorizad|não autorizad|politica|запрещ|отклонен\\p{L}{0,2} (?:политик|как)|спам',
  '垃圾|拒收|黑名单|黑名單|反垃圾|迷惑メール|拒否|ポリシー|스팸|차단',
]
