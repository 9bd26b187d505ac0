import { describe, expect, it } from 'vitest'
import { parseEndpoint, parseNetwork } from '../../src/config/endpoint.ts'
import { nearest } from '../../src/core/nearest.ts'
import { formatDuration, formatSize, parseDuration, parseSize } from '../../src/config/units.ts'

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['1s', 1000],
    ['5m', 300_000],
    ['1.5h', 5_400_000],
    ['48h', 172_800_000],
    ['30 d', 2_592_000_000],
    ['0', 0],
  ])('reads %s', (text, ms) => expect(parseDuration(text)).toBe(ms))

  it.each(['', '90', '1M', '-1s', '1h30m', 'h', '1e3s', '１s', '99999999999999999d'])('refuses %j', (text) =>
    expect(parseDuration(text)).toBeNull(),
  )

  it.each([
    [0, '0s'],
    [999, '1s'],
    [61_000, '1m 1s'],
    [3_600_000, '1h'],
    [90_061_000, '1d 1h'],
    [86_400_000 + 5_000, '1d'],
  ])('of %d ms is shown in its two largest units', (ms, text) => expect(formatDuration(ms)).toBe(text))
})

describe('a size', () => {
  it.each([
    ['512B', 512],
    ['1KiB', 1024],
    ['7MiB', 7_340_032],
    ['12MB', 12_000_000],
    ['1.5GiB', 1_610_612_736],
    ['0', 0],
  ])('reads %s', (text, bytes) => expect(parseSize(text)).toBe(bytes))

  it.each(['7', '7mib', '7 M', '-1B', '7MiB7'])('refuses %j', (text) => expect(parseSize(text)).toBeNull())

  it.each([
    [1023, '1023 B'],
    [4300, '4.2 KiB'],
    [7_340_032, '7 MiB'],
  ])('of %d bytes is shown as %s', (bytes, text) => expect(formatSize(bytes)).toBe(text))
})

describe('an endpoint', () => {
  it.each([
    ['127.0.0.1:2525', { host: '127.0.0.1', port: 2525 }],
    ['[::1]:0', { host: '::1', port: 0 }],
    ['localhost:25', { host: 'localhost', port: 25 }],
    ['SMTP.Example.NET:65535', { host: 'smtp.example.net', port: 65_535 }],
  ])('reads %s', (text, endpoint) => expect(parseEndpoint(text)).toEqual(endpoint))

  it.each(['127.0.0.1', ':25', '::1:25', '[127.0.0.1]:25', '127.0.0.256:25', 'a:65536', 'a:-1', 'a b:1', 'a:', ''])(
    'refuses %j',
    (text) => expect(parseEndpoint(text)).toBeNull(),
  )
})

describe('a network', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['192.0.2.7', '192.0.2.7/32'],
    ['::1', '::1/128'],
    ['2001:db8::/32', '2001:db8::/32'],
  ])('reads %s', (text, network) => expect(parseNetwork(text)).toBe(network))

  it.each(['10.0.0.0/33', '::/129', '10.0/8', 'localhost', '10.0.0.0/', 'fe80::1%eth0', ''])('refuses %j', (text) =>
    expect(parseNetwork(text)).toBeNull(),
  )
})

describe('the nearest word', () => {
  it.each([
    ['hostnme', 'hostname'],
    ['Data-Dir', 'data_dir'],
    ['listenn', 'listen'],
    ['colour', null],
  ])('to %s is %s', (word, expected) => expect(nearest(word, ['hostname', 'data_dir', 'listen'])).toBe(expected))
})
