/** Unique words that look real where they are put, each remembered with its place, so that a leak says where it began. */

import { createHash } from 'node:crypto'
import type { Secret } from './oracle.ts'

/** The same seed gives the same canaries: a failure can be looked at again. */
export class Canaries {
  private readonly planted: Secret[] = []

  constructor(private readonly seed: string) {}

  /** The canaries made so far. */
  get secrets(): readonly Secret[] {
    return this.planted
  }

  /** Something that was not made here and must not arrive either: a word, or a pattern for what is too short for one. */
  add(needle: string | RegExp, place: string): void {
    this.planted.push({ needle, place })
  }

  /** A word of letters and digits that stands in no language. */
  word(place: string): string {
    const word = `tok${this.chance(place)
      .replace(/[^a-z]/g, '')
      .slice(0, 4)}${this.planted.length.toString(36)}q${this.chance(`${place} again`).slice(0, 4)}`
    this.add(word, place)
    return word
  }

  address(place: string): string {
    return `${this.word(`${place}, local part`)}@${this.host(`${place}, domain`)}`
  }

  host(place: string): string {
    return `${this.word(place)}.example`
  }

  messageId(place: string): string {
    return `<${this.word(`${place}, left side`)}.17@${this.host(`${place}, right side`)}>`
  }

  /** From the block of RFC 6598, which no real person has. */
  ip(place: string): string {
    const [second, third, fourth] = Buffer.from(this.chance(`ip of ${place}`))
    const ip = `100.${100 + ((second ?? 0) % 28)}.${100 + (third ?? 0)}.${100 + (fourth ?? 0)}`
    this.add(ip, place)
    return ip
  }

  phone(place: string): string {
    const digits = String(Number.parseInt(createHash('sha256').update(place).digest('hex').slice(0, 8), 16) % 1e6)
    const phone = `+44 7700 ${digits.padStart(6, '9').slice(0, 3)} ${digits.padStart(6, '9').slice(3)}`
    this.add(phone.replace(/\D/g, '').slice(2), place)
    return phone
  }

  /** The name and version of a mail program. */
  client(place: string): string {
    const word = this.word(place)
    return `${word[0]?.toUpperCase()}${word.slice(1)}/9.1`
  }

  private chance(place: string): string {
    const bytes = createHash('sha256').update(`${this.seed}\0${place}\0${this.planted.length}`).digest()
    return [...bytes].map((byte) => 'bcdfghjkmnpqrstvwxyz'[byte % 20]).join('')
  }
}
