import ipaddr from 'ipaddr.js'
import { type Problem, problem } from '../base/problem.ts'
import { hasForbiddenCharacter } from '../base/text.ts'

/** What a host may call although it is private: names or addresses with their port, and ranges of addresses. */
export interface AllowedTargets {
  /** `host:port`, lower case; an IPv6 address in brackets. */
  readonly hosts: readonly string[]
  /** CIDR. */
  readonly ranges: readonly string[]
}

export const nothingAllowed: AllowedTargets = { hosts: [], ranges: [] }

const longestUrl = 2000

/**
 * Public by their range, but answered by a cloud's own machinery: Azure's metadata and health service. The others live in
 * ranges that are refused as a whole (169.254.0.0/16, 100.64.0.0/10, fc00::/7).
 */
const metadata = ['168.63.129.16']

/** `192.0.2.0/24`, `10.0.0.7/32`, `fd00::/8`, or `name:port`. What is neither is said. */
export const readAllowedTargets = (texts: readonly string[]): { allowed: AllowedTargets; mistakes: string[] } => {
  const entries = texts.map((text) => text.trim().toLowerCase()).filter((text) => text !== '')
  const isRange = (text: string) => ipaddr.isValidCIDR(text)
  const isHost = (text: string) => /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}$/.test(text)
  return {
    allowed: { hosts: entries.filter((text) => !isRange(text) && isHost(text)), ranges: entries.filter(isRange) },
    mistakes: entries.filter((text) => !isRange(text) && !isHost(text)),
  }
}

/** The address itself, an IPv4 one out of its IPv6 clothing; null if it is no address. */
const addressOf = (text: string) => {
  const bare = text.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null
}

const isPublic = (address: ipaddr.IPv4 | ipaddr.IPv6): boolean =>
  address.range() === 'unicast' &&
  !metadata.includes(address.toString()) &&
  // Beyond it nothing is given out: what routes there routes at home.
  (address.kind() === 'ipv4' || (address.toByteArray()[0]! & 0xe0) === 0x20)

const isWithin = (address: ipaddr.IPv4 | ipaddr.IPv6, range: string): boolean => {
  const [network, bits] = ipaddr.parseCIDR(range)
  return network.kind() === address.kind() && address.match(network, bits)
}

/** Whether an address may be connected to: a public one, or one in an allowed range. */
export const mayConnect = (text: string, { ranges }: AllowedTargets): boolean => {
  const address = addressOf(text)
  return address !== null && (isPublic(address) || ranges.some((range) => isWithin(address, range)))
}

/** The port that a URL means. */
export const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80))

/** Whether the configuration names this very host and port, by whatever address it answers. */
export const isNamed = (url: URL, { hosts }: AllowedTargets): boolean =>
  hosts.includes(`${url.hostname}:${portOf(url)}`)

/** Whether the host of a URL is an address already, in whichever notation: `URL` writes 0x7f.1 and 2130706433 as 127.0.0.1. */
export const isAddress = (url: URL): boolean => addressOf(url.hostname) !== null

const refuse = (code: string, facts: Problem['facts'] = {}) => [
  problem(code, { path: ['url'], field: 'url', facts: { ...facts } }),
]

/** What speaks against a URL before its name is resolved. */
export const checkUrl = (text: string, allowed: AllowedTargets): Problem[] => {
  const invalid = text.length > longestUrl || hasForbiddenCharacter(text) || !URL.canParse(text)
  const url = invalid ? null : new URL(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hash !== '' || url.hostname === '')
    return refuse('WEBHOOK_URL_INVALID', { longest: longestUrl })
  if (url.username !== '' || url.password !== '') return refuse('WEBHOOK_URL_WITH_CREDENTIALS')
  if (isNamed(url, allowed)) return []
  if (isAddress(url) && !mayConnect(url.hostname, allowed))
    return refuse('WEBHOOK_TARGET_NOT_ALLOWED', { host: url.hostname })
  const isInAllowedRange =
    isAddress(url) && mayConnect(url.hostname, allowed) && !mayConnect(url.hostname, nothingAllowed)
  return url.protocol === 'http:' && !isInAllowedRange ? refuse('WEBHOOK_HTTPS_NEEDED') : []
}
