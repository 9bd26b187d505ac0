/** File names from strangers: no path, nothing that is not shown as it is, not too long. */

const MAX_NAME_CHARACTERS = 200

/** The last path component, without control, bidirectional and other invisible characters. Empty where none is left. */
export function cleanName(name: string): string {
  const visible = name.replace(/[\p{Cc}\p{Cf}\p{Co}\u2028\u2029]+/gu, '')
  const base = visible.split(/[/\\]/).at(-1)?.replace(/\s+/g, ' ').trim() ?? ''
  if (/^\.*$/.test(base)) return ''
  const characters = [...base]
  if (characters.length <= MAX_NAME_CHARACTERS) return base
  // The extension says what the file is for, so the cut is before it.
  const extension = /\.[^.\s]{1,16}$/u.exec(base)?.[0] ?? ''
  return characters.slice(0, MAX_NAME_CHARACTERS - [...extension].length).join('') + extension
}

/**
 * Characters that reverse what follows. Marks that only say which way a name is read are common in names that phones
 * and Macs write (`\u200e`, `\u2068…\u2069`), and joiners belong to Persian letters and to emoji.
 */
const REVERSING = /[\u202b\u202d\u202e\u2067]/
/** Line ends and tabs come from folded header fields. */
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/
/** An ending with something in it that does not show. */
const BROKEN_ENDING = /[\p{Cf}\p{Co}][^.]*[^.\p{Cf}\s][^.]*$/u
/** So far away from the rest that nobody sees it. */
const FAR_ENDING = /\s{8,}\.?[^.]*$/
const HIDDEN_END = /\.\s*$|\s{2,}$/

/** Whether a name hid something that `cleanName` takes out of it. Slashes between words (`12/2026.pdf`) hide nothing. */
export function isDisguised(name: string): boolean {
  const shown = name.slice(0, MAX_NAME_CHARACTERS * 5).replace(/[\r\n\t]+ */g, ' ')
  if (REVERSING.test(shown) || CONTROL.test(shown)) return true
  const dot = shown.lastIndexOf('.')
  if (dot >= 0 && BROKEN_ENDING.test(shown.slice(dot))) return true
  if (FAR_ENDING.test(shown.slice(0, Math.max(dot, 0))) || HIDDEN_END.test(shown.trimStart())) return true
  return leadsAway(shown)
}

/** Paths to a place where files are taken from. Old programs send where the writer's own file was, with its disk. */
function leadsAway(name: string): boolean {
  const parts = name.split(/[/\\]/)
  if (parts.length === 1) return false
  return parts[0] === '' || parts[0] === '~' || parts.includes('..')
}
