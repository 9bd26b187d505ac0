import { describe, expect, it } from 'vitest'
import { domainOf, localPartOf, parseAddress, parseDomain } from '../../src/core/address.ts'

describe('an address', () => {
  for (const [text, expected] of [
    ['ann@mail.example', 'ann@mail.example'],
    ['Ann.Lee+orders@Mail.Example', 'ann.lee+orders@mail.example'],
    ["o'brien@mail.example", "o'brien@mail.example"],
    ['ann@münchen.example', 'ann@xn--mnchen-3ya.example'],
    ['ann@xn--mnchen-3ya.example', 'ann@xn--mnchen-3ya.example'],
    ['ann@MÜNCHEN.Example', 'ann@xn--mnchen-3ya.example'],
    ['ann@münchen.xn--fiqs8s', 'ann@xn--mnchen-3ya.xn--fiqs8s'],
  ] as const) {
    it(`${text} is read as ${expected}`, () => expect(parseAddress(text)).toBe(expected))
  }

  for (const [text, why] of [
    ['', 'it is empty'],
    ['ann', 'it has no domain'],
    ['@mail.example', 'it has no local part'],
    ['ann@localhost', 'its host is a single label'],
    ['ann@[192.0.2.1]', 'its host is an address literal'],
    ['"ann lee"@mail.example', 'its local part is quoted'],
    ['"ann@evil.example x"@mail.example', 'a quoted local part holds another address'],
    ['ann@evil.example@mail.example', 'it has two @'],
    ['@relay.example:ann@mail.example', 'it is a source route'],
    ['ann(comment)@mail.example', 'it holds a comment'],
    ['ann..lee@mail.example', 'it has an empty atom'],
    ['.ann@mail.example', 'it begins with a dot'],
    ['ann@mail．example', 'its dot is full-width'],
    ['ann@mail。example', 'its dot is ideographic'],
    ['ann@mail.example\r\nRCPT TO:<evil@x.example>', 'it holds a line end'],
    ['ann@mail.example\0', 'it holds a NUL'],
    ['ann@mail.example ', 'it ends with a space'],
    ['ann\u202e@mail.example', 'it holds a direction mark'],
    ['ａnn@mail.example', 'its local part is not ASCII'],
    ['mi\u212ae@mail.example', 'its local part only turns into ASCII in lower case'],
    ['ann@ｍail.example', 'its host only turns into ASCII by mapping'],
    ['ann@ma\ufb01.example', 'its host holds a ligature of ASCII letters'],
    ['ann@ma\u034fil.example', 'its host holds a character that is mapped to nothing'],
    ['ann@mün\u034fchen.example', 'its host is no name in the spelling of its owner'],
    ['ann@mail_host.example', 'its host holds an underscore'],
    ['ann@-mail.example', 'a label begins with a hyphen'],
    [`${'a'.repeat(65)}@mail.example`, 'its local part is over 64 octets'],
    [`ann@${'a'.repeat(64)}.example`, 'a label is over 63 octets'],
    [`ann@${'a.'.repeat(130)}example`, 'its domain is over 253 octets'],
  ] as const) {
    it(`is refused when ${why}`, () => expect(parseAddress(text)).toBeNull())
  }

  it('comes apart at its @', () => {
    const address = parseAddress('ann@mail.example')
    if (address === null) throw new Error('not parsed')
    expect([localPartOf(address), domainOf(address)]).toEqual(['ann', 'mail.example'])
  })
})

it('a domain keeps its A-labels and loses its case', () => {
  expect(parseDomain('Mail.EXAMPLE')).toBe('mail.example')
  expect(parseDomain('bücher.example')).toBe('xn--bcher-kva.example')
  expect(parseDomain('mail')).toBeNull()
})
