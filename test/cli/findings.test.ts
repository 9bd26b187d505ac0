import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { renderFindings } from '../../src/cli/findings.ts'
import type { Finding } from '../../src/core/finding.ts'

const finding = (replaced: Partial<Finding> = {}): Finding => ({
  rule: 'link.website',
  action: 'discard',
  where: 'text',
  excerpt: 'see shop.example',
  advice: 'Take it out.',
  ...replaced,
})

describe('findings on a terminal', () => {
  it('say what to change once, below all places', () => {
    expect(renderFindings([finding(), finding({ where: 'subject', excerpt: 'shop.example' })], 80)).toBe(
      [
        '  link.website  discard',
        '      in text: "see shop.example"',
        '      in subject: "shop.example"',
        '      Take it out.',
      ].join('\n'),
    )
  })

  it('begin with what decides about the message', () => {
    const findings = [finding({ action: 'strip' }), finding({ action: 'note' }), finding({ action: 'discard' })]
    expect(renderFindings(findings, 80).match(/ {2}link\.website {2}\w+/g)).toEqual([
      '  link.website  discard',
      '  link.website  strip',
      '  link.website  note',
    ])
  })

  it('name ten places of a rule, and say how many more there are', () => {
    const findings = Array.from({ length: 25 }, (_, index) => finding({ excerpt: `shop${index}.example` }))
    const shown = renderFindings(findings, 80)
    expect(shown.match(/in text/g)).toHaveLength(10)
    expect(shown).toContain('      and 15 more (--json names them all)\n      Take it out.')
  })

  it.each([
    ['words', 'one two three four five six seven eight nine ten eleven twelve'],
    ['a word longer than a line', 'x'.repeat(120)],
    ['Japanese', '青い方の在庫はありますか'.repeat(8)],
    ['smileys', '😀'.repeat(60)],
  ])('stay within a narrow screen with %s, and lose nothing', (_, excerpt) => {
    const shown = renderFindings([finding({ excerpt, where: `attachment:${excerpt}.pdf` })], 40)
    expect(shown.split('\n').filter((line) => stringWidth(line) > 40)).toEqual([])
    expect(shown.replace(/\s/g, '')).toContain(`:"${excerpt.replace(/ /g, '')}"`)
  })

  it('cannot move the cursor', () => {
    expect(renderFindings([finding({ excerpt: 'a\u001b[2Jb', where: 'attachment:\u202efdp.exe' })], 80)).not.toMatch(
      /[\u001b\u202e]/,
    )
  })
})
