import { describe, expect, it } from 'vitest'
import { checkTarget } from '../../src/feed/check-target.ts'
import { checkUrl, mayConnect, nothingAllowed, readAllowedTargets } from '../../src/feed/target-address.ts'
import { codesOf } from '../support/cluster.ts'

const codesOfUrl = (url: string, ...allow: string[]) =>
  codesOf({ problems: checkUrl(url, readAllowedTargets(allow).allowed) })

describe('connecting to an address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '223.5.5.5', '2400:3200::1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    '%s › is public',
    (address) => {
      expect(mayConnect(address, nothingAllowed)).toBe(true)
    },
  )

  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['0.0.0.0', 'this host'],
    ['::', 'this host'],
    ['10.0.0.1', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.0.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fc00::1', 'unique local'],
    ['fd12:3456:789a::1', 'unique local'],
    ['fec0::1', 'site-local'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.127.255.255', 'carrier-grade NAT'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['ff02::1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['240.0.0.1', 'reserved'],
    ['192.0.0.192', 'metadata of Oracle, in a reserved range'],
    ['192.0.2.1', 'documentation'],
    ['198.18.0.1', 'benchmarks'],
    ['2001:db8::1', 'documentation'],
    ['169.254.169.254', 'metadata of most clouds'],
    ['169.254.0.23', 'metadata of Tencent'],
    ['100.100.100.200', 'metadata of Alibaba'],
    ['168.63.129.16', 'metadata of Azure'],
    ['fd00:ec2::254', 'metadata of AWS'],
    ['::ffff:127.0.0.1', 'loopback in IPv6'],
    ['::ffff:7f00:1', 'loopback in IPv6'],
    ['::ffff:169.254.169.254', 'metadata in IPv6'],
    ['::127.0.0.1', 'loopback in old IPv6'],
    ['64:ff9b::7f00:1', 'loopback behind a translator'],
    ['2002:7f00:1::', 'loopback by 6to4'],
    ['2001::1', 'Teredo'],
    ['100::1', 'discarded'],
    ['4000::1', 'given out to nobody'],
    ['example.com', 'no address at all'],
    ['', 'nothing'],
  ])('%s › is refused: %s', (address) => {
    expect(mayConnect(address, nothingAllowed)).toBe(false)
  })

  it('is allowed in a range that the configuration names, in either clothing, and nowhere else', () => {
    const { allowed } = readAllowedTargets(['10.1.0.0/16', 'fd00:1::/32'])
    expect(
      ['10.1.2.3', '::ffff:10.1.2.3', 'fd00:1::5', '10.2.0.1', 'fd00:2::5', '127.0.0.1'].map((address) =>
        mayConnect(address, allowed),
      ),
    ).toEqual([true, true, true, false, false, false])
  })
})

describe('naming a target', () => {
  it.each([
    ['https://partner.example.cn/hooks/hutong'],
    ['https://partner.example.cn:8443/?token=1'],
    ['https://8.8.8.8/'],
    ['https://[2400:3200::1]/'],
  ])('%s › is taken', (url) => {
    expect(codesOfUrl(url)).toEqual([])
  })

  it.each([
    ['http://partner.example.cn/', 'WEBHOOK_HTTPS_NEEDED'],
    ['http://8.8.8.8/', 'WEBHOOK_HTTPS_NEEDED'],
    ['ftp://partner.example.cn/', 'WEBHOOK_URL_INVALID'],
    ['file:///etc/passwd', 'WEBHOOK_URL_INVALID'],
    ['gopher://127.0.0.1:6379/_', 'WEBHOOK_URL_INVALID'],
    ['partner.example.cn', 'WEBHOOK_URL_INVALID'],
    ['https://', 'WEBHOOK_URL_INVALID'],
    ['', 'WEBHOOK_URL_INVALID'],
    ['https://partner.example.cn/#part', 'WEBHOOK_URL_INVALID'],
    [`https://partner.example.cn/${'a'.repeat(2000)}`, 'WEBHOOK_URL_INVALID'],
    ['https://user:word@partner.example.cn/', 'WEBHOOK_URL_WITH_CREDENTIALS'],
    ['https://user@partner.example.cn/', 'WEBHOOK_URL_WITH_CREDENTIALS'],
    ['https://127.0.0.1/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://2130706433/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://0x7f000001/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://0x7f.1/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://0177.0.0.1/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://127.1/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://１２７.０.０.１/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://127.0.0.1./', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://[::1]/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://[::ffff:7f00:1]/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://169.254.169.254/latest/meta-data/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
    ['https://0/', 'WEBHOOK_TARGET_NOT_ALLOWED'],
  ])('%s › is refused: %s', (url, code) => {
    expect(codesOfUrl(url)).toEqual([code])
  })

  it('may be http and private where the configuration says so', () => {
    expect(codesOfUrl('http://127.0.0.1:9000/', '127.0.0.1:9000')).toEqual([])
    expect(codesOfUrl('http://127.0.0.1:9001/', '127.0.0.1:9000')).toEqual(['WEBHOOK_TARGET_NOT_ALLOWED'])
    expect(codesOfUrl('http://10.1.2.3/', '10.1.0.0/16')).toEqual([])
    expect(codesOfUrl('http://Receiver.lan:8080/', 'receiver.LAN:8080')).toEqual([])
    expect(codesOfUrl('http://[::1]:9000/', '[::1]:9000')).toEqual([])
  })

  it('says what of the configuration it does not understand', () => {
    expect(readAllowedTargets(['10.0.0.0/8', 'host', '10.0.0.0/99', 'host:80', ''])).toEqual({
      allowed: { hosts: ['host:80'], ranges: ['10.0.0.0/8'] },
      mistakes: ['host', '10.0.0.0/99'],
    })
  })
})

describe('resolving a name', () => {
  const answering = (...addresses: string[]) =>
    checkTarget('https://partner.example.cn/', nothingAllowed, async () => addresses)

  it('takes one whose addresses are all public', async () => {
    expect(await answering('8.8.8.8', '2400:3200::1')).toEqual([])
  })

  it('refuses one that has a private address among them, and one that has none', async () => {
    expect(codesOf({ problems: await answering('8.8.8.8', '10.0.0.1') })).toEqual(['WEBHOOK_TARGET_NOT_ALLOWED'])
    expect(codesOf({ problems: await answering('::ffff:127.0.0.1') })).toEqual(['WEBHOOK_TARGET_NOT_ALLOWED'])
    expect(codesOf({ problems: await answering() })).toEqual(['WEBHOOK_NAME_UNKNOWN'])
  })
})
