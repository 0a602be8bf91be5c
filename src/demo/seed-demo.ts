import { ensureFirstKey } from '../access/ensure-first-key.ts'
import { issueKey } from '../access/issue-key.ts'
import { registerCluster } from '../access/register-cluster.ts'
import type { Caller, Role } from '../base/caller.ts'
import { seedCalendar } from '../calendar/seed-calendar.ts'
import type { Hub } from '../hub.ts'
import { advanceWholeDay } from '../programme/advance-whole-day.ts'
import { registerMembership } from '../recognition/register-membership.ts'
import { asRole, cities, cluster, must } from './demo-cities.ts'
import { seedBatches } from './seed-batches.ts'
import { seedCoordination } from './seed-coordination.ts'
import { sandbox, seedExchange } from './seed-exchange.ts'
import { seedLightRules, seedLights } from './seed-lights.ts'
import { seedMeetings } from './seed-meetings.ts'
import { seedPlan } from './seed-plan.ts'
import { seedProgress } from './seed-progress.ts'
import { seedRecognition } from './seed-recognition.ts'
import { seedSeals } from './seed-seals.ts'
import { seedUse } from './seed-use.ts'

/** A ready-made key of the demonstration. */
export interface DemoKey {
  readonly role: string
  readonly secret: string
  /** The name of its city. */
  readonly city?: string
}

/**
 * Fills an empty hub with the sample cluster: always the same rows; the consultation ends two weeks from today. The two years of
 * progress take the longest, and can be left out, with the seals of what they tell.
 */
export const seedDemo = async (hub: Hub, bootstrapKey: string | null, withProgress = true): Promise<DemoKey[]> => {
  const { secret } = must(await ensureFirstKey(hub, bootstrapKey))
  const secretariat = asRole('SECRETARIAT')
  must(await seedCalendar(hub, secretariat))
  const name = '呼包鄂乌城市群（演示数据）'
  must(await registerCluster(hub, secretariat, { code: cluster, name, isSample: true, silenceIsConsent: true }))
  for (const { since, code, name: of } of cities) {
    const member = { cluster, city: { code, name: of }, role: 'MEMBER' as const, validFrom: since }
    must(await registerMembership(hub, secretariat, member))
  }
  await seedBatches(hub, secretariat)
  await seedRecognition(hub)
  await seedPlan(hub, secretariat)
  if (withProgress) {
    await seedLightRules(hub, secretariat)
    await seedProgress(hub)
    must(await advanceWholeDay(hub))
    await seedLights(hub, secretariat)
  }
  await seedCoordination(hub, secretariat)
  await seedUse(hub)
  await seedMeetings(hub, secretariat)
  if (withProgress) await seedSeals(hub, secretariat)
  await seedExchange(hub, secretariat)
  return [{ role: 'SECRETARIAT', secret: secret! }, ...(await seedKeys(hub, secretariat))]
}

/** What the holders of the demo's keys are called. */
const posts: Readonly<Record<Role, string>> = {
  SECRETARIAT: '秘书处',
  COORDINATOR: '联络员',
  OPERATOR: '填报员',
  LEADER: '领导',
  PARTNER: '对接系统',
  AUDITOR: '审计',
}

const seedKeys = async (hub: Hub, secretariat: Caller): Promise<DemoKey[]> => {
  const wanted: readonly { role: Role; city?: string; of?: string }[] = [
    ...cities.map(({ code }) => ({ role: 'COORDINATOR' as const, city: code })),
    { role: 'OPERATOR', city: '150100' },
    { role: 'PARTNER', city: '150200' },
    { role: 'PARTNER', city: '150200', of: sandbox },
    { role: 'LEADER' },
    { role: 'AUDITOR' },
  ]
  const keys: DemoKey[] = []
  for (const { role, city, of = cluster } of wanted) {
    const holder = `演示·${cities.find(({ code }) => code === city)?.name ?? ''}${posts[role]}${of === sandbox ? '（沙箱）' : ''}`
    // An auditor reads the change log, which is the whole hub's.
    const issued = must(
      await issueKey(hub, secretariat, { role, city, holder, cluster: role === 'AUDITOR' ? null : of }),
    )
    const name = [role, city, of === sandbox ? sandbox : null].filter(Boolean).join(' ')
    keys.push({ role: name, secret: issued.secret!, city: cities.find(({ code }) => code === city)?.name })
  }
  return keys
}
