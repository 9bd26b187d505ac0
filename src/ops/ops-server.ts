/** `GET /health` and `GET /metrics` for whoever watches over the daemon. Names nobody; still, keep it off the public net. */

import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Illness } from './health.ts'
import type { Metrics } from './metrics.ts'

export interface OpsServer {
  /** `host:port`, with the port that was really taken. */
  readonly address: string
  close(): Promise<void>
}

export interface OpsParts {
  readonly metrics: Metrics
  /** What keeps mail from being taken in, if anything does. */
  checkHealth(): Promise<Illness | null>
  /** Told about failures; the asker only hears that there is one. */
  onTrouble(error: unknown): void
}

const REQUEST_MS = 10_000

/** A reason not to start that a person can mend; the message says how. */
export class OpsUnusable extends Error {
  override readonly name = 'OpsUnusable'
}

/** Resolves once it listens; throws {@link OpsUnusable} when the address cannot be taken. */
export async function startOpsServer(
  listen: { readonly host: string; readonly port: number },
  parts: OpsParts,
): Promise<OpsServer> {
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
    answer(request.method, request.url, response, parts).catch((error: unknown) => {
      parts.onTrouble(error)
      send(response, 503, 'text/plain', 'not well\n')
    })
  })
  server.maxConnections = 20
  const wanted = `${bracketed(listen.host)}:${listen.port}`
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new OpsUnusable(
          `[ops] listen: ${wanted} cannot be taken (${cause.message}); free it or name another address.`,
          {
            cause,
          },
        ),
      ),
    )
    server.listen(listen.port, listen.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    address: `${bracketed(listen.host)}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(
  method: string | undefined,
  url: string | undefined,
  response: ServerResponse,
  parts: OpsParts,
): Promise<void> {
  if (method !== 'GET' && method !== 'HEAD') return send(response, 405, 'text/plain', 'only GET\n')
  if (url === '/metrics') return send(response, 200, parts.metrics.contentType, await parts.metrics.text())
  if (url !== '/health') return send(response, 404, 'text/plain', 'there are /health and /metrics\n')
  const reason = await parts.checkHealth()
  if (reason === null) send(response, 200, 'application/json', '{"status":"ok"}\n')
  else send(response, 503, 'application/json', `${JSON.stringify({ status: 'unwell', reason })}\n`)
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body)
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
