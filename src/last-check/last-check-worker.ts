/** What a worker thread runs: the last check of one message a task. */

import { FULL_BOUNDS } from './bounds.ts'
import { type CheckTask, findLeaks, type Leak } from './find-leaks.ts'

export default function checkInWorker(task: CheckTask): Leak[] {
  return findLeaks(task, FULL_BOUNDS)
}
