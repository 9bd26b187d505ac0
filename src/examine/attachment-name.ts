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
