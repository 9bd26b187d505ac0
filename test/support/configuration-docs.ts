/** Writes the text of docs/configuration.md from the schemas. */

import { PLACES } from '../../src/core/finding.ts'
import { DEFAULT_ACTIONS } from '../../src/core/inspect/rules.ts'
import { BUYERS_SURCHARGES } from '../../src/core/inspect/marketing.ts'
import { MOST_CONTEXT, MOST_CONTEXT_OF_DEALS } from '../../src/core/inspect/marketing/score.ts'
import { DEALS, SURCHARGES } from '../../src/core/inspect/marketing/windows.ts'
import { MARKETING_RULES } from '../../src/core/marketing-words.ts'
import { variableName } from '../../src/config/environment.ts'
import type { Leaf } from '../../src/config/leaves.ts'
import { configLeaves } from '../../src/config/load.ts'
import { policyLeaves } from '../../src/config/load-policy.ts'
import { DIRECTION_KEYS } from '../../src/config/policy-schema.ts'
import { SECTIONS } from '../../src/config/schema.ts'
import { MAX_PHRASES, MAX_WEIGHT, MAX_WORDS } from '../../src/config/words-file.ts'

export function renderConfigurationDocs(): string {
  return [
    '# Configuration',
    '',
    '<!-- Made from src/config/schema.ts and src/config/policy-schema.ts by `npm run docs`. -->',
    '',
    'Tradepost reads `config/tradepost.toml`; `--config FILE` or `TRADEPOST_CONFIG` name another one. `policy.toml` lies',
    'beside it. Both are read once, at start; SIGHUP reads `policy.toml` again and keeps the old policy when the new one',
    'has a mistake. `tradepost config check` reads everything and reports every mistake with file, key and expectation.',
    '',
    'Durations are written `500ms`, `30s`, `5m`, `1.5h`, `7d`; sizes `512B`, `64KiB`, `12MiB` (or `12MB` for 12,000,000',
    'bytes). Addresses to listen on or connect to are `host:port`, IPv6 in brackets: `[::1]:2525`.',
    '',
    'The environment stands above the file: `TRADEPOST_INBOUND_LISTEN=127.0.0.1:0`. Lists are separated by commas,',
    'marketplaces are numbered from 0: `TRADEPOST_MARKETPLACE_0_DOMAIN`. A variable that starts with `TRADEPOST_` and',
    'names no key is a mistake. `TRADEPOST_CONFIG` and `TRADEPOST_CORPUS` (used by tests) are no keys.',
    '',
    '## tradepost.toml',
    '',
    ...configLeaves.filter((leaf) => leaf.path.length === 1).flatMap(key),
    ...Object.entries(SECTIONS).flatMap(([section, meaning]) => [
      `### ${section === 'marketplace' ? '[[marketplace]]' : `[${section}]`}`,
      '',
      meaning,
      '',
      ...configLeaves.filter((leaf) => leaf.path.length > 1 && leaf.path[0] === section).flatMap(key),
    ]),
    '## policy.toml',
    '',
    'Every key may be left out. A missing file is a policy of defaults; but where it, or a file of words, was there before and',
    'is gone at SIGHUP, the daemon keeps the policy that it has. [The policy](policy.md) says what each rule finds, what',
    'sellers read, and how to try a change before it counts.',
    '',
    ...policyLeaves.filter((leaf) => leaf.path[0] !== 'actions').flatMap(policyKey),
    ...words(),
    ...actions(),
  ].join('\n')
}

function key(leaf: Leaf): string[] {
  const standing = leaf.required
    ? 'Must be set.'
    : leaf.standard === undefined
      ? 'Not set by default.'
      : `Default: ${code(leaf.standard)}.`
  return [
    `**\`${leaf.path.at(-1)}\`**: ${leaf.about.meaning}`,
    `Expected: ${leaf.about.expects}. ${standing} Environment: \`${variableName(leaf)}\``,
    '',
  ]
}

function policyKey(leaf: Leaf): string[] {
  return [
    `**\`[${leaf.path[0]}] ${leaf.path[1]}\`**: ${leaf.about.meaning}`,
    `Expected: ${leaf.about.expects}. Default: ${code(leaf.standard)}.`,
    '',
  ]
}

function code(value: unknown): string {
  const text = Array.isArray(value)
    ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
    : JSON.stringify(value)
  return `\`${text}\``
}

