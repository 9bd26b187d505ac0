/** Which links of a text show pictures and no words. */

import type { LinkStretch, VisibleText } from './visible-text.ts'

/** The alternative text of a picture is no word of the link: nobody sees it who sees the picture. */
export function pictureLinks({ text, leaves, links }: VisibleText): ReadonlySet<LinkStretch> {
  /** How many pictures and words there are before each leaf: links may lie in links, and none is walked through. */
  const pictures = [0]
  const words = [0]
  for (const [index, leaf] of leaves.entries()) {
    const isPicture = leaf.picture !== null
    const isWord = !isPicture && /\S/.test(text.slice(leaf.start, leaf.end))
    pictures.push((pictures[index] ?? 0) + (isPicture ? 1 : 0))
    words.push((words[index] ?? 0) + (isWord ? 1 : 0))
  }
  const count = (sums: readonly number[], from: number, to: number) => (sums[to] ?? 0) - (sums[from] ?? 0)
  return new Set(
    links.filter(({ firstLeaf, endLeaf }) => {
      return count(pictures, firstLeaf, endLeaf) > 0 && count(words, firstLeaf, endLeaf) === 0
    }),
  )
}
