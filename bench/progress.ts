import { copyFloor } from './copy-floor.ts'
import { copyDatabase, dropDatabases, median, newDatabase, withClient } from './databases.ts'
import { ask, type HubProcess, startHub } from './hub-process.ts'

const rounds = 3
const entries = 5_000
const city = '150200'

/** A cluster of one city with so many projects; answers its coordinator's key. */
export const prepareProgress = async (hub: HubProcess): Promise<string> => {
  await ask(hub, 'mutation { registerCluster(input: { code: "bench", name: "样例" }) { problems { code } } }')
  await ask(
    hub,
    `mutation { registerMembership(input: { cluster: "bench", city: { code: "${city}", name: "包头市" }, validFrom: "2020-01-01" }) { problems { code } } }`,
  )
  const rows = Array.from({ length: entries }, (_, i) => ({
    ...{
      number: i + 1,
      title: `样例工程${i + 1}`,
      field: 'TRANSPORT',
      leadCity: city,
      totalInvestment: '345000000.00',
    },
    ...{ plannedThisYear: '86000000.00', plannedStartOn: '2026-01-05', plannedCompletionOn: '2027-12-31' },
  }))
  const { registerKeyProjects } = await ask(
    hub,
    'mutation ($input: RegisterKeyProjectsInput!) { registerKeyProjects(input: $input) { problems { code path } } }',
    { cluster: 'bench', year: 2026, rows },
  )
  if (registerKeyProjects.problems.length > 0) throw new Error(JSON.stringify(registerKeyProjects.problems[0]))
  const { issueKey } = await ask(
    hub,
    `mutation { issueKey(input: { role: COORDINATOR, city: "${city}", holder: "样例" }) { secret } }`,
  )
  return issueKey.secret
}

/** A question that records one entry; each time of another project or day. */
export const progressEntry = (i: number) => {
  const onDay = new Date(Date.UTC(2026, 0, 5) + (Math.floor(i / entries) % 300) * 86_400_000).toISOString().slice(0, 10)
  return {
    query: 'mutation ($input: RecordProgressInput!) { recordProgress(input: $input) { entered problems { code } } }',
    variables: {
      input: {
        cluster: 'bench',
        city,
        // Made one by one: to make five thousand for each request keeps the client busier than the hub.
        entries: [entry(i % entries, onDay, 1)],
      },
    },
  }
}

const name = (i: number, onDay: string) => ({ list: 'PROJECT', year: 2026, number: i + 1, onDay })

const entry = (i: number, onDay: string, month: number) => ({
  ...name(i, onDay),
  completedThisYear: `${month * (1_000_000 + i)}.00`,
  completedSinceStart: `${month * (1_000_000 + i)}.00`,
  ...{ physicalPermille: month * 40, stage: 'UNDER_CONSTRUCTION' },
  text: `截至${month}月底，样例工程完成路基${i % 90}%，桥涵${i % 70}%，累计完成投资${month * 100 + (i % 100)}万元。`,
})

const entered = (onDay: string, month: number) => Array.from({ length: entries }, (_, i) => entry(i, onDay, month))

const recorded = async (hub: HubProcess, key: string, onDay: string, month: number): Promise<number> => {
  const began = performance.now()
  const { recordProgress } = await ask(
    { url: hub.url, key },
    'mutation ($input: RecordProgressInput!) { recordProgress(input: $input) { entered outcomes problems { code } } }',
    { cluster: 'bench', city, entries: entered(onDay, month) },
  )
  const took = performance.now() - began
  if (recordProgress.entered !== entries) throw new Error(`only ${recordProgress.entered} were entered`)
  return took
}

const released = async (hub: HubProcess, key: string, onDay: string): Promise<number> => {
  const began = performance.now()
  const { releaseProgress } = await ask(
    { url: hub.url, key },
    'mutation ($input: ReleaseProgressInput!) { releaseProgress(input: $input) { stepped outcomes problems { code } } }',
    { cluster: 'bench', city, entries: Array.from({ length: entries }, (_, i) => name(i, onDay)) },
  )
  const took = performance.now() - began
  if (releaseProgress.stepped !== entries) throw new Error(`only ${releaseProgress.stepped} were released`)
  return took
}

const lastTransaction = (url: string): Promise<number> =>
  withClient(url, async (client) => Number((await client.query('select max(tx) as tx from change_commit')).rows[0].tx))

const floorOf = (url: string, ready: string, tables: readonly string[], after: number) =>
  copyFloor(url, ready, async () => {}, [
    ...tables.map((table) => ({ table, where: `recorded_in > ${after}` })),
    { table: 'change_entry', where: `tx > ${after}` },
    { table: 'change_commit', where: `tx > ${after}` },
  ])

const oneRound = async (serverUrl: string, round: number) => {
  const database = `progress_${round}_${process.pid}`
  const url = await newDatabase(serverUrl, database)
  let hub = await startHub(url)
  const key = await prepareProgress(hub)
  await recorded(hub, key, '2026-01-31', 1)
  await released(hub, key, '2026-01-31')
  await hub.stop()
  const ready = await copyDatabase(serverUrl, url, `${database}_ready`)
  const before = await lastTransaction(url)
  hub = await startHub(url)
  const recording = await recorded(hub, key, '2026-02-28', 2)
  await hub.stop()
  const recordingFloor = await floorOf(url, ready, ['progress_entry'], before)
  const full = await copyDatabase(serverUrl, url, `${database}_full`)
  const between = await lastTransaction(url)
  hub = await startHub(url)
  const releasing = await released(hub, key, '2026-02-28')
  await hub.stop()
  const releasingFloor = await floorOf(url, full, ['progress_step', 'progress_released', 'light'], between)
  await dropDatabases(serverUrl, [url, ready, full])
  return { recording, recordingFloor, releasing, releasingFloor }
}

/** Records and releases the entries of a month through GraphQL, and copies the rows written; prints medians and ratios. */
export const measureRecording = async (serverUrl: string): Promise<void> => {
  const results: Awaited<ReturnType<typeof oneRound>>[] = []
  for (let round = 0; round < rounds; round += 1) results.push(await oneRound(serverUrl, round))
  const of = (pick: (one: (typeof results)[number]) => number, digits: number) =>
    median(results.map(pick)).toFixed(digits)
  console.log(
    `\n| ${entries.toLocaleString('en')} entries | hub, ms | COPY floor, ms | ratio | goal |\n|---|---|---|---|---|`,
  )
  console.log(
    `| recorded | ${of((one) => one.recording, 0)} | ${of((one) => one.recordingFloor, 0)} | ${of((one) => one.recording / one.recordingFloor, 2)} | ≤ 4 |`,
  )
  console.log(
    `| released, lights turned | ${of((one) => one.releasing, 0)} | ${of((one) => one.releasingFloor, 0)} | ${of((one) => one.releasing / one.releasingFloor, 2)} | |`,
  )
}
