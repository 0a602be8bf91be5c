import type { Caller } from '../base/caller.ts'
import { addDays, civilDateAt } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { answerLights } from '../programme/answer-lights.ts'
import { grantExemption } from '../programme/grant-exemption.ts'
import { setLightRules } from '../programme/set-light-rules.ts'
import { stateOwnLight } from '../programme/state-own-light.ts'
import { asRole, cluster, must } from './demo-cities.ts'

/** The rules of the cluster since last year: the usual figures, and a red month is restated once the row has caught up. */
export const seedLightRules = async (hub: Hub, secretariat: Caller): Promise<void> => {
  const since = `${Number(civilDateAt(hub.now()).slice(0, 4)) - 1}-01-01`
  const then = { ...hub, now: () => new Date(`${since}T04:00:00Z`) }
  const rules = { restatesRedOnceCaughtUp: true }
  must(await setLightRules(then, secretariat, { cluster, rules, reason: '赶上进度后上月红灯改列黄灯（演示）' }))
}

/** Of the projects that are red today the first is exempted for two months from what it is red for, and the leaders of the next two rate themselves. */
export const seedLights = async (hub: Hub, secretariat: Caller): Promise<void> => {
  const today = civilDateAt(hub.now())
  const edition = { cluster, list: 'PROJECT', year: Number(today.slice(0, 4)) } as const
  const asked = { ...edition, colours: ['RED'] as const, first: 100, after: 0 }
  const { rows } = must(await answerLights(hub, secretariat, asked))
  const [exempted, ...rated] = rows.nodes.slice(0, 3)
  const criterion = exempted?.cities[0]?.criteria.find(({ colour }) => colour === 'RED')?.criterion
  if (exempted && criterion && criterion !== 'OVERALL')
    must(
      await grantExemption(hub, secretariat, {
        ...{ ...edition, number: exempted.number, criterion, approver: '秘书处主任（演示）' },
        ...{ reason: '经市长联席会议同意暂缓评价（演示）', expiresOn: addDays(today, 60) },
      }),
    )
  for (const [i, { number, leadCity }] of rated.entries())
    must(
      await stateOwnLight(hub, asRole('COORDINATOR', leadCity), {
        ...{ ...edition, number, city: leadCity, colour: i === 0 ? 'GREEN' : 'YELLOW' },
        text: '已调增施工力量，年底可完成（演示）',
      }),
    )
}
