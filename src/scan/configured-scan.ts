/** The scan that the configuration asks for. */

import { askClamd, type ClamdAddress } from './clamd.ts'
import { createFileScanner, type FileScannerOptions, type ScanFiles } from './file-scanner.ts'

export interface ClamdSettings extends Pick<FileScannerOptions, 'timeoutMs' | 'whenUnavailable'> {
  readonly address: ClamdAddress
}

/** Null: nobody looks for viruses. `onTrouble` hears once for each message that was not looked through. */
export function configuredScan(clamd: ClamdSettings | null, onTrouble: FileScannerOptions['onTrouble']): ScanFiles {
  if (clamd === null) return async (message) => message
  const { address, ...settings } = clamd
  return createFileScanner({ ...settings, ask: (content, signal) => askClamd(content, address, signal), onTrouble })
}
