import { describe, expect, it } from 'vitest'
import { withoutAddresses } from '../../src/log/mail-log.ts'

describe('a text from elsewhere loses the addresses in it', () => {
  for (const [title, text, expected] of [
    ['plain', '550 ann@mail.example unknown', '550 [address] unknown'],
    ['in angle brackets', '550 <ann@mail.example>: unknown', '550 <[address]>: unknown'],
    ['with a quoted local part', '550 "ann"@mail.example unknown', '550 [address] unknown'],
    ['with a space inside the quotes', '550 <"ann lee"@mail.example> no', '550 <[address]> no'],
    ['with the sign per cent encoded', '550 see /why?to=ann%40mail.example', '550 see [address]'],
    ['in xtext', '550 rfc822;ann+40mail.example', '550 rfc822;[address]'],
    ['with spaces around the sign', '550 ann @ mail.example unknown', '550 [address] unknown'],
    ['at an address literal', '550 <ann@[192.0.2.1]> no', '550 <[address]> no'],
    ['two of them', 'ann@mail.example,bob@post.example', '[address],[address]'],
  ] as const) {
    it(title, () => expect(withoutAddresses(text)).toBe(expected))
  }

  it('and keeps everything else', () => {
    const text = '451 4.3.0 Try again in 40 s, queue id 3F+401 at 12:40, size=4096'
    expect(withoutAddresses(text)).toBe(text)
  })

  it('in little time, however it is written', () => {
    const started = performance.now()
    for (const part of ['"', '\\', 'a"', 'a ', 'a@', '%40', 'a']) withoutAddresses(part.repeat(20_000))
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
