/** Writes the text of docs/policy.md from the rules, their default actions and the notices about real messages. */

import type { Direction } from '../../src/core/direction.ts'
import { type Action, PLACES, type Place } from '../../src/core/finding.ts'
import { DEFAULT_ACTIONS, type RuleName, RULES } from '../../src/core/inspect/rules.ts'
import { CATALOGUES } from '../../src/core/notice-texts/catalogues.ts'
import { createExaminer } from '../../src/examine/examine.ts'
import { CHANGING, INTRODUCTION } from './policy-chapters.ts'
import { whatIsCaught } from './policy-measured.ts'
import { OUTSIDE_THE_POLICY, WHAT_RULES_FIND } from './rule-sentences.ts'
import { readNotice } from './sample-notices.ts'
import { SELLER_CASES } from './seller-cases.ts'
import { planOf } from './seller-notices.ts'

export async function renderPolicyDocs(): Promise<string> {
  return [
    '# The policy',
    '',
    '<!-- Made by `npm run docs` from src/core/inspect/rules.ts and the notices of the relay; its prose is in',
    '     test/support/policy-chapters.ts, rule-sentences.ts and policy-docs.ts. -->',
    '',
    ...INTRODUCTION,
    '## The rules',
    '',
    'What follows by default when a rule finds something: for a seller, by the place where it is, and for a buyer. In the',
    'subject, the same follows as in new text. Whatever the policy says, a picture or document that cannot be freed of',
    'what names its writer, or cannot be looked into, never goes on.',
    '',
    ...ruleTable(),
    '',
    '### Rules that no policy changes',
    '',
    'They protect the people, or the relay itself.',
    '',
    '| rule | what it finds | what follows |',
    '|---|---|---|',
    ...Object.entries(OUTSIDE_THE_POLICY).map(
      ([rule, { finds, follows }]) => `| \`${rule}\` | ${finds} | ${follows} |`,
    ),
    '',
    ...(await whatSellersRead()),
    ...(await whatIsCaught()),
    ...CHANGING,
  ].join('\n')
}

function ruleTable(): string[] {
  return [
    '| rule | what it finds | seller: new text | quote | signature | file | buyer |',
    '|---|---|---|---|---|---|---|',
    ...(Object.keys(RULES) as RuleName[]).map((rule) => {
      const seller = (place: Place) => actionIn(rule, 'seller-to-buyer', place)
      const cells = [seller('text'), seller('quoted'), seller('signature'), seller('attachment'), ofBuyers(rule)]
      return `| \`${rule}\` | ${WHAT_RULES_FIND[rule]} | ${cells.join(' | ')} |`
    }),
  ]
}

function actionIn(rule: RuleName, direction: Direction, place: Place): Action {
  return DEFAULT_ACTIONS[rule][direction][place]
}

/** One word where the place makes no difference, which it does for no rule so far. */
function ofBuyers(rule: RuleName): string {
  return [...new Set(PLACES.map((place) => actionIn(rule, 'buyer-to-seller', place)))].join(', ')
}

async function whatSellersRead(): Promise<string[]> {
  const examiner = createExaminer()
  try {
    const chapters: string[] = []
    for (const [index, about] of SELLER_CASES.entries()) {
      const plan = await planOf(about, examiner)
      if (plan.notice === null) throw new Error(`${about.title}: nobody is told`)
      const { subject, text } = await readNotice(plan.notice)
      const { lists, nextSteps } = CATALOGUES[plan.language]
      const isWhole = index === 0 || plan.language !== 'en'
      chapters.push(
        `### ${about.title}`,
        '',
        ...about.text.split('\n').map((line) => `> ${line}`),
        ...(about.files === undefined ? [] : [`> [${about.files.map(({ name }) => name).join(', ')}]`]),
        '',
        '```text',
        ...(isWhole ? [`Subject: ${subject}`, '', text] : [between(text, lists.discarded, nextSteps.discarded)]),
        '```',
        '',
      )
    }
    return ['## What a seller reads', '', ...ABOUT_NOTICES, ...chapters]
  } finally {
    await examiner.close()
  }
}

const ABOUT_NOTICES = [
  'Messages as sellers write them, each with something that is not allowed, and what the relay answered. The first answer',
  'is shown whole, and so are those in other languages; of the rest, only what was found and what to change.',
  '[All notices](notices.md), in every language, are on a page of their own.',
  '',
]

/** What a notice lists: its other sentences are the same for every message. */
function between(text: string, list: string, nextStep: string): string {
  const start = text.indexOf(list) + list.length
  return text
    .slice(start, text.indexOf(nextStep.slice(0, 20), start))
    .trim()
    .replace(/^/, '  ')
}
