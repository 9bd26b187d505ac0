/** docs/what-readers-see.md, made from the list of mails. */

import type { ClientMail } from './mails.ts'

export function readersPage(mails: readonly ClientMail[]): string {
  return `${[INTRODUCTION, ...mails.map(section)].join('\n\n')}\n`
}

const INTRODUCTION = `# What readers see

Ten mails as people's programs write them, each beside what the other side gets, both shown by the same browser. Made by
\`npm run docs:screens\` from the files in \`test/screens/mails/\`; do not edit.`

function section({ name, client, shows, changes }: ClientMail): string {
  return `## ${client}\n\n${shows} ${changes}\n\n![${client}](what-readers-see/${name}.png)`
}
