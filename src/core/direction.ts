/** The two sides of a conversation and the two ways across it. */

export type Side = 'buyer' | 'seller'
export type Direction = 'buyer-to-seller' | 'seller-to-buyer'

export const DIRECTIONS = ['buyer-to-seller', 'seller-to-buyer'] as const satisfies readonly Direction[]

/** The direction of mail to an alias that stands for `side`: it is for that side, so the other one wrote it. */
export function directionTo(side: Side): Direction {
  return side === 'seller' ? 'buyer-to-seller' : 'seller-to-buyer'
}

export function writerSide(direction: Direction): Side {
  return direction === 'buyer-to-seller' ? 'buyer' : 'seller'
}

export function readerSide(direction: Direction): Side {
  return direction === 'buyer-to-seller' ? 'seller' : 'buyer'
}
