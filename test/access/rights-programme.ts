import { selectSettledHead } from '../../src/meeting/sealed-brief.sql.ts'
import type { MatrixHub } from './rights-hub.ts'
import { mark, type Place } from './rights-places.ts'

const month = {
  onDay: '2026-01-31',
  completedThisYear: '100.00',
  completedSinceStart: '100.00',
  physicalPermille: 100,
  text: '路基完成10%',
}
const next = {
  onDay: '2026-02-28',
  completedThisYear: '200.00',
  completedSinceStart: '200.00',
  physicalPermille: 200,
  text: '路基完成20%',
}
const project = { list: 'PROJECT', year: 2026, number: 1 }

/** The year's plan, two sealed meetings, and one each that can be sealed, that has an objection, and that has no cut-off. */
export const furnishPlan = async (hub: MatrixHub, { cluster, city, other }: Place, office: string): Promise<void> => {
  const plan = { cluster, year: 2026, validFrom: '2026-01-01' }
  const row = { title: mark, field: 'TRANSPORT', leadCity: city, participatingCities: [other], deadline: '2026-12-31' }
  await hub.act(office, 'registerTasks', { ...plan, rows: [{ number: 1, ...row }] })
  await hub.act(office, 'registerKeyProjects', {
    ...{ ...plan, rows: [{ number: 1, ...row, totalInvestment: '5000000.00', plannedThisYear: '1200000.00' }] },
  })
  await hub.act(office, 'registerPlatforms', { ...plan, rows: [{ number: 1, ...row }] })
}

const meeting = async (hub: MatrixHub, { cluster, city }: Place, office: string, edition: number, more: object) => {
  const what = { title: mark, host: city, hostReason: '商定', year: 2026 }
  await hub.act(office, 'conveneMeeting', { cluster, edition, ...what, ...more })
}

const cutOff = async (hub: MatrixHub, { cluster }: Place, office: string, edition: number) => {
  const { recordedAt } = await selectSettledHead(hub.hub.db)
  await hub.act(office, 'setCutOff', { cluster, edition, cutOff: recordedAt })
}

export const furnishMeetings = async (hub: MatrixHub, place: Place, office: string, coordinator: string) => {
  const { cluster, city, other } = place
  for (const [edition, heldOn] of [
    [1, '2026-03-01'],
    [2, '2026-04-01'],
  ] as const) {
    await meeting(hub, place, office, edition, { heldOn })
    await cutOff(hub, place, office, edition)
    await hub.act(office, 'sealBrief', { cluster, edition, evenUnconfirmed: true, reason: '补录' })
  }
  for (const leadCity of [city, other])
    await hub.act(office, 'adoptResolution', {
      cluster,
      edition: 1,
      text: mark,
      leadCity,
      unit: '政务服务局',
      deadline: '2099-06-30',
    })
  await meeting(hub, place, office, 3, {})
  await cutOff(hub, place, office, 3)
  await meeting(hub, place, office, 4, {})
  await cutOff(hub, place, office, 4)
  const figure = { cluster, edition: 4, city, figure: `tasks.rows@${city}`, reason: '漏了一项' }
  await hub.act(coordinator, 'objectToFigure', figure)
  await meeting(hub, place, office, 5, {})
}

/** What a city has entered: January released, February not; and a document. Answers the document's hash. */
export const furnishProgress = async (hub: MatrixHub, { cluster, city }: Place, coordinator: string) => {
  const entered = { cluster, city, onProblem: 'REJECT_ALL' }
  await hub.act(coordinator, 'recordProgress', { ...entered, entries: [{ ...project, ...month }] })
  const name = { ...project, onDay: month.onDay }
  await hub.act(coordinator, 'releaseProgress', { cluster, city, entries: [name] })
  await hub.act(coordinator, 'recordProgress', { ...entered, entries: [{ ...project, ...next }] })
  const query = `cluster=${cluster}&city=${city}&list=PROJECT&year=2026&number=1&onDay=${next.onDay}&name=a.txt`
  const sent = { path: `/progress/documents?${query}`, method: 'POST', body: mark }
  const { document } = await (await hub.send(sent, coordinator)).json()
  return document.hash as string
}

/** Two issues: one that the city is to answer, and one that it raised and that was answered. */
export const furnishIssues = async (
  hub: MatrixHub,
  place: Place,
  office: string,
  coordinator: string,
  neighbour: string,
) => {
  const { cluster, city, other, issue, raised } = place
  const saying = { title: mark, problem: '设计标准不一' }
  const given = { unit: '交通运输局', dueOn: '2099-04-30' }
  await hub.act(office, 'raiseIssue', { cluster, ...saying })
  await hub.act(office, 'assignIssue', { cluster, number: issue, owner: city, ...given })
  await hub.act(coordinator, 'raiseIssue', { cluster, city, ...saying })
  await hub.act(office, 'assignIssue', { cluster, number: raised, owner: other, ...given })
  await hub.act(neighbour, 'answerIssue', { cluster, number: raised, text: '已协调' })
}
