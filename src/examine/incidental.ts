/** Parts that mail programs add by themselves: nobody meant to send them as a file. */

const TYPES: ReadonlySet<string> = new Set([
  'application/applefile',
  'application/ics',
  'application/ms-tnef',
  'application/pgp-keys',
  'application/pgp-signature',
  'application/pkcs7-signature',
  'application/vnd.ms-tnef',
  'application/x-pkcs7-signature',
  'text/calendar',
  'text/directory',
  'text/vcard',
  'text/watch-html',
  'text/x-amp-html',
  'text/x-vcalendar',
  'text/x-vcard',
])

const NAMES =
  /^(?:winmail\.dat|smime\.p7s|signature\.asc|openpgp_signature(?:\.asc)?|publickey.*\.asc|openpgp_0x.*\.asc)$/i
const EXTENSIONS = /\.(?:ics|vcs|vcf|p7s)$/i

/** `name` is cleaned, `type` as declared. What was encrypted is no such part: it is the message. */
export function isIncidental(type: string, name: string): boolean {
  return TYPES.has(type) || NAMES.test(name) || EXTENSIONS.test(name)
}
