import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { ask, serverHome, startHub } from '../support/hub-process.ts'
import { openReceiver } from '../support/receiver.ts'

const register = `mutation ($url: String!) { registerSubscriber(input: { cluster: "hbew", url: $url }) {
  subscriber { id } problems { code } } }`
const change = `mutation { setClusterRule(input: { cluster: "hbew", rule: "SILENCE_IS_CONSENT", value: "true" }) { problems { code } } }`

describe('a hub that is killed while its receiver has the signal and has not answered', () => {
  it('is overtaken by the next one, which delivers the very same signal', async () => {
    const home = await serverHome()
    const receiver = await openReceiver(() => void process.kill(dying.pid, 'SIGKILL'), 200)
    const settings = { ...home, HUTONG_WEBHOOK_ALLOW: receiver.host }
    const dying = await startHub(settings)
    const { data } = await ask(dying.url, register, { url: receiver.url })
    expect(data.registerSubscriber.problems).toEqual([])
    await ask(dying.url, change).catch(() => undefined)
    await dying.ended

    // A minute passes: what the dead host has taken is free again.
    const client = new pg.Client({ connectionString: home.DATABASE_URL })
    await client.connect()
    await client.query("update subscriber set leased_until = now() - interval '1 second'")
    await client.end()
    const next = await startHub(settings)
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(2)
    const [first, second] = receiver.received
    expect([second!.headers['webhook-id'], second!.body]).toEqual([first!.headers['webhook-id'], first!.body])
    await expect
      .poll(async () => (await ask(next.url, '{ subscribers(cluster: "hbew") { acknowledgedAt } }')).data.subscribers)
      .toEqual([{ acknowledgedAt: expect.any(String) }])
    expect(await next.end('SIGTERM')).toBe(0)
  })
})
