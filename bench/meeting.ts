import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type pg from 'pg'
import { startTemporaryPostgres } from '../test/support/temporary-postgres.ts'
import { newDatabase, withClient } from './databases.ts'
import { fillPlan } from './programme-data.ts'

const cities = 340
const projects = Number(process.argv[3] ?? 50_000)

/** Two meetings of the sample cluster: one that was held in May, and one that is in preparation. */
export const fillMeetings = async (client: pg.Client): Promise<void> => {
  const version = (id: number, title: string, host: string, heldOn: string | null) =>
    client.query(
      `insert into joint_meeting_version (meeting_id, version, valid_from, title, host_city, held_on, year, agenda, participants, observers,
        actor, recorded_in) values ($1, 1, '2026-01-10', $2, $3, $4, 2026, '[]', '[]', '[]', 'bench', 9999)`,
      [id, title, host, heldOn],
    )
  await client.query('insert into joint_meeting (cluster_id, edition, recorded_in) values (1, 1, 9999), (1, 2, 9999)')
  await version(1, '样例第一次会议', '100001', '2026-05-20')
  await version(2, '样例第二次会议', '100002', null)
  await client.query(
    `insert into meeting_cut_off (meeting_id, position, cut_off_at, actor, recorded_in)
      values (1, 1, '2026-05-15T16:00:00Z', 'bench', 9999), (2, 1, '2026-11-20T16:00:00Z', 'bench', 9999)`,
  )
}

/** The program that measures, put together as the hub itself is (decision 0036): what loads sources is not what is measured. */
const built = async (): Promise<string> => {
  const outfile = fileURLToPath(new URL('../dist/bench/measure-brief.mjs', import.meta.url))
  await build({
    entryPoints: [fileURLToPath(new URL('measure-brief.ts', import.meta.url))],
    ...{ outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', packages: 'external' },
    alias: { '#table-work': fileURLToPath(new URL('../src/office/run-in-worker.ts', import.meta.url)) },
  })
  return outfile
}

/** The brief of a large cluster and its papers. */
export const run = async (): Promise<void> => {
  const server = await startTemporaryPostgres()
  console.log(`${server.words}; Node ${process.version}`)
  try {
    const url = await newDatabase(server.url, `meeting_${process.pid}`)
    await withClient(url, async (client) => {
      await fillPlan(client, cities, projects)
      await fillMeetings(client)
    })
    execFileSync(process.execPath, [await built(), url, String(cities), String(projects)], { stdio: 'inherit' })
  } finally {
    await server.stop()
  }
}
