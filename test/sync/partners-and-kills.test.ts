import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HutongClient } from '../../src/client/index.ts'
import { temporaryFolder } from '../cli/run-hutong.ts'
import { exportOf, serverHome } from '../support/hub-process.ts'
import { implementationsIn, isEachOnce, shortOf, snapshotOf, standingOf, tableOf } from '../support/model/comparing.ts'
import { runFaults } from '../support/model/faults.ts'
import { copyIn, openFollower } from '../support/model/follower.ts'
import { openCutter, openHosts } from '../support/model/hosts.ts'
import { openPusher } from '../support/model/pusher.ts'
import { type Random, randomFrom } from '../support/model/random.ts'
import { partnerKeyAt } from '../support/partner.ts'
import { verdictOn } from '../support/verify-log.ts'

// The short run is in the suite; HUTONG_MODEL_SECONDS makes it a long one, HUTONG_MODEL_SEED another one.
const seconds = Number(process.env.HUTONG_MODEL_SECONDS ?? 20)
const seed = Number(process.env.HUTONG_MODEL_SEED ?? 20261127)

const sources = [
  { city: '150100', source: 'hohhot-zwfw', from: 10_000, rows: 120 },
  { city: '150200', source: 'baotou-zwfw', from: 20_000, rows: 60 },
  { city: '150200', source: 'baotou-rsj', from: 30_000, rows: 60 },
]
const followed = [['implementation.recorded'], ['implementation.recorded', 'item.entered'], []]

describe('partners who push and follow while clients, hosts and connections are killed', () => {
  it(
    'have in the end what the hub has, row by row, and what they were told stands',
    async () => {
      const [home, folder] = [await serverHome(), temporaryFolder()]
      const hosts = await openHosts(home, 2)
      const cutter = await openCutter(home.DATABASE_URL)
      const keys: Record<string, string> = {
        '150100': await partnerKeyAt(hosts.urls[0]!, '150100'),
        '150200': await partnerKeyAt(hosts.urls[0]!, '150200'),
      }
      // Each has dice of its own, so that a seed gives the same faults and the same rows in every run.
      const envOf = (city: string, random: Random) => () => ({
        HUTONG_URL: random.oneOf(hosts.urls),
        HUTONG_KEY: keys[city]!,
      })
      const pushers = sources.map((one, i) => {
        const random = randomFrom(seed + 100 + i)
        return openPusher({ ...one, folder, random, env: envOf(one.city, randomFrom(seed + 200 + i)) })
      })
      const followers = followed.map((kinds, i) => {
        mkdirSync(join(folder, `copy${i}`))
        return openFollower({
          folder: join(folder, `copy${i}`),
          kinds,
          env: envOf('150200', randomFrom(seed + 300 + i)),
        })
      })
      const working = [...pushers, ...followers].map((one) => one.run())

      const faults = await runFaults({ pushers, followers, hosts, cutter, random: randomFrom(seed), seconds })
      await hosts.whole()
      for (const pusher of pushers) pusher.stop()
      for (const follower of followers) follower.stop()
      await Promise.all(working.slice(0, pushers.length))
      await Promise.all(followers.map((follower) => follower.end()))
      const pushes = pushers.map((pusher) => pusher.tally())
      console.log(JSON.stringify({ seed, seconds, faults, pushes, follows: followers.map((one) => one.tally().runs) }))

      expect([...pushers, ...followers].flatMap((one) => one.faults)).toEqual([])
      for (const pusher of pushers) {
        const { acknowledged, kept } = await standingOf(cutter.client, pusher)
        expect(kept).toEqual(acknowledged)
      }
      const table = await tableOf(cutter.client)
      const client = new HutongClient({ url: hosts.urls[1]!, key: keys['150200'] })
      for (const { kinds, entries } of followers) {
        const copy = copyIn(entries())
        expect(isEachOnce(entries())).toBe(true)
        expect(implementationsIn(copy)).toEqual(table)
        expect(shortOf(copy)).toEqual(await snapshotOf(client, kinds))
      }
      expect(await verdictOn(await exportOf(hosts.urls[0]!))).toMatchObject({ intact: true })
      await cutter.close()
    },
    seconds * 1000 + 300_000,
  )
})
