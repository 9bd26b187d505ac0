/** Keeps the password out of what the smart host says: some servers repeat the command they refuse. Pure. */

import type { Secret } from '../config/secret.ts'

export function createConcealer(login: { readonly user: string; readonly password: Secret } | null) {
  if (login === null) return (text: string) => text
  const password = login.password.reveal()
  // As AUTH LOGIN and AUTH PLAIN send it (RFC 4616 section 2), and as it is. The longest first: one may hold another.
  const forms = [`\0${login.user}\0${password}`, password].map((text) => Buffer.from(text).toString('base64'))
  return (text: string) =>
    [...forms, password].reduce((rest, form) => concealForm(rest, form, String(login.password)), text)
}

/** Some servers repeat no more than the beginning of a long line. What is shorter than this may be part of a word. */
const SHORTEST_BEGINNING = 12

function concealForm(text: string, form: string, mark: string): string {
  const beginning = form.slice(0, SHORTEST_BEGINNING)
  const [before = '', ...others] = text.split(beginning)
  return before + others.map((rest) => mark + rest.slice(sharedLength(rest, form.slice(beginning.length)))).join('')
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < b.length && a[length] === b[length]) length++
  return length
}
