/** A connection to the smart host before anything is said over it. */

import { connect, type Socket } from 'node:net'

/** Resolves once it stands; rejects after `connectMs`. Who gets it hears its errors from then on. */
export function openSocket(host: string, port: number, connectMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    const timer = setTimeout(() => socket.destroy(new Error('connecting took too long')), connectMs)
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
  })
}
