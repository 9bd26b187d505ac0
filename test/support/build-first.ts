/** Worker threads and daemons of the tests run the compiled program, so it is compiled before any test. */
import { execFileSync } from 'node:child_process'

export default function buildFirst(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], { stdio: 'inherit' })
}
