/** What is left of a reply that holds the password. */

import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/config/secret.ts'
import { createConcealer } from '../../src/outbound/conceal.ts'

const PASSWORD = 'correct horse battery'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const plain = base64(`\0user\0${PASSWORD}`)

describe('the password in what the smart host says', () => {
  const conceal = createConcealer({ user: 'user', password: new Secret(PASSWORD) })

  for (const { title, said, left } of [
    { title: 'is concealed as it is', said: `535 no ${PASSWORD}!`, left: '535 no [secret]!' },
    { title: 'is concealed as AUTH PLAIN sends it', said: `535 ${plain} no`, left: '535 [secret] no' },
    { title: 'is concealed as AUTH LOGIN sends it', said: `535 ${base64(PASSWORD)} no`, left: '535 [secret] no' },
    {
      title: 'is concealed where it was cut',
      said: `535 AUTH PLAIN ${plain.slice(0, -7)}`,
      left: '535 AUTH PLAIN [secret]',
    },
    { title: 'is concealed where it was cut and goes on', said: `${plain.slice(0, 20)}...`, left: '[secret]...' },
    {
      title: 'is concealed as often as it is there',
      said: `${plain} ${plain.slice(0, 15)}`,
      left: '[secret] [secret]',
    },
    { title: 'is nothing that other words hold', said: '535 correct, but late', left: '535 correct, but late' },
  ]) {
    it(title, () => {
      expect(conceal(said)).toBe(left)
    })
  }

  it('is concealed however short it is, and never in parts', () => {
    const short = createConcealer({ user: 'u', password: new Secret('ab') })
    expect(short('535 ab a b')).toBe('535 [secret] a b')
  })
})
