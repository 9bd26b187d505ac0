/** Arguments of commands that operators copy out of mail and into a shell. */

/** An id is the marketplace's own and may hold anything on one line. It must come last: after `--` no option follows. */
export function lastArgument(text: string): string {
  const word = /^[\w.:@%+=,/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
  // After two hyphens an id that begins like an option is none.
  return text.startsWith('-') ? `-- ${word}` : word
}
