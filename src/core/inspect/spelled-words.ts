/** The words for the signs of an address in the languages we are read in, as pieces of patterns in lower case. */

export const DOT_WORDS = 'd[o0]t|punkt|point|punto|ponto|punt|kropka|nokta|точка|ドット|点|點'
export const AT_WORDS =
  'at|ät|arroba|arobase|chiocciola|apenstaartje|apestaartje|klammeraffe|małpa|malpa|kuyruklu a|собака|アットマーク|アット|艾特|小老鼠'
export const SLASH_WORDS =
  '(?:forward )?slash|schrägstrich|barra|barre oblique|schuine streep|ukośnik|ukosnik|eğik çizgi|taksim|слэш|スラッシュ|斜杠|斜線|斜线'
export const COLON_WORDS =
  'colon|doppelpunkt|deux[- ]points|dos puntos|due punti|dois pontos|dubbele punt|dwukropek|iki nokta|コロン|冒号|冒號'
export const HYPHEN_WORDS =
  "hyphen|dash|bindestrich|minus|trattino|tiret|trait d['’]union|gui[oó]n(?: medio)?|tra[çc]o|h[ií]fen|streepje|koppelteken|myślnik|łącznik|kreska|tire|ハイフン|横杠|横杆|连字符|減號|减号"
export const COMMA_WORDS =
  'comma|komma\\p{L}?|virgule|coma|virgola|vírgula|virgula|przecin\\p{L}{2,3}|virgül\\p{L}{0,3}|カンマ|コンマ|読点|逗号|逗點|逗号'
