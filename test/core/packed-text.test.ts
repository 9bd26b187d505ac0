import { describe, expect, it } from 'vitest'
import { filesInText } from '../../src/core/inspect/packed-text.ts'
import { readMessage } from '../../src/core/inspect/reading.ts'
import { plainMessage } from '../support/plain-message.ts'

const found = (text: string) => filesInText(readMessage(plainMessage(text))).map(({ excerpt }) => excerpt)

describe('a file packed into the text of a message', () => {
  for (const [why, text] of [
    [
      'uuencoded',
      'Hello\n\nbegin 644 setup.exe\nM``$"`P0%!@<("0H+#`T.#Q`1$A,4%187&!D:&QP=\'A\\@(2(C)"4F)R@I*BLL\n`\nend\n',
    ],
    ['uuencoded and short', 'begin 755 a.bat\n#0V%T\n`\nend\n'],
    ['in base64 of that way', 'begin-base64 644 a.exe\nTVqQAAMAAAAEAAAA\n====\n'],
    ['yEnc', '=ybegin line=128 size=123456 name=setup.exe\n)*+,-\n=yend size=123456\n'],
  ] as const) {
    it(`is found: ${why}`, () => expect(found(text)).toHaveLength(1))
  }
  for (const text of [
    'We begin 644 days later\nand then go on\n',
    'begin 100 meters behind the shop\nThen turn left.\n',
    'begin 12 a\nMABCDEFG\n',
  ]) {
    it(`is none: ${text.split('\n')[0]}`, () => expect(found(text)).toEqual([]))
  }

  it('takes no time on a megabyte of anything', () => {
    for (const piece of ['begin 644 a\n', 'begin 644 ', '=ybegin ', '=ybegin name=', 'begin 644 a\nMAAAA']) {
      const started = performance.now()
      found(piece.repeat(1_000_000 / piece.length))
      expect(performance.now() - started).toBeLessThan(1000)
    }
  })
})
