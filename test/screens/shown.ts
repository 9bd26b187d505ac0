/** What a page shows, read roughly and by no code of the relay: its words, and how often each kind of thing is there. */

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', euro: '€', ndash: '–' },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', szlig: 'ß' },
}

export function wordsOf(html: string): string[] {
  return html
    .replace(/<!--.*?-->|<(head|style|xml)\b.*?<\/\1>/gs, '')
    .replace(/<\/?(?:a|b|i|u|s|em|strong|span|font|sub|sup|code|o:p)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\ufeff/g, '')
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Those of `from` that are not in `other`, each as often as it is missing. */
export function missingWords(from: readonly string[], other: readonly string[]): string {
  const left = [...other]
  return from
    .filter((word) => {
      const at = left.indexOf(word)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    .join(' ')
}

const THINGS: Readonly<Record<string, RegExp>> = {
  pictures: /<img\b[^>]*src="data:/g,
  'list items': /<li\b/g,
  'numbered lists': /<ol\b/g,
  'numbers of first items': /<ol\b[^>]*start="[2-9]/g,
  tables: /<table\b/g,
  'lines of tables': /<table\b[^>]*border="1"|<table style="border-collapse/g,
  cells: /<t[dh]\b/g,
  'cells over several columns': /colspan="2"/g,
  'bold words': /<(?:b|strong)\b|font-weight: ?(?:bold|700)/g,
  'slanted words': /<(?:i|em)\b/g,
  'struck words': /<s\b|line-through/g,
  headings: /<h\d\b/g,
  'quotes and indents': /<blockquote\b|<div name="quote"|class="yahoo_quoted"/g,
  'preformatted texts': /<pre\b/g,
  'links to the marketplace': /<a\b[^>]*href="https:\/\/www\.marketplace\.example/g,
}

export function thingsOf(html: string): Record<string, number> {
  return Object.fromEntries(Object.entries(THINGS).map(([name, pattern]) => [name, (html.match(pattern) ?? []).length]))
}
