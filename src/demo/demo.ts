/**
 * `npm run demo`: the relay at work on one machine, with nothing installed.
 *
 * Starts the real daemon and a small receiving server, lets two people write to each other over SMTP, and shows what
 * each of them sees. `--stay` keeps everything running for your own mail client.
 */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseAddress } from '../core/address.ts'
import { plainText } from '../core/rewrite/plain-text.ts'
import { createExaminer } from '../examine/examine.ts'
import { createSmartHost } from '../outbound/smart-host.ts'
import { systemClock } from '../system/clock.ts'
import { type ArrivedMail, startMailboxServer } from './mailbox-server.ts'
import { ANN, asMailProgram, BLUE, importLines, type Letter } from './people.ts'
import { createScreen } from './screen.ts'

const CLI = fileURLToPath(new URL('../cli.js', import.meta.url))
const FOLDER = 'demo-mail'
const LOG = join(FOLDER, 'log.jsonl')
const MARK = join(FOLDER, 'made-by-tradepost-demo')
const ARRIVAL_MS = 10_000

interface Order {
  readonly order: string
  readonly buyer_alias: string | null
  readonly seller_alias: string | null
  readonly messaging: boolean
}

await main(process.argv.includes('--stay'))

async function main(stay: boolean): Promise<void> {
  const screen = createScreen(process.stdout)
  prepareFolder()
  const mailboxes = await startMailboxServer(join(FOLDER, 'mailboxes'))
  const configFile = writeConfig(mailboxes.port)
  const daemon = await startDaemon(configFile)
  const tradepost = (...args: string[]) =>
    execFileSync(process.execPath, [CLI, '--config', configFile, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  try {
    screen.title("Tradepost: a buyer and a seller write to each other, and neither learns the other's address")

    screen.step('A marketplace tells the relay about its parties and orders')
    const file = join(FOLDER, 'import.jsonl')
    writeFileSync(
      file,
      `${importLines(systemClock.now())
        .map((line) => JSON.stringify(line))
        .join('\n')}\n`,
    )
    const orders = tradepost('import', file)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Order)
    screen.command(`tradepost import ${file}`, orders.map((order) => JSON.stringify(order)).join('\n'))
    const [first] = orders
    if (!first?.buyer_alias || !first.seller_alias) throw new Error('the first order has no aliases')
    screen.line(`${ANN.name} writes to the alias of her seller, ${BLUE.name} to the alias of the buyer.`)
    screen.line('Lamp House did not switch messaging on, so its order has no aliases.')

    const post = (letter: Letter) => send(letter, daemon.port)
    screen.step(`${ANN.name} asks a question from ${ANN.address}`)
    const question = {
      from: ANN,
      to: first.seller_alias,
      subject: 'Is there a green one?',
      text: 'Hello,\n\nmy widget arrived today and I like it. Is there a green one, too?\n\nAnn\n',
      messageId: '<3f2a.17@laptop.mail.example>',
    }
    screen.line(await post(question))
    const received = await mailboxes.nextFor(BLUE.address, ARRIVAL_MS)
    screen.frame(`what ${BLUE.name} finds in the mailbox`, await shown(received))

    screen.step(`${BLUE.name} answers, and the thread holds on both sides`)
    const answer = {
      from: BLUE,
      to: first.buyer_alias,
      subject: `Re: ${subjectOf(received)}`,
      text: `Hello Ann,\n\nyes, green ones come back next week.\n\n-- \nTom, ${BLUE.address}\n\nOn Friday, Ann Lee wrote:\n> Is there a green one, too?\n`,
      messageId: '<9c1e@desk.blue-widgets.example>',
      inReplyTo: messageIdOf(received),
    }
    screen.line(await post(answer))
    screen.frame(`what ${ANN.name} finds in the mailbox`, await shown(await mailboxes.nextFor(ANN.address, ARRIVAL_MS)))
    screen.line(`Tom's own address became the alias, and In-Reply-To names the message that ${ANN.name} sent.`)

    screen.step(`${BLUE.name} breaks a rule of the marketplace`)
    const offer = {
      from: BLUE,
      to: first.buyer_alias,
      subject: `Re: ${subjectOf(received)}`,
      text: 'Hello Ann,\n\norder at www.blue-widgets.example and save the fee!\n\nTom\n',
      messageId: '<9c1f@desk.blue-widgets.example>',
    }
    screen.line(await post(offer))
    screen.frame(
      `${ANN.name} finds nothing; ${BLUE.name} finds this`,
      await shown(await mailboxes.nextFor(BLUE.address, ARRIVAL_MS)),
    )

    screen.step('What the archive, the clock and the log hold')
    screen.command('tradepost message list', tradepost('message', 'list'))
    screen.command('tradepost responses report', tradepost('responses', 'report'))
    screen.line('The log holds ids and events, never an address or a text:')
    for (const line of daemon.log.slice(-12)) screen.line(`  ${shortLogLine(line)}`)

    screen.step('To try next')
    screen.line(`less ${received.file}`)
    const id = (JSON.parse(tradepost('message', 'list', '--json').split('\n', 1)[0] ?? '{}') as { id: string }).id
    screen.line(`grep ${id} ${LOG}`)
    screen.line(`npx tradepost --config ${configFile} message show ${id}`)
    screen.line(`npx tradepost --config ${configFile} message export ${id} --as received`)
    screen.line(`npx tradepost --config ${configFile} inspect ${received.file} --direction seller-to-buyer`)
    screen.line('npm run demo -- --stay         keeps it running for your own mail client')
    if (stay) await remain(screen, daemon, mailboxes.port, first)
  } finally {
    await daemon.stop()
    mailboxes.close()
  }
}

function prepareFolder(): void {
  if (existsSync(FOLDER)) {
    if (!existsSync(MARK))
      throw new Error(`there is a folder ${FOLDER} that the demo did not make; move it away and try again`)
    rmSync(FOLDER, { recursive: true })
  }
  mkdirSync(FOLDER)
  writeFileSync(MARK, 'This folder is made anew by each run of the demo.\n')
}

function writeConfig(smartHostPort: number): string {
  const file = join(FOLDER, 'tradepost.toml')
  writeFileSync(
    file,
    `hostname = "mx.marketplace.example"
data_dir = "${FOLDER}/data"

[inbound]
listen = "127.0.0.1:0"
trusted_networks = ["127.0.0.0/8"]

[outbound]
smart_host = "127.0.0.1:${smartHostPort}"

[[marketplace]]
id = "us"
name = "Example Marketplace"
domain = "marketplace.example"
`,
  )
  return file
}

interface Daemon {
  readonly port: number
  readonly log: readonly string[]
  stop(): Promise<void>
}

async function startDaemon(configFile: string): Promise<Daemon> {
  const child = spawn(process.execPath, [CLI, 'serve', '--config', configFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const log: string[] = []
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the daemon ended with exit code ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line)
      appendFileSync(LOG, `${line}\n`)
      const { event, address } = JSON.parse(line) as { event?: string; address?: string }
      if (event === 'listening' && address !== undefined) resolve(Number(address.slice(address.lastIndexOf(':') + 1)))
    })
  })
  return { port, log, stop: () => stopDaemon(child, ended) }
}

