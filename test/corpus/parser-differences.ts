/**
 * Where our reading and postal-mime's differ in the files of a message, with the reason. Everything else agrees.
 *
 * Left out of the comparison everywhere: the line ends of text files and the last one of a part (it belongs to the
 * boundary, RFC 2046 section 5.1.1, and postal-mime adds one), and what cleaning takes from a name.
 */

const RAW_NAME = 'the name is in raw ISO 8859-1, which postal-mime replaces and we read as Windows-1252'
const NAMED_TEXT = 'a later text with a name is a file to us, as it was to its sender; postal-mime adds it to the text'
const OTHER_TEXT = 'an unknown kind of text is text to us (RFC 2046 section 4.1.4) and a file to postal-mime'

export const PARSER_DIFFERENCES: Readonly<Record<string, string>> = {
  'mikel-mail/attachment_emails_attachment_with_encoded_name.eml':
    'the name declares a charset that has no character for one of its bytes; one parser drops it, the other marks it',
  'mikel-mail/plain_emails_raw_email8.eml':
    'the name declares a charset that has no character for one of its bytes; one parser drops it, the other marks it',
  'mikel-mail/mime_emails_raw_email11.eml': 'enriched text of an alternative says again what the plain text says',
  'stalwart-mail-parser/legacy_016.eml': RAW_NAME,
  'stalwart-mail-parser/legacy_023.eml': RAW_NAME,
  'stalwart-mail-parser/legacy_026.eml': RAW_NAME,
  'stalwart-mail-parser/legacy_030.eml': NAMED_TEXT,
  'stalwart-mail-parser/legacy_042.eml': NAMED_TEXT,
  'stalwart-mail-parser/legacy_047.eml': NAMED_TEXT,
  'stalwart-mail-parser/rfc_000.eml': OTHER_TEXT,
  'stalwart-mail-parser/rfc_003.eml': 'enriched text of an alternative says again what the plain text says',
  'stalwart-mail-parser/thirdparty_008.eml': OTHER_TEXT,
  'stalwart-mail-parser/thirdparty_012.eml': OTHER_TEXT,
}
