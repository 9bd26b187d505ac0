/** What the SMTP client library says about a failure, read without the library. */

import type { SendStep } from './outcome.ts'
import { type TlsError, TlsFailed } from './tls-failure.ts'

/** What the library knows about a failure, as far as it is used here. */
export interface ClientError extends TlsError {
  readonly command?: string | undefined
}

/** What the smart host said, or the error that came in its place. */
export function answerOf(error: unknown): string | Error {
  if (!(error instanceof Error)) return new Error(String(error))
  return (error as ClientError).response || error
}

/** An error that says the same, with the password taken out of it. */
export function concealed(error: unknown, conceal: (text: string) => string): unknown {
  if (!(error instanceof Error) || error instanceof TlsFailed) return error
  const { response } = error as ClientError
  return Object.assign(new Error(conceal(error.message)), response && { response: conceal(response) })
}

/** Where in the transaction it happened. */
export function stepOf({ command, code }: ClientError): SendStep {
  switch (command) {
    case 'MAIL FROM':
      return 'mail'
    case 'RCPT TO':
      return 'rcpt'
    case 'DATA':
      return code === 'EMESSAGE' ? 'final' : 'data'
    default:
      return 'session'
  }
}
