/** How many questions are under way at once: a crowd of senders must not become a crowd of sockets and timers. */

/**
 * Runs a question in its turn. `full`: too many wait already. `late`: no answer within `timeoutMs` of the call, whether
 * it was asked by then or not; an answer that comes later is dropped.
 */
export type QuestionGate = <T>(ask: () => Promise<T>, timeoutMs: number) => Promise<T | 'full' | 'late'>

export function createQuestionGate(maxAtOnce: number, maxWaiting: number): QuestionGate {
  let underWay = 0
  // Sets keep the order of insertion, and lose from their middle at no cost.
  const waiting = new Set<() => void>()

  function letNextIn(): void {
    const [next] = waiting
    if (next === undefined || underWay >= maxAtOnce) return
    waiting.delete(next)
    next()
  }

  return (ask, timeoutMs) => {
    if (underWay >= maxAtOnce && waiting.size >= maxWaiting) return Promise.resolve('full')
    return new Promise((resolve, reject) => {
      let begun = false
      const end = (settle: () => void) => {
        clearTimeout(timer)
        if (begun) underWay--
        begun = false
        waiting.delete(begin)
        settle()
        letNextIn()
      }
      const timer = setTimeout(() => end(() => resolve('late')), timeoutMs)
      const begin = () => {
        begun = true
        underWay++
        ask().then(
          (answer) => begun && end(() => resolve(answer)),
          (error: unknown) => begun && end(() => reject(error)),
        )
      }
      waiting.add(begin)
      letNextIn()
    })
  }
}
