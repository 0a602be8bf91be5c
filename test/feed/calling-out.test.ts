import { describe, expect, it } from 'vitest'
import { nothingAllowed } from '../../src/feed/target-address.ts'
import { openOutbound } from '../../src/node-outbound.ts'
import { codesOf } from '../support/cluster.ts'
import { openReceiver } from '../support/receiver.ts'

const allowing = (...hosts: string[]) => openOutbound({ ...nothingAllowed, hosts }, undefined, 500)

describe('calling a receiver', () => {
  it('answers its status and reads no more than it must', async () => {
    const receiver = await openReceiver(204, 500)
    const { post } = allowing(receiver.host)
    expect(await post(receiver.url, { 'webhook-id': 'msg_1' }, '{"a":"值"}')).toEqual({ status: 204 })
    expect(await post(receiver.url, {}, '')).toEqual({ status: 500 })
    expect(receiver.received[0]).toMatchObject({
      headers: { 'webhook-id': 'msg_1', 'content-length': '11' },
      body: '{"a":"值"}',
    })
  })

  it('does not go where it is sent on', async () => {
    const elsewhere = await openReceiver(200)
    const receiver = await openReceiver(`to ${elsewhere.url}`)
    const { post } = allowing(receiver.host, elsewhere.host)
    expect(await post(receiver.url, {}, '{}')).toEqual({ status: 302 })
    expect(elsewhere.received).toEqual([])
  })

  it('waits no longer than its patience', async () => {
    const receiver = await openReceiver('nothing')
    expect(await allowing(receiver.host).post(receiver.url, {}, '{}')).toEqual({ failure: 'TIMED_OUT' })
  })

  it('says that nobody listens', async () => {
    expect(await allowing('127.0.0.1:1').post('http://127.0.0.1:1/', {}, '{}')).toEqual({
      failure: 'CONNECTION_REFUSED',
    })
  })
})

describe('being led to an address of one’s own', () => {
  it.each([
    'https://127.0.0.1:PORT/',
    'http://127.0.0.1:PORT/',
    'https://2130706433:PORT/',
    'https://[::ffff:7f00:1]:PORT/',
    'https://0:PORT/',
  ])('%s › is not connected to', async (url) => {
    const receiver = await openReceiver(200)
    const { post } = openOutbound(nothingAllowed)
    expect(await post(url.replace('PORT', String(receiver.port)), {}, '{}')).toEqual({ failure: 'TARGET_NOT_ALLOWED' })
    expect(receiver.received).toEqual([])
  })

  it('by a name that answers a private address › is not connected to, also with public ones beside it', async () => {
    const receiver = await openReceiver(200)
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '127.0.0.1'], ['::1'], ['::ffff:127.0.0.1']]) {
      const { post, examine } = openOutbound(nothingAllowed, async () => addresses)
      const url = `https://partner.example.cn:${receiver.port}/`
      expect(codesOf({ problems: await examine(url) })).toEqual(['WEBHOOK_TARGET_NOT_ALLOWED'])
      expect(await post(url, {}, '{}')).toEqual({ failure: 'TARGET_NOT_ALLOWED' })
    }
    expect(receiver.received).toEqual([])
  })

  it('by a name that answered a public address when it was looked at › is not connected to', async () => {
    const receiver = await openReceiver(200)
    const answers = [['8.8.8.8'], ['127.0.0.1']]
    const { post, examine } = openOutbound(nothingAllowed, async () => answers.shift() ?? [])
    const url = `https://partner.example.cn:${receiver.port}/`
    expect(await examine(url)).toEqual([])
    expect(await post(url, {}, '{}')).toEqual({ failure: 'TARGET_NOT_ALLOWED' })
    expect(receiver.received).toEqual([])
  })

  it('by a name that leads into a range which the configuration allows › is connected to, and only by TLS', async () => {
    const receiver = await openReceiver(200)
    const { post } = openOutbound({ hosts: [], ranges: ['127.0.0.0/8'] }, async () => ['127.0.0.1'])
    // The receiver speaks no TLS: that it was found shows in how it fails.
    expect(await post(`https://partner.example.cn:${receiver.port}/`, {}, '{}')).toEqual({
      failure: 'CONNECTION_FAILED',
    })
    expect(await post(`http://partner.example.cn:${receiver.port}/`, {}, '{}')).toEqual({
      failure: 'TARGET_NOT_ALLOWED',
    })
    expect(await post(receiver.url, {}, '{}')).toEqual({ status: 200 })
  })

  it('says that there is no such name', async () => {
    const { post } = openOutbound(nothingAllowed, async () => [])
    expect(await post('https://partner.example.cn/', {}, '{}')).toEqual({ failure: 'NAME_UNKNOWN' })
  })
})
