/** The page that is photographed: a mail as it was written, and as its reader gets it. */

import type { Crossing, Seen } from './crossing.ts'

/** What a reading program sets by itself; the same on both sides. */
const PROGRAM = 'html { font: 14px/1.35 Arial, sans-serif } body { margin: 14px }'
const NOTHING_FETCHED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

export function comparisonPage({ original, relayed }: Crossing): string {
  return `<!DOCTYPE html>
<html>
<head><meta charset="utf-8">
<style>
  html { background: #fff; font: 13px/1.4 Arial, sans-serif }
  body { margin: 0; padding: 10px; display: flex; gap: 12px; align-items: flex-start }
  section { width: 584px; border: 1px solid #999 }
  h1 { margin: 0; padding: 6px 14px; font-size: 13px; color: #fff; background: #555 }
  p { margin: 0; padding: 8px 14px; border-bottom: 1px solid #ccc; background: #f4f4f4 }
  iframe { display: block; width: 584px; border: 0 }
</style>
</head>
<body>
${pane('As it was written', original)}
${pane('As it is read', relayed)}
<script>
  for (const frame of document.querySelectorAll('iframe')) {
    frame.onload = () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + 'px' }
  }
</script>
</body>
</html>
`
}

function pane(title: string, seen: Seen): string {
  const lines = [`From: ${seen.from}`, `To: ${seen.to}`, `Subject: ${seen.subject}`].map(escaped).join('<br>')
  const policy = `<meta http-equiv="Content-Security-Policy" content="${NOTHING_FETCHED}">`
  // Before the mail's own markup, which a browser takes for the rest of the same document.
  const frame = `<!DOCTYPE html><html><head>${policy}<style>${PROGRAM}</style>${withoutDoctype(seen.html)}`
  return `<section><h1>${title}</h1><p>${lines}</p><iframe sandbox="allow-same-origin" srcdoc="${escaped(frame)}"></iframe></section>`
}

function withoutDoctype(html: string): string {
  return html.replace(/<!DOCTYPE[^>]*>/i, '')
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
