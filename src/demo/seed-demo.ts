import { ensureFirstKey } from '../access/ensure-first-key.ts'
import { issueKey } from '../access/issue-key.ts'
import { registerCluster } from '../access/register-cluster.ts'
import { registerMembership } from '../access/register-membership.ts'
import type { Caller, Role } from '../base/caller.ts'
import { addDays, civilDateAt } from '../base/civil-date.ts'
import type { Outcome } from '../base/outcome.ts'
import type { ListedRow } from '../catalogue/listed-row.ts'
import type { Hub } from '../hub.ts'
import { confirmItemBatch } from '../recognition/confirm-item-batch.ts'
import { objectToItem } from '../recognition/object-to-item.ts'
import { openConsultation } from '../recognition/open-consultation.ts'
import { publishItemBatch } from '../recognition/publish-item-batch.ts'
import { registerItemBatch } from '../recognition/register-item-batch.ts'
import { registerPublishedBatch } from '../recognition/register-published-batch.ts'
import { rowsOf } from '../recognition/registration.ts'
import { demoRows, demoUnmatchedRows } from './demo-items.ts'

const cluster = 'hbew'
const cities = [
  { code: '150100', name: '呼和浩特市', since: '2019-01-01' },
  { code: '150200', name: '包头市', since: '2019-01-01' },
  { code: '150600', name: '鄂尔多斯市', since: '2019-01-01' },
  { code: '150900', name: '乌兰察布市', since: '2021-01-01' },
]

/** A ready-made key of the demonstration. */
export interface DemoKey {
  readonly role: string
  readonly secret: string
}

/** The demo is told by the hub's own verbs, so a refusal here is a fault of the demo. */
const must = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok === undefined) throw new Error(`the demo was refused: ${JSON.stringify(outcome.problems)}`)
  return outcome.ok
}

const asRole = (role: Role, city: string | null = null): Caller => ({
  keyId: null,
  role,
  cluster: null,
  city,
  cityClusters: [cluster],
})

/** Fills an empty hub with the sample cluster: always the same rows; the consultation ends two weeks from today. */
export const seedDemo = async (hub: Hub, bootstrapKey: string | null): Promise<DemoKey[]> => {
  const { secret } = must(await ensureFirstKey(hub, bootstrapKey))
  const secretariat = asRole('SECRETARIAT')
  const name = '呼包鄂乌城市群（演示数据）'
  must(await registerCluster(hub, secretariat, { code: cluster, name, isSample: true, silenceIsConsent: true }))
  for (const { since, ...city } of cities)
    must(await registerMembership(hub, secretariat, { cluster, city, role: 'MEMBER', validFrom: since }))
  await seedBatches(hub, secretariat)
  return [{ role: 'SECRETARIAT', secret: secret! }, ...(await seedKeys(hub, secretariat))]
}

const rows = (fields: readonly ListedRow['fields'][]) => ({
  chunks: [rowsOf(fields)],
  end: () => ({ content: fields }),
})

const seedBatches = async (hub: Hub, secretariat: Caller) => {
  const head = (ordinal: number, title: string) => ({
    cluster,
    ordinal,
    title: `${title}（演示数据）`,
    onProblem: 'REJECT_ALL' as const,
    dryRun: false,
  })
  const deadline = addDays(civilDateAt(hub.now()), 14)
  const first = { ...head(1, '第一批四城通办事项清单'), documentNumber: '演示〔2022〕1号', publishedOn: '2022-06-15' }
  must(await registerPublishedBatch(hub, secretariat, first, rows(demoRows(1))))

  must(await registerItemBatch(hub, secretariat, head(2, '第二批四城通办事项清单'), rows(demoRows(2))))
  must(await openConsultation(hub, secretariat, { cluster, ordinal: 2, deadline }))
  for (const { code } of cities) must(await confirmItemBatch(hub, asRole('COORDINATOR', code), { cluster, ordinal: 2 }))
  must(await publishItemBatch(hub, secretariat, { cluster, ordinal: 2, documentNumber: '演示〔2026〕2号' }))

  must(await registerItemBatch(hub, secretariat, head(3, '第三批四城通办事项清单'), rows(demoRows(3))))
  must(await openConsultation(hub, secretariat, { cluster, ordinal: 3, deadline }))
  must(await confirmItemBatch(hub, asRole('COORDINATOR', '150100'), { cluster, ordinal: 3 }))
  const objection = {
    cluster,
    ordinal: 3,
    item: demoRows(3)[5]!.code!,
    reason: '我市该事项已下放旗县办理，需先统一层级（演示数据）',
  }
  must(await objectToItem(hub, asRole('COORDINATOR', '150200'), objection))

  must(await registerItemBatch(hub, secretariat, head(4, '第四批征集草案'), rows(demoUnmatchedRows)))
}

const seedKeys = async (hub: Hub, secretariat: Caller): Promise<DemoKey[]> => {
  const wanted: readonly { role: Role; city?: string }[] = [
    ...cities.map(({ code }) => ({ role: 'COORDINATOR' as const, city: code })),
    { role: 'OPERATOR', city: '150100' },
    { role: 'PARTNER', city: '150200' },
    { role: 'LEADER' },
    { role: 'AUDITOR' },
  ]
  const keys: DemoKey[] = []
  for (const { role, city } of wanted) {
    const holder = `演示${city ?? ''}${role}`
    // An auditor reads the change log, which is the whole hub's.
    const issued = must(
      await issueKey(hub, secretariat, { role, city, holder, cluster: role === 'AUDITOR' ? null : cluster }),
    )
    keys.push({ role: city ? `${role} ${city}` : role, secret: issued.secret! })
  }
  return keys
}
