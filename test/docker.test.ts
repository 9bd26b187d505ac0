/** What can be known about the image without building it, and its health check run for real. */

import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'

interface Instruction {
  readonly name: string
  readonly text: string
}

const instructions = readDockerfile(readFileSync('Dockerfile', 'utf8'))
const stages = stagesOf(instructions)
const [build, runtime] = stages
const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: { tradepost: string } }

describe('the image', () => {
  it('is built in one stage and runs in another, on the same line of Node and the same Debian', () => {
    expect(stages.map((stage) => stage[0]?.text)).toEqual(['node:24-bookworm AS build', 'node:24-bookworm-slim'])
  })

  it('carries no development dependencies over', () => {
    const steps = textsOf(build, 'RUN').join('\n')
    expect(steps).toMatch(/^npm ci$/m)
    expect(steps).toMatch(/npm run build && npm prune --omit=dev$/m)
  })

  it('runs as somebody who is not root, from before its data folder is declared', () => {
    const names = (runtime ?? []).map(({ name }) => name)
    expect(textsOf(runtime, 'USER')).toEqual(['node'])
    expect(names.indexOf('USER')).toBeLessThan(names.indexOf('ENTRYPOINT'))
    expect(textsOf(runtime, 'RUN').join()).toContain('-o node -g node -m 0700 /var/lib/tradepost')
  })

  it('keeps its data on a volume and says so to the relay', () => {
    expect(textsOf(runtime, 'VOLUME')).toEqual(['/var/lib/tradepost'])
    expect(textsOf(runtime, 'ENV').join()).toContain('TRADEPOST_DATA_DIR=/var/lib/tradepost')
  })

  it('opens the port that the relay listens on', () => {
    const [port] = textsOf(runtime, 'EXPOSE')
    expect(textsOf(runtime, 'ENV').join()).toContain(`TRADEPOST_INBOUND_LISTEN=0.0.0.0:${port}`)
  })

  it('starts the program that package.json names, and stops it the way it drains', () => {
    expect(JSON.parse(textsOf(runtime, 'ENTRYPOINT').join())).toEqual(['node', packageJson.bin.tradepost])
    expect(JSON.parse(textsOf(runtime, 'CMD').join())).toEqual(['serve'])
    expect(textsOf(runtime, 'STOPSIGNAL')).toEqual(['SIGTERM'])
  })

  it('copies only what is there and what .dockerignore lets through', () => {
    const sources = stages.flatMap((stage) => textsOf(stage, 'COPY')).filter((text) => !text.startsWith('--from='))
    const names = sources.flatMap((text) => text.split(/\s+/).slice(0, -1))
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    expect(names.filter((name) => !existsSync(name))).toEqual([])
    expect([...new Set(names.map((name) => name.split('/', 1)[0]))].sort()).toEqual(allowed.sort())
  })

  it('takes from the build stage only what that stage has made', () => {
    const fromBuild = textsOf(runtime, 'COPY').filter((text) => text.startsWith('--from=build'))
    expect(fromBuild.map((text) => text.split(/\s+/)[1])).toEqual(['/app/node_modules', '/app/dist'])
  })
})

describe('its health check', () => {
  const closing: (() => void)[] = []
  afterEach(() => {
    for (const close of closing.splice(0)) close()
  })

  /** A server on a free port that does `greet` with every client. */
  async function listen(greet: (socket: Socket) => void): Promise<number> {
    const sockets: Socket[] = []
    const server = createServer((socket) => {
      sockets.push(socket)
      socket.on('error', () => {})
      greet(socket)
    })
    closing.push(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  for (const { title, greet, expected } of [
    {
      title: 'is content with a greeting',
      greet: (socket: Socket) => {
        socket.write('220 mx.marketplace.example ESMTP\r\n')
        socket.on('data', (line) => String(line) === 'QUIT\r\n' && socket.end('221 2.0.0 Bye\r\n'))
      },
      expected: 0,
    },
    {
      title: 'is not content with a refusal',
      greet: (socket: Socket) => void socket.end('421 4.7.0 Too many connections\r\n'),
      expected: 1,
    },
    { title: 'is not content with a hang-up', greet: (socket: Socket) => void socket.end(), expected: 1 },
    { title: 'does not wait for ever for a silent port', greet: () => {}, expected: 1 },
  ]) {
    it(title, async () => {
      const port = await listen(greet)
      expect(await healthCheck(`0.0.0.0:${port}`)).toBe(expected)
    })
  }

  it('is not content when nobody listens', async () => {
    const port = await listen(() => {})
    for (const close of closing.splice(0)) close()
    expect(await healthCheck(`127.0.0.1:${port},[::1]:${port}`)).toBe(1)
  })
})

/** Runs the command of the HEALTHCHECK instruction as the engine would, and gives its exit code. */
function healthCheck(listen: string): Promise<number> {
  const [text = ''] = textsOf(runtime, 'HEALTHCHECK')
  const [, command = ''] = /\bCMD (\[.*\])$/.exec(text) ?? []
  const [, ...args] = JSON.parse(command) as string[]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env: { TRADEPOST_INBOUND_LISTEN: listen }, timeout: 10_000 }, (error) => {
      if (error === null) resolve(0)
      else if (typeof error.code === 'number') resolve(error.code)
      else reject(error)
    })
  })
}

/** Instructions with their continuation lines joined and comments left out. */
function readDockerfile(text: string): Instruction[] {
  const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'))
  return lines
    .join('\n')
    .replace(/\\\n/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
      return { name, text: rest.trim() }
    })
}

function stagesOf(all: readonly Instruction[]): Instruction[][] {
  const found: Instruction[][] = []
  for (const instruction of all) {
    if (instruction.name === 'FROM') found.push([])
    found.at(-1)?.push(instruction)
  }
  return found
}

function textsOf(stage: readonly Instruction[] | undefined, name: string): string[] {
  return (stage ?? []).filter((each) => each.name === name).map((each) => each.text)
}
