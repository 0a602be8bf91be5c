import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { valueOfRows } from '../../src/meeting/counted-row.ts'
import { figureKind, readFigureId } from '../../src/meeting/figure-kind.ts'
import { figureOf } from '../../src/meeting/meeting-brief.ts'
import { prepareBrief } from '../../src/meeting/prepare-brief.ts'
import { readRowsOfFigures } from '../../src/meeting/read-figure-rows.ts'
import { printMeeting } from '../../src/report/print-meeting.ts'
import { read } from '../office/support.ts'
import { secretariat } from '../support/callers.ts'
import { must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-27T01:00:00Z')
await seedDemo(hub, 'first-key')
const { brief, facts } = must(await prepareBrief(hub, secretariat, { cluster: 'hbew', edition: 8 }))

/** Counted by hand from the tables, by nothing that the brief is made with. */
const byHand = async () => {
  const { rows } = await sql<Record<string, string>>`
    with standing as (select distinct on (r.list, r.number) r.* from plan_row r join city_cluster c on c.id = r.cluster_id
        where c.code = 'hbew' and r.year = 2026 and r.valid_from <= ${brief.asOf} order by r.list, r.number, r.version desc),
      listed as (select * from standing where state = 'LISTED'),
      said as (select distinct on (p.subject_id, p.city_code) p.* from progress_released p join listed l on l.subject_id = p.subject_id
        where p.on_day <= ${brief.asOf} and p.year = 2026 and p.city_code = any(l.cities) order by p.subject_id, p.city_code, p.on_day desc, p.entry_id desc),
      used as (select distinct on (u.city_code, u.month, u.item_id, u.competent_city) u.* from service_use u join city_cluster c on c.id = u.cluster_id
        where c.code = 'hbew' and u.measure = 'CASES' and u.month <= '2026-11-01' order by u.city_code, u.month, u.item_id, u.competent_city, u.id desc)
    select (select count(*) from listed where list = 'TASK') as "tasks.rows", (select count(*) from listed where list = 'PROJECT') as "projects.rows",
      (select count(*) from listed where list = 'PLATFORM') as "platforms.rows",
      (select sum(planned_this_year_fen) from listed where list = 'PROJECT') as "projects.planned",
      (select sum(s.completed_this_year_fen) from said s join listed l on l.subject_id = s.subject_id and l.list = 'PROJECT') as "projects.completed",
      (select count(*) from listed l where l.list = 'PROJECT' and exists (select from unnest(l.cities) city where (select colour from light g
        where g.subject_id = l.subject_id and g.year = 2026 and g.city_code = city and g.criterion = 'OVERALL' and g.valid_from <= ${brief.asOf}
        order by g.valid_from desc, g.id desc limit 1) = 'RED')) as "projects.red",
      (select count(*) from listed l where l.list = 'TASK' and not exists (select from unnest(l.cities) city where not coalesce((select is_done
        from progress_released p where p.subject_id = l.subject_id and p.city_code = city and p.on_day <= ${brief.asOf}
        order by p.on_day desc, p.entry_id desc limit 1), false))) as "tasks.done",
      (select count(*) from item_batch b join city_cluster c on c.id = b.cluster_id where c.code = 'hbew' and b.state = 'PUBLISHED') as batches,
      (select count(*) from batch_item i join item_batch b on b.id = i.batch_id join city_cluster c on c.id = b.cluster_id
        where c.code = 'hbew' and b.state = 'PUBLISHED') as "items.gross",
      (select sum(cases) from used) as cases, (select sum(cases) from used where month >= '2026-01-01') as "cases.year",
      (select count(*) from coordination_issue i join city_cluster c on c.id = i.cluster_id where c.code = 'hbew'
        and (select state from coordination_step s where s.issue_id = i.id order by position desc limit 1) <> 'CLOSED') as "issues.open",
      (select count(*) from resolution r where coalesce((select state from resolution_progress p where p.resolution_id = r.id
        order by position desc limit 1), 'NOT_STARTED') not in ('DONE', 'ENDED')) as "resolutions.open"
  `.execute(db)
  return rows[0]!
}

describe('the figures of the demo’s next meeting', () => {
  it('are what a hand counts from the tables', async () => {
    const counted = await byHand()
    const said = Object.keys(counted).map((id) => [id, figureOf(brief, id)!.value])
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(Object.entries(counted).map(([id, value]) => [id, String(value)])),
    )
  })

  it('are in the paper’s annex what GraphQL answers, each of them', async () => {
    const ask = openDoor(hub)
    const parts = [
      ...['150100', '150200', '150600', '150900'].map((city) => `(city: "${city}")`),
      ...brief.byField.map(({ code }) => `(field: "${code}")`),
    ]
    const asked = ['', ...parts].map((of, i) => `f${i}: figures${of} { id unit value }`).join(' ')
    const answer = (await ask(`{ meetingBrief(cluster: "hbew", edition: 8) { ${asked} } }`, {}, secretariat)).data
    const figures: { id: string; unit: string; value: string | null }[] = Object.values(
      answer.meetingBrief,
    ).flat() as []
    const [, annexes] = await printMeeting(brief)
    const { rows } = await read({ name: 'annexes.xlsx', bytes: annexes!.bytes })
    const printed = rows.filter(({ sheet }) => sheet === '指标数值').slice(3)
    // On paper money is in 万元.
    const shown = ({ unit, value }: { unit: string; value: string | null }) =>
      value === null ? '' : unit === 'FEN' ? Number(value) / 1e6 : Number(value)

    const cellIn = (cells: (typeof rows)[number]['cells'], column: number) =>
      cells.find((cell) => cell.column === column)?.text ?? ''
    expect(printed.map(({ cells }) => [cellIn(cells, 1), Number(cellIn(cells, 3))])).toEqual(
      figures.map((one) => [one.id, Number(shown(one))]),
    )
    expect(printed.length).toBeGreaterThan(300)
  })

  it('are each as many as the rows behind it, or add up to it', async () => {
    const keys = brief.figures.map(({ id }) => readFigureId(id)!)
    const rows = await readRowsOfFigures(hub, facts, keys)
    const made = keys.map(({ name }, i) => {
      const own = rows[i]!.map(({ value, of }) => ({ value: BigInt(value), of: of === null ? null : BigInt(of) }))
      return valueOfRows(figureKind(name).rule, own)
    })
    expect(made).toEqual(brief.figures.map(({ value }) => value))
    expect(rows.flat().filter(({ title }) => title === '')).toEqual([])
  })
})
