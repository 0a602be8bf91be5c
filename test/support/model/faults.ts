import { setTimeout as sleep } from 'node:timers/promises'
import type { Follower } from './follower.ts'
import type { openCutter, openHosts } from './hosts.ts'
import type { Pusher } from './pusher.ts'
import type { Random } from './random.ts'

interface Scene {
  readonly pushers: readonly Pusher[]
  readonly followers: readonly Follower[]
  readonly hosts: Awaited<ReturnType<typeof openHosts>>
  readonly cutter: Awaited<ReturnType<typeof openCutter>>
  readonly random: Random
  readonly seconds: number
}

const kinds = ['PUSHER', 'PUSHER', 'FOLLOWER', 'FOLLOWER', 'CONNECTION', 'CONNECTION', 'HOST', 'HOST'] as const

/** Kills at random for so long: programs of partners, hosts (each is started again at once), connections of the database. */
export const runFaults = async ({ pushers, followers, hosts, cutter, random, seconds }: Scene) => {
  const faults = { PUSHER: 0, FOLLOWER: 0, CONNECTION: 0, HOST: 0 }
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    await sleep(random.between(300, 1500))
    const kind = random.oneOf(kinds)
    if (kind === 'PUSHER') random.oneOf(pushers).kill()
    if (kind === 'FOLLOWER') random.oneOf(followers).kill()
    if (kind === 'CONNECTION' && !(await cutter.cut(random))) continue
    if (kind === 'HOST') {
      // One is left standing, as an operator would see to it.
      if (hosts.isStarting()) continue
      hosts.kill(random)
    }
    faults[kind]++
  }
  return faults
}
