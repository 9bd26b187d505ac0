/**
 * How long each hostile input takes and how much memory: `npm run bench:hostile [-- WORDS OF A TITLE]`. Ends with a
 * failure where one takes more than it may; for a machine that does nothing else meanwhile.
 */

import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { unsignedAuthor } from '../../src/core/authorship.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { createLastChecker } from '../../src/last-check/last-checker.ts'
import { createPlanner } from '../../src/planning/planner.ts'
import { HOSTILE_INPUTS } from '../hostile/ten-megabytes.ts'
import { address, caseFacts, casePolicy, FIXED_IDS, RECEIVED_AT } from '../support/case-facts.ts'

const AUTHOR = unsignedAuthor(address('ann@mail.example'), 'network')
const FACTS = caseFacts({ direction: 'buyer-to-seller' })

function residentMegabytes(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
}

const MOST_MS = 5000
const MOST_MEGABYTES = 300

const SMALL = Buffer.from(
  `From: ann@mail.example\r\nSubject: lamp\r\nMessage-ID: <1@mail.example>\r\n\r\n${'Is it blue? '.repeat(12_000)}`,
)

const wanted = process.argv.slice(2).join(' ')
const policy = casePolicy()
for (const { title, make } of HOSTILE_INPUTS.filter((input) => input.title.includes(wanted))) {
  const raw = await make()
  const [examiner, planner, checker] = [createExaminer(), createPlanner(), createLastChecker()]
  // Threads that run already, as in a daemon that has worked for a while.
  await through(SMALL)
  globalThis.gc?.()
  const before = residentMegabytes()
  let most = before
  const sampling = setInterval(() => {
    most = Math.max(most, residentMegabytes())
  }, 10)
  const { times, outcome } = await through(raw)
  clearInterval(sampling)
  await Promise.all([examiner.close(), planner.close(), checker.close()])
  await setTimeout(50)
  const memory = Math.round(most - before)
  const total = times.reduce((sum, ms) => sum + ms, 0)
  const tooMuch = total > MOST_MS || memory > MOST_MEGABYTES
  if (tooMuch) process.exitCode = 1
  const figures = `${String(total).padStart(6)} ms (${times.join(' + ')})  ${String(memory).padStart(4)} MB`
  process.stdout.write(`${figures}${tooMuch ? '  TOO MUCH' : ''}  ${title}: ${outcome.slice(0, 60)}\n`)

  async function through(bytes: Buffer): Promise<{ times: number[]; outcome: string }> {
    const times: number[] = []
    let at = performance.now()
    const lap = () => {
      times.push(Math.round(performance.now() - at))
      at = performance.now()
    }
    const message = await examiner.examine(bytes)
    lap()
    if ('kind' in message) return { times, outcome: message.reason }
    const proven = { message, author: AUTHOR, reversePath: 'ann@mail.example' }
    const plan = await planner.plan(proven, FACTS, policy, RECEIVED_AT, FIXED_IDS)
    lap()
    if ('kind' in plan) return { times, outcome: plan.reason }
    const checked = await checker.check(plan)
    lap()
    return { times, outcome: 'kind' in checked ? checked.reason : checked.disposition.kind }
  }
}
