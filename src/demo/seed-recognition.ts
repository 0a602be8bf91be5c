import type { Hub } from '../hub.ts'
import { type Aspect, aspects, type HandlingMode } from '../recognition/aspect.ts'
import { suspendRecognition } from '../recognition/change-recognition.ts'
import { declareRecognition } from '../recognition/declare-recognition.ts'
import { exceptRecognition } from '../recognition/except-recognition.ts'
import { recordImplementation } from '../recognition/record-implementation.ts'
import { asRole, cities, cluster, must } from './demo-cities.ts'
import { demoImplementation } from './demo-implementation.ts'
import { demoRows } from './demo-items.ts'

const published = [...demoRows(1), ...demoRows(2), ...demoRows(3), ...demoRows(4)]
const codeAt = (n: number): string => published[n]!.code!
const ofBatch4 = new Set(demoRows(4).map(({ code }) => code))

/** Those with implementations: the items of the first two batches that are written out, and twelve of the third. */
const implemented = [...demoRows(1).slice(0, 16), ...demoRows(2).slice(0, 12), ...demoRows(3).slice(0, 12)]

const since = '2025-01-01'
const document = '演示〔2024〕8号'

const modeOf = (n: number): HandlingMode =>
  n % 5 < 2 ? 'FULLY_ONLINE' : n % 5 < 4 ? 'ACCEPTED_ON_BEHALF' : 'JOINTLY_HANDLED'

/** What a city declares of the n-th item. Ordos has entrusted nobody with a tenth of them; Ulanqab is behind with batch 4. */
const declaredBy = (city: string, n: number): readonly Aspect[] => {
  if (city === '150900' && ofBatch4.has(codeAt(n))) return []
  return city === '150600' && n % 10 === 3 ? ['ACCEPTS', 'RECOGNISES', 'ISSUES'] : aspects
}

/** Implementations, declarations, and the gaps between them: a city that waits, one that suspended, an exception. */
export const seedRecognition = async (hub: Hub): Promise<void> => {
  for (const [n, row] of implemented.entries())
    for (const city of cities) {
      const content = demoImplementation(row, n, city)
      const given = { item: row.code!, city: city.code, content, state: 'ACTIVE' as const, validFrom: since }
      must(await recordImplementation(hub, asRole('COORDINATOR', city.code), { ...given, dryRun: false }))
    }
  for (const { code } of cities) await declareAll(hub, code)
  await seedGaps(hub)
}

/** As few declarations as there are different ones: items of one mode and the same aspects together. */
const declareAll = async (hub: Hub, city: string) => {
  const groups = new Map<string, { mode: HandlingMode; aspects: readonly Aspect[]; items: string[] }>()
  for (const [n, { code }] of published.entries()) {
    const group = { mode: modeOf(n), aspects: declaredBy(city, n), items: [] }
    const key = `${group.mode} ${group.aspects.join()}`
    if (group.aspects.length > 0) groups.set(key, groups.get(key) ?? group)
    groups.get(key)?.items.push(code!)
  }
  for (const group of groups.values()) {
    const input = { ...group, cluster, city, validFrom: since, document }
    must(await declareRecognition(hub, asRole('COORDINATOR', city), input))
  }
}

const seedGaps = async (hub: Hub) => {
  const suspended = { cluster, city: '150200', item: codeAt(5), reason: '窗口系统升级，暂停收件（演示数据）' }
  must(await suspendRecognition(hub, asRole('COORDINATOR', '150200'), suspended))
  const excepted = {
    cluster,
    city: '150900',
    item: codeAt(8),
    acceptingCity: '150900',
    competentCity: '150200',
    relation: 'HANDLES' as const,
    isLifted: false,
    document: '演示〔2025〕9号',
    reason: '两市登记系统尚未联通（演示数据）',
  }
  must(await exceptRecognition(hub, asRole('COORDINATOR', '150900'), excepted))
  const closed = { item: codeAt(10), city: '150100', state: 'SUSPENDED' as const, dryRun: false }
  const reason = '办事指南修订中（演示数据）'
  must(await recordImplementation(hub, asRole('COORDINATOR', '150100'), { ...closed, reason }))
}
