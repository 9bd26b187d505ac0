/** People at their mail programs: swaks for a first message, mutt for messages and replies with files. */

import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface Person {
  readonly name: string
  readonly address: string
  /** What the machine calls itself in EHLO and Message-IDs. */
  readonly machine: string
  /** Where the person lives, as the Date field would tell. */
  readonly timeZone: string
  readonly signature: string
}

export interface Desk {
  readonly person: Person
  /** The Maildir that the person's mail program reads. */
  readonly inbox: string
  /** The Maildir where mutt keeps what it sent. */
  readonly sent: string
  readonly folder: string
  /** The port of the server the person hands mail to. */
  readonly port: number
}

const run = promisify(execFile)
const DEADLINE_MS = 20_000

export function openDesk(folder: string, person: Person, inbox: string, port: number): Desk {
  const sent = join(folder, 'sent')
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(sent, name), { recursive: true })
  return { person, inbox, sent, folder, port }
}

interface MuttRun {
  readonly editor: string
  readonly keys: string
  /** Further lines of the configuration. */
  readonly settings?: readonly string[]
}

export interface SwaksMessage {
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly messageId: string
  /** Further header fields, as `Name: value`. */
  readonly fields?: readonly string[]
}

/** Hands a message in with swaks. Resolves to what the server said; a refusal is no error. */
export async function sendWithSwaks({ person, port }: Desk, message: SwaksMessage): Promise<string> {
  const args = [
    ...['--server', `127.0.0.1:${port}`, '--ehlo', person.machine, '--timeout', '15'],
    ...['--from', person.address, '--to', message.to, '--h-From', `"${person.name}" <${person.address}>`],
    ...['--h-Subject', message.subject, '--h-Message-Id', message.messageId, '--body', message.body],
    ...(message.fields ?? []).flatMap((field) => ['--add-header', field]),
  ]
  const { stdout } = await run('swaks', args, { env: environmentOf(person) }).catch((error: { stdout?: string }) => ({
    stdout: String(error.stdout),
  }))
  return stdout
}

/** Answers the only message of the inbox that `pattern` finds, quoting it, with `text` above and a file. */
export async function replyWithMutt(
  desk: Desk,
  reply: { readonly pattern: string; readonly text: string; readonly attach?: string },
): Promise<void> {
  const editor = join(desk.folder, 'editor.sh')
  const words = join(desk.folder, 'words.txt')
  // What a person does in an editor: writes above what the program put there, keeps the rest.
  writeFileSync(words, `${reply.text}\n\n`)
  writeFileSync(editor, `#!/bin/sh\ncat '${words}' "$1" > "$1.new" && cat "$1.new" > "$1" && rm "$1.new"\n`, {
    mode: 0o755,
  })
  const attach = reply.attach === undefined ? '' : `<attach-file>${reply.attach}<enter>`
  const keys = `<limit>${reply.pattern}<enter><first-entry><reply>${attach}<send-message><quit>`
  await runMutt(desk, { editor, keys })
}

/**
 * How many messages mutt shows in the thread of the first one, of all that the person got and sent: it tags the thread
 * and copies what is tagged, so that no screen has to be read.
 */
export async function threadInMutt(desk: Desk): Promise<{ readonly thread: number; readonly all: number }> {
  const [mailbox, thread] = ['all', 'thread'].map((name) => join(desk.folder, name)) as [string, string]
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(mailbox, name), { recursive: true })
  const kept = [desk.inbox, desk.sent].flatMap((from) =>
    ['cur', 'new'].map((name) => join(from, name)).filter((name) => existsSync(name)),
  )
  const files = kept.flatMap((from) => readdirSync(from).map((file) => join(from, file)))
  for (const [index, file] of files.entries()) copyFileSync(file, join(mailbox, 'cur', `${index}:2,S`))
  const keys = `<first-entry><tag-thread><tag-prefix><copy-message>${thread}<enter><quit>`
  await runMutt({ ...desk, inbox: mailbox }, { editor: 'true', keys, settings: ['set sort=threads confirmcreate=no'] })
  return {
    thread: readdirSync(join(thread, 'cur')).length + readdirSync(join(thread, 'new')).length,
    all: files.length,
  }
}

/** mutt wants a terminal for anything but sending a new message: `script` gives it one. */
async function runMutt(desk: Desk, { editor, keys, settings = [] }: MuttRun): Promise<void> {
  const { person, inbox, folder, port } = desk
  const configuration = join(folder, 'muttrc')
  const signature = join(folder, 'signature')
  writeFileSync(signature, `${person.signature}\n`)
  writeFileSync(
    configuration,
    [
      `set realname="${person.name}" from="${person.address}" use_from=yes hostname="${person.machine}"`,
      `set smtp_url="smtp://127.0.0.1:${port}" ssl_starttls=no ssl_force_tls=no`,
      `set mbox_type=Maildir record="${desk.sent}" editor="${editor}" signature="${signature}"`,
      `set folder="${folder}" spoolfile="${inbox}" tmpdir="${folder}" header_cache="" certificate_file="" history_file=""`,
      'set edit_headers=no autoedit=yes fast_reply=yes include=yes recall=no abort_unmodified=no abort_noattach=no',
      'set quit=yes move=no delete=no confirmappend=no wait_key=no beep=no mail_check=0 timeout=1 sleep_time=0',
      'set date_format="!%a, %d %b %Y %H:%M:%S %z" attribution="On %d, %n <%a> wrote:" user_agent=yes',
      ...settings,
      `push "${keys}"`,
      '',
    ].join('\n'),
  )
  const command = `mutt -n -F '${configuration}' -f '${inbox}'`
  const screen = join(folder, 'screen.txt')
  await run('script', ['-qec', command, screen], {
    env: { ...environmentOf(person), HOME: folder, TERM: 'xterm', LC_ALL: 'C.UTF-8', LINES: '40', COLUMNS: '120' },
    timeout: DEADLINE_MS,
  }).catch((cause: Error) => {
    const seen = existsSync(screen) ? `; its screen is in ${screen}` : ''
    throw new Error(`mutt of ${person.name} did not end by itself${seen}`, { cause })
  })
}

function environmentOf(person: Person): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', TZ: person.timeZone }
}
