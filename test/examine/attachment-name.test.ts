import { describe, expect, it } from 'vitest'
import { isDisguised } from '../../src/examine/attachment-name.ts'

describe('a name is disguised', () => {
  for (const [why, name] of [
    ['read backwards', 'photo\u202egpj.exe'],
    ['turned around', 'a\u2067fdp.jpg'],
    ['with a zero', 'a.exe\0.jpg'],
    ['with a bell', 'a\x07.jpg'],
    ['with nothing to see in its ending', 'a.p\u00addf'],
    ['with nothing to see before its ending', 'a.\u200bpdf'],
    ['with a dot at the end', 'a.pdf.'],
    ['with a dot and a blank at the end', 'a.pdf. '],
    ['with blanks at the end', 'a.pdf   '],
    ['far away from its ending', 'a.pdf                 .exe'],
    ['by a way up', '../a.pdf'],
    ['by a way in between', 'a\\..\\..\\b.pdf'],
    ['by a way from the root', '/tmp/a.pdf'],
    ['by a way from home', '~/a.pdf'],
    ['by a server', '\\\\server\\a.pdf'],
  ] as const) {
    it(why, () => expect(isDisguised(name)).toBe(true))
  }

  for (const [why, name] of [
    ['with blanks and dots', 'Rechnung Nr. 12 v1.2.pdf'],
    ['folded by a mail program', 'a long\r\n name.pdf'],
    ['with marks of a Mac', '\u200e\u2068photo\u2069.jpg\u2069'],
    ['with a joined picture', '👩\u200d🔧 lamp.jpg'],
    ['in Persian', 'می\u200cخواهم.pdf'],
    ['with the blank of a Mac', 'Screenshot 10.00.00\u202fAM.png'],
    ['with a date between strokes', 'Invoice 20/11/2026.pdf'],
    ['by where the writer had it', 'C:\\Users\\Ann\\a.pdf'],
    ['by the way that browsers make up', 'C:\\fakepath\\a.pdf'],
    ['with a blank at its end', 'a.pdf '],
    ['with none', ''],
  ] as const) {
    it(`and not ${why}`, () => expect(isDisguised(name)).toBe(false))
  }

  it('takes no time on a megabyte of anything', () => {
    for (const piece of ['\u200b', ' ', '.', '/', '\\..', '. \u200bx']) {
      const started = performance.now()
      isDisguised(`.${piece.repeat(1_000_000 / piece.length)}`)
      expect(performance.now() - started).toBeLessThan(500)
    }
  })
})