function words(): string[] {
  return [
    '### words/LANGUAGE.toml',
    '',
    'What counts as marketing: a file of phrases for each language, `words/en.toml` and so on, in the folder of',
    '`tradepost.toml`. A file there replaces the one of that language which comes with Tradepost; a file that is not there is',
    'that one. They are checked and read again with `policy.toml`.',
    '',
    '```toml',
    '[coupon]',
    '8 = ["(use|enter) [the|our] code", "code CODE"]',
    '-8 = ["coupon* ... not (work*|accepted)"]',
    '',
    '[emphasis]',
    '6 = ["next (order|purchase)"]',
    '',
    '[context]',
    '-8 = ["(do|can) you ... ?"]',
    '```',
    '',
    `A table says what its phrases count for: a rule (${MARKETING_RULES.map((rule) => `\`[${rule}]\``).join(', ')});`,
    '`[emphasis]`, which counts for each rule that has seen something of its own beside it; `[favour]`, what is given or asked',
    'for a review, in the same way for that rule alone; `[buyer-offer]`, which counts for `offer` in the words of buyers only;',
    '`[context]`, which speaks against',
    `all of them, by at most ${MOST_CONTEXT} together (${MOST_CONTEXT_OF_DEALS} for ${DEALS.map((rule) => `\`${rule}\``).join(' and ')}). The key is the weight, a whole number to`,
    `${MAX_WEIGHT}; a rule may have phrases that speak against it alone, with a negative weight. A phrase counts once, and one all of`,
    'whose words are part of heavier phrases does not count.',
    '',
    'What stands in one sentence is added up, and a sum of `[marketing] threshold` or more is a finding. More is needed:',
    '',
    `- in two neighbouring sentences together: ${SURCHARGES[1]?.others} more (${SURCHARGES[1]?.deals} for ${DEALS.map((rule) => `\`${rule}\``).join(' and ')});`,
    `- in three: ${SURCHARGES[2]?.others} more (${SURCHARGES[2]?.deals} for these two);`,
    `- of buyers, who as a rule tell of what others offer: ${buyersSurcharges()}.`,
    '',
    'A phrase of weight -20 does more than its weight: in `[coupon]` and `[offer]` it speaks of what the marketplace itself',
    'gives, and nothing within two sentences of it is a finding of that rule; in `[off-platform]` and `[review]` it tells of',
    'what somebody else has offered, with the same effect in the words of buyers.',
    '',
    '`tradepost inspect FILE.eml --direction seller-to-buyer --explain` names the phrases that were found in a message, with',
    'what they weigh, and how near the rest of it came to the threshold.',
    '',
    '| in a phrase | stands for |',
    '|---|---|',
    '| `discount` | the word, in capitals, without its accents or with letters played with (`d!scount`, `r a b a t t`) too |',
    '| `discount*`, `*rabatt`, `*rabatt*` | words that begin with it, end with it, have it within; at least three letters |',
    '| `(buy\\|order again)` | one of these |',
    '| `[our\\|the]` | one of these or nothing |',
    '| `...` | up to four words, or twelve characters of Japanese or Chinese; before `?` as many as there are |',
    '| `%`, `€` | a percentage (`10 %`, `%10`), an amount of money in any currency; never one amount alone: `10%` is a mistake |',
    '| `#` | another number |',
    '| `CODE` | a word of capitals and digits, such as SAVE10 |',
    '| `?` | the question mark at the end of the sentence, and of the phrase |',
    '',
    `A file holds at most ${MAX_PHRASES} phrases with ${MAX_WORDS.toLocaleString('en')} words together.`,
    '',
  ]
}

/** `20 more for coupon and newsletter, 12 for offer`. */
function buyersSurcharges(): string {
  const by = new Map<number, string[]>()
  for (const [rule, more] of Object.entries(BUYERS_SURCHARGES)) by.set(more, [...(by.get(more) ?? []), `\`${rule}\``])
  return [...by]
    .sort(([one], [other]) => other - one)
    .map(([more, rules]) => `${more} more for ${new Intl.ListFormat('en').format(rules)}`)
    .join(', ')
}

function actions(): string[] {
  return [
    '### [actions."RULE".DIRECTION]',
    '',
    'What is done about what a rule finds, for each direction (`seller_to_buyer`, `buyer_to_seller`) and place:',
    '',
    '- `note`: nothing, but it is recorded.',
    '- `strip`: it is taken out, the rest goes on.',
    '- `quarantine`: the message is held until an operator releases or drops it.',
    '- `discard`: the message is kept and not delivered; its writer is told why and what to change.',
    '',
    'A table names only what it changes:',
    '',
    '```toml',
    '[actions."link.website".seller_to_buyer]',
    'signature = "discard"',
    '```',
    '',
    'The defaults:',
    '',
    `| rule | direction | ${PLACES.join(' | ')} |`,
    `|---|---|${PLACES.map(() => '---|').join('')}`,
    ...Object.entries(DEFAULT_ACTIONS).flatMap(([rule, directions]) =>
      (['seller-to-buyer', 'buyer-to-seller'] as const).map(
        (direction) =>
          `| ${rule} | ${DIRECTION_KEYS[direction]} | ${PLACES.map((place) => directions[direction][place]).join(' | ')} |`,
      ),
    ),
    '',
  ]
}
