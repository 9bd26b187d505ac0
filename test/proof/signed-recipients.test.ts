import { describe, expect, it } from 'vitest'
import { namedAddresses } from '../../src/proof/signed-recipients.ts'

describe('a field names', () => {
  for (const [value, ...expected] of [
    ['a@x.example', 'a@x.example'],
    [' <A@X.example> ', 'a@x.example'],
    ['Ann Lee <a@x.example>', 'a@x.example'],
    ['"Lee, Ann" <a@x.example>, b@x.example', 'a@x.example', 'b@x.example'],
    ['"quoted \\" <c@x.example>" <a@x.example>', 'a@x.example'],
    ['Ann (Lee, (of) \\) <c@x.example>) <a@x.example>', 'a@x.example'],
    ['a@x.example (Ann)', 'a@x.example'],
    ['a@x.example,\r\n\tb@x.example', 'a@x.example', 'b@x.example'],
    ['a@x.example, , A@x.example', 'a@x.example'],
    ['=?utf-8?q?Lee=2C_Ann?= <a@x.example>, =?utf-8?b?QmVu?= <b@x.example>', 'a@x.example', 'b@x.example'],
    [Buffer.from('Ännchen <a@bücher.example>').toString('latin1'), 'a@xn--bcher-kva.example'],
  ] as const) {
    it(JSON.stringify(value), () => expect(namedAddresses(value)).toEqual(expected))
  }
})

describe('a field names nobody where programs might disagree:', () => {
  for (const value of [
    '',
    'undisclosed-recipients:;',
    'Group: a@x.example;',
    'Group: Ann <a@x.example>;',
    'c@x.example <a@x.example>',
    '<c@x.example> <a@x.example>',
    '<<a@x.example>>',
    '<a@x.example',
    'a@x.example>',
    '<a@x.example> Ann',
    '<@route.example:a@x.example>',
    '"a"@x.example',
    '"x"a@x.example',
    'a"x"@x.example',
    'a(x)b@x.example',
    'a@x.example b@x.example',
    'a@x.example; b@x.example',
    '"a@x.example',
    '(a@x.example',
    'a@x.example)',
    'a@x',
    '=?utf-8?q?a=40x.example?=',
    '=?utf-8?q?c,a@x.example,c?= <c@y.example>',
    '=?utf-8?q?"?= "c, a@x.example, c" =?utf-8?q?"?= <c@y.example>',
  ]) {
    it(JSON.stringify(value), () => expect(namedAddresses(value)).toEqual([]))
  }

  it('and takes no more time the longer it is', () => {
    for (const value of [
      '"',
      '(',
      '"\\',
      ':',
      '<',
      '@',
      '(\\',
      ',',
      'a@x.example <',
      '" ',
      '=?',
      '=?u?q?',
      '=?u?q?a?= ',
    ]) {
      const started = process.cpuUsage().user
      namedAddresses(value.repeat(60_000 / value.length))
      expect((process.cpuUsage().user - started) / 1000).toBeLessThan(300)
    }
  })
})
