/** A worker that misbehaves as the message asks. */
export default async function faulty({ bytes }) {
  const wish = Buffer.from(bytes).toString('latin1')
  if (wish.includes('LOOP')) for (;;);
  if (wish.includes('HANG')) return new Promise(() => setInterval(() => {}, 1000))
  if (wish.includes('MEMORY')) {
    const kept = []
    for (;;)
      kept.push(
        Array(1000)
          .fill({ a: 1 })
          .map((one) => ({ ...one })),
      )
  }
  if (wish.includes('EXIT')) process.exit(3)
  if (wish.includes('THROW')) throw new Error('a fault of ours')
  return { examined: bytes.length }
}
