/** Durations and sizes as people write them in files and on the command line. */

const DURATION_UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

const SIZE_UNITS: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
}

/** Reads `500ms`, `30s`, `5m`, `1.5h`, `7d` into milliseconds; null for anything else, a bare number included. */
export function parseDuration(text: string): number | null {
  return parseAmount(text, DURATION_UNITS)
}

/** Reads `512B`, `64KiB`, `7MiB`, `10MB` into bytes; null for anything else, a bare number included. */
export function parseSize(text: string): number | null {
  return parseAmount(text, SIZE_UNITS)
}

/** A bare number but 0 is refused: whether 90 means seconds or minutes is what people get wrong. */
function parseAmount(text: string, units: Readonly<Record<string, number>>): number | null {
  if (text.trim() === '0') return 0
  const [, digits, unit] = /^(\d{1,15}(?:\.\d{1,6})?) ?([A-Za-z]{1,3})$/.exec(text.trim()) ?? []
  if (digits === undefined || unit === undefined || !Object.hasOwn(units, unit)) return null
  const amount = Math.round(Number(digits) * (units[unit] ?? Number.NaN))
  return Number.isSafeInteger(amount) ? amount : null
}

/** A duration in its two largest units, for people: `2d 3h`, `45m`, `0s`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    { amount: Math.floor(seconds / 86_400), unit: 'd' },
    { amount: Math.floor(seconds / 3600) % 24, unit: 'h' },
    { amount: Math.floor(seconds / 60) % 60, unit: 'm' },
    { amount: seconds % 60, unit: 's' },
  ]
  const first = parts.findIndex((part) => part.amount > 0)
  if (first < 0) return '0s'
  return parts
    .slice(first, first + 2)
    .filter((part) => part.amount > 0)
    .map((part) => `${part.amount}${part.unit}`)
    .join(' ')
}

/** A size for people: `512 B`, `4.2 KiB`, `7 MiB`. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const unit = bytes < 1024 ** 2 ? 'KiB' : bytes < 1024 ** 3 ? 'MiB' : 'GiB'
  const amount = bytes / (SIZE_UNITS[unit] ?? 1)
  return `${Number(amount.toFixed(amount < 100 ? 1 : 0))} ${unit}`
}
