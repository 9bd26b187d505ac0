/** Files in a message, as the relay reads them. */

import type { Attachment } from '../../../src/core/message/message.ts'
import { examineBytes } from '../../../src/examine/examine-bytes.ts'

export function message(files: readonly Buffer[]): Buffer {
  const parts = files.map((file) =>
    [
      '--x',
      'Content-Type: application/octet-stream',
      'Content-Disposition: attachment; filename=file',
      'Content-Transfer-Encoding: base64',
      '',
      file.toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  )
  return Buffer.from(
    ['From: a@b.example', 'Content-Type: multipart/mixed; boundary=x', '', ...parts, '--x--', ''].join('\r\n'),
  )
}

export async function attached(...files: readonly Buffer[]): Promise<readonly Attachment[]> {
  const examined = await examineBytes(message(files))
  if (!('attachments' in examined)) throw new Error(examined.kind)
  return examined.attachments
}

export async function codesIn(file: Buffer): Promise<readonly string[]> {
  return (await attached(file))[0]?.codes ?? []
}