async function stopDaemon(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  await ended
}

/** Posts a letter over SMTP like a mail program would; says what the relay replied. */
async function send(letter: Letter, port: number): Promise<string> {
  const client = createSmartHost({ host: '127.0.0.1', port, hostname: 'laptop.mail.example', maxConnections: 1 })
  const [reversePath, forwardPath] = [parseAddress(letter.from.address), parseAddress(letter.to)]
  if (reversePath === null || forwardPath === null) throw new Error('a letter of the demo has a wrong address')
  const outcome = await client.send({ reversePath, forwardPath }, asMailProgram(letter, systemClock.now()))
  await client.close()
  if (outcome.kind !== 'delivered') throw new Error(`the relay did not take a message: ${outcome.reply}`)
  return `${letter.from.address} -> ${letter.to}: ${outcome.reply}`
}

/** A message as a mail program shows it, with all of its header that there is. */
async function shown(mail: ArrivedMail): Promise<string[]> {
  const examiner = createExaminer()
  const message = await examiner.examine(mail.bytes)
  await examiner.close()
  if ('kind' in message) throw new Error('a message of ours cannot be read')
  const header = Buffer.from(mail.bytes).toString('utf8').split('\r\n\r\n', 1)[0] ?? ''
  const fields = header.split('\r\n').filter((line) => !/^(?:MIME-Version|Content-)/i.test(line))
  return [...fields, '', ...plainText(message.body)]
}

function subjectOf(mail: ArrivedMail): string {
  return (
    /^Subject:\s*([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)/im
      .exec(Buffer.from(mail.bytes).toString('latin1'))?.[1]
      ?.replace(/\r\n/g, '') ?? ''
  )
}

function messageIdOf(mail: ArrivedMail): string {
  return /^Message-ID:\s*(<[^>]+>)/im.exec(Buffer.from(mail.bytes).toString('latin1'))?.[1] ?? ''
}

function shortLogLine(line: string): string {
  const { event, session, message, direction, rule, reply, ms } = JSON.parse(line) as Record<string, unknown>
  const fields = Object.entries({ session, message, direction, rule, reply, ms }).filter(
    ([, value]) => value !== undefined && String(value) !== '',
  )
  return `${String(event).padEnd(10)} ${fields.map(([name, value]) => `${name}=${String(value)}`).join(' ')}`.trimEnd()
}

async function remain(
  screen: ReturnType<typeof createScreen>,
  daemon: Daemon,
  mailboxPort: number,
  order: Order,
): Promise<void> {
  screen.step('Running until you press Ctrl-C')
  screen.line(`SMTP server for your client: 127.0.0.1, port ${daemon.port}, no password, no encryption`)
  screen.line(`as ${ANN.address} write to   ${order.seller_alias}`)
  screen.line(`as ${BLUE.address} write to   ${order.buyer_alias}`)
  screen.line(
    `what arrives is put into ${relative(process.cwd(), join(FOLDER, 'mailboxes'))}/ (receiving server on port ${mailboxPort})`,
  )
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
}
