import type { Hub } from '../../src/hub.ts'
import { adoptResolution } from '../../src/meeting/adopt-resolution.ts'
import { conveneMeeting } from '../../src/meeting/convene-meeting.ts'
import { setCutOff } from '../../src/meeting/set-cut-off.ts'
import { advanceWholeDay } from '../../src/programme/advance-whole-day.ts'
import { assignIssue } from '../../src/programme/assign-issue.ts'
import { raiseIssue } from '../../src/programme/raise-issue.ts'
import { recordProgress } from '../../src/programme/record-progress.ts'
import { recordServiceUse } from '../../src/programme/record-service-use.ts'
import { backFilled, card, given, licence, nameless, pension, register } from './batch.ts'
import { partnerOf, secretariatOf } from './callers.ts'
import { baotou, hohhot, makeCluster, must, ofBaotou, ofHohhot, ordos } from './cluster.ts'
import { at } from './hub.ts'
import { plan, release } from './planning.ts'
import { makeLive } from './recognising.ts'

export const office = secretariatOf('hbew')
export const january = '2026-01-10T04:00:00Z'
const on = (hub: Hub, day: string) => at(hub, `${day}T04:00:00Z`)

/** A task of two cities, in the field of ecology. */
const task = {
  ...{
    title: '黄河流域共治',
    field: 'ECOLOGY',
    leadCity: '150100',
    plannedThisYearFen: null,
    totalInvestmentFen: null,
  },
  ...{ participatingCities: ['150600'], deadline: '2026-12-31' },
}
const platform = {
  ...{
    title: '算力调度平台',
    field: 'INNOVATION',
    leadCity: '150600',
    plannedThisYearFen: null,
    totalInvestmentFen: null,
  },
  connections: [
    { city: '150100', since: '2026-02-01' },
    { city: '150200', since: '2026-05-01' },
  ],
}

const used = async (hub: Hub, city: string, competentCity: string, month: string, cases: number) =>
  must(
    await recordServiceUse(hub, partnerOf(city, 'hbew'), {
      ...{ cluster: 'hbew', city, dryRun: false },
      rows: [{ measure: 'CASES', month, item: card.code, competentCity, cases }],
    }),
  )

/** What was there when the sixth meeting was held: five rows of the plan, a batch of two items, ten cases. */
export const untilMarch = async (hub: Hub) => {
  const shares = [
    { city: hohhot.code, fen: 3000 },
    { city: baotou.code, fen: 2000 },
  ]
  await makeCluster(hub, 'hbew', [hohhot, baotou, ordos])
  const rows = {
    shared: await plan(hub, { number: 1, content: { participatingCities: [baotou.code], investmentShares: shares } }),
    alone: await plan(hub, { number: 2, content: { leadCity: ordos.code, plannedThisYearFen: 2400 } }),
    done: await plan(hub, { number: 3, content: { leadCity: ordos.code, plannedThisYearFen: null } }),
    task: await plan(hub, { list: 'TASK', number: 1, content: task }),
    platform: await plan(hub, { list: 'PLATFORM', number: 1, content: platform }),
  }
  await backFilled(on(hub, '2026-01-20'), { publishedOn: '2026-01-20' }, card, pension)
  await makeLive(on(hub, '2026-01-21'), ['150100', '150200', '150600'], [card.code], '2026-01-21')
  await makeLive(on(hub, '2026-01-21'), ['150100', '150200'], [pension.code], '2026-01-21')
  await release(on(hub, '2026-02-03'), { subjectId: rows.shared, onDay: '2026-01-31', completed: 60, permille: 20 })
  await used(on(hub, '2026-03-02'), '150200', '150100', '2026-02', 10)
  const march = on(hub, '2026-03-10')
  must(
    await conveneMeeting(march, office, {
      cluster: 'hbew',
      edition: 6,
      title: '第六次会议',
      host: '150100',
      heldOn: '2026-03-20',
      year: 2026,
    }),
  )
  must(await setCutOff(march, office, { cluster: 'hbew', edition: 6, cutOff: '2026-03-15T16:00:00Z' }))
  return rows
}

/** What came until the seventh, whose figures are cut off on 15 June. */
export const untilJune = async (hub: Hub) => {
  const rows = await untilMarch(hub)
  const resolution = { text: '开通城际巴士', leadCity: '150100', coCities: ['150200'], unit: '交通运输局' }
  must(
    await adoptResolution(on(hub, '2026-03-21'), office, {
      cluster: 'hbew',
      edition: 6,
      ...resolution,
      deadline: '2026-05-31',
    }),
  )
  const april = on(hub, '2026-04-01')
  const issue = {
    title: '断头路对接',
    problem: '设计标准不一',
    plan: { list: 'PROJECT', year: 2026, number: 1 } as const,
  }
  must(await raiseIssue(april, ofHohhot, { cluster: 'hbew', city: '150100', ...issue }))
  must(
    await assignIssue(april, office, {
      cluster: 'hbew',
      number: 1,
      owner: '150200',
      unit: '包头市交通运输局',
      dueOn: '2026-04-30',
    }),
  )
  await release(on(hub, '2026-05-06'), { subjectId: rows.done, city: ordos.code, onDay: '2026-04-30', isDone: true })
  await backFilled(on(hub, '2026-05-10'), { ordinal: 2, title: '第二批', publishedOn: '2026-05-10' }, pension, licence)
  const june = on(hub, '2026-06-03')
  await release(june, { subjectId: rows.shared, city: baotou.code, onDay: '2026-05-31', completed: 200, permille: 400 })
  await release(june, { subjectId: rows.alone, city: ordos.code, onDay: '2026-05-31', completed: 800, permille: 300 })
  await release(june, { subjectId: rows.task, onDay: '2026-05-31', permille: 500 })
  await used(june, '150100', '150200', '2026-05', 25)
  must(await conveneMeeting(june, office, { cluster: 'hbew', edition: 7, title: '第七次会议', year: 2026 }))
  must(await setCutOff(june, office, { cluster: 'hbew', edition: 7, cutOff: '2026-06-15T16:00:00Z' }))
  must(await advanceWholeDay(on(hub, '2026-06-15')))
  return rows
}

/** What has not happened yet: a draft of a third batch, and an entry of Baotou that waits for its release. */
export const waiting = async (hub: Hub): Promise<void> => {
  const june = on(hub, '2026-06-11')
  must(await register(june, given(card, nameless), { ordinal: 3, title: '第三批' }))
  const entry = { list: 'PROJECT', year: 2026, number: 1, onDay: '2026-06-10', stage: 'UNDER_CONSTRUCTION' } as const
  must(
    await recordProgress(june, ofBaotou, {
      ...{ cluster: 'hbew', city: '150200', onProblem: 'REJECT_ALL', dryRun: false },
      entries: [
        {
          ...entry,
          completedThisYear: '4.80',
          completedSinceStart: '4.80',
          physicalPermille: 1000,
          isDone: true,
          text: '全线贯通',
        },
      ],
    }),
  )
}
