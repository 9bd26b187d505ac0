/** The ends of host names: all there are, and those that people spell out. */

import { createRequire } from 'node:module'

// The list is a JSON file, which ES modules of Node 20 import only with a warning on stderr.
const listed = createRequire(import.meta.url)('tlds') as readonly string[]
/** Names that are no public suffixes, yet are written as hosts: RFC 2606, RFC 7686, and names of home networks. */
const OTHER_TOP_LEVELS = ['example', 'test', 'invalid', 'onion', 'local', 'internal', 'lan', 'home']

/** In lower case, with letters as people write them. */
const TOP_LEVELS: ReadonlySet<string> = new Set([...listed, ...OTHER_TOP_LEVELS])

export function isTopLevel(label: string): boolean {
  return TOP_LEVELS.has(label) || /^xn--[a-z0-9-]{2,59}$/.test(label)
}

const list = (words: string) => new Set(words.split(' '))

/** No words of a language people write to us in: with nearly any sign before them they end a host. */
export const PLAIN_TOP_LEVELS = list('com net org biz')
/** Most of these are no words either, but days, sizes and countries: `Mo,Fr`, `40,eu`. */
export const COUNTRY_TOP_LEVELS = list('eu uk fr nl pl jp cn ru tr cz kr tw hk de it es at ch be br pt')

const SPOKEN_EVERYWHERE =
  'com net org info biz eu shop store online site website xyz io app club tv cc ly gg uk fr nl pl ch jp cn ru tr br pt mx cl cz kr tw hk co'

/** What may come after the word for the dot in each language, without the words that follow it in sentences. */
export const SPOKEN_AFTER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['dot', list(`${SPOKEN_EVERYWHERE} de es it at be us ca au me ai`)],
  ['d0t', list(`${SPOKEN_EVERYWHERE} de es it at be us ca au me ai`)],
  ['punkt', list(`${SPOKEN_EVERYWHERE} de at it es be`)],
  ['point', list(`${SPOKEN_EVERYWHERE} be ca it`)],
  ['punto', list(`${SPOKEN_EVERYWHERE} es it ar pe`)],
  ['ponto', list(`${SPOKEN_EVERYWHERE}`)],
  ['punt', list(`${SPOKEN_EVERYWHERE} be it`)],
  ['kropka', list('com net org info biz eu shop pl de uk fr')],
  ['nokta', list('com net org info biz eu shop tr de gen')],
  ['точка', list('com net org info biz eu shop ru de')],
  ['ドット', list(`${SPOKEN_EVERYWHERE} de it us`)],
  ['点', list(`${SPOKEN_EVERYWHERE} de it us`)],
  ['點', list(`${SPOKEN_EVERYWHERE} de it us`)],
])
