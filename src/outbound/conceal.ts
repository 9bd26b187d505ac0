/** Keeps the password out of what the smart host says: some servers repeat the command they refuse. Pure. */

import type { Secret } from '../config/secret.ts'

export function createConcealer(login: { readonly user: string; readonly password: Secret } | null) {
  if (login === null) return (text: string) => text
  const password = login.password.reveal()
  // As AUTH LOGIN and AUTH PLAIN send it (RFC 4616 section 2), and as it is. The longest first: one may hold another.
  const forms = [`\0${login.user}\0${password}`, password].map((text) => Buffer.from(text).toString('base64'))
  return (text: string) =>
    [...forms, password].reduce((rest, form) => rest.replaceAll(form, String(login.password)), text)
}
