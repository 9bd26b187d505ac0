import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeFolderDurably, UNFINISHED, writeFileDurably } from '../../src/system/durable-file.ts'
import { temporaryFolder } from './sqlite-support.ts'

let folder: string

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('a durable file', () => {
  it('is there as a whole, for its owner only, with nothing beside it', () => {
    const path = join(folder, 'file')
    writeFileDurably(path, Buffer.alloc(100_000, 'x'))
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(100_000))
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('replaces what was there, and what an earlier crash left unfinished', () => {
    const path = join(folder, 'file')
    writeFileSync(path, 'old')
    writeFileSync(path + UNFINISHED, 'a long beginning of something else')
    writeFileDurably(path, Buffer.from('new'))
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['file'])
  })

  it('leaves nothing where it cannot be written', () => {
    const path = join(folder, 'taken')
    mkdirSync(join(path, 'full'), { recursive: true })
    expect(() => writeFileDurably(path, Buffer.from('x'))).toThrow()
    expect(readdirSync(folder)).toEqual(['taken'])
    expect(() => writeFileDurably(join(folder, 'nowhere', 'file'), Buffer.from('x'))).toThrow('ENOENT')
  })
})

describe('a durable folder', () => {
  it('is made with those above it, and left alone where it exists', () => {
    const path = join(folder, 'a/b/c')
    makeFolderDurably(path)
    makeFolderDurably(path)
    expect(existsSync(path)).toBe(true)
    expect(statSync(join(folder, 'a')).mode & 0o077).toBe(0)
  })
})
