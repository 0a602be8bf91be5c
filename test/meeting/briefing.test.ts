import { describe, expect, it } from 'vitest'
import { selectCluster } from '../../src/access/cluster.sql.ts'
import { valueOfRows } from '../../src/meeting/counted-row.ts'
import { figureKind, readFigureId } from '../../src/meeting/figure-kind.ts'
import { figureOf } from '../../src/meeting/meeting-brief.ts'
import { type BriefInput, prepareBrief } from '../../src/meeting/prepare-brief.ts'
import { readRowsOfFigures } from '../../src/meeting/read-figure-rows.ts'
import { answerBoard } from '../../src/programme/answer-board.ts'
import { countRecognition } from '../../src/recognition/count-recognition.ts'
import { january, office, untilJune, waiting } from '../support/briefing.ts'
import { leaderOf } from '../support/callers.ts'
import { codesOf, must, ofBaotou, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { at, hubAt } from '../support/hub.ts'

const database = await openTestDatabase()
await untilJune(hubAt(database.db, january))
const hub = at(hubAt(database.db, january), '2026-06-16T04:00:00Z')
await waiting(hub)

const prepare = async (more: Partial<BriefInput> = {}, caller = office) =>
  must(await prepareBrief(hub, caller, { cluster: 'hbew', edition: 7, ...more }))
const valuesOf = ({ brief }: Awaited<ReturnType<typeof prepare>>, ...ids: string[]) =>
  ids.map((id) => [id, figureOf(brief, id)!.value, figureOf(brief, id)!.previous])

describe('the figures of a meeting', () => {
  it('are what a hand counts, beside those of the last meeting', async () => {
    const found = await prepare()
    expect(valuesOf(found, 'tasks.rows', 'tasks.underWay', 'platforms.rows', 'platforms.connected')).toEqual([
      ['tasks.rows', '1', '1'],
      ['tasks.underWay', '1', '0'],
      ['platforms.rows', '1', '1'],
      ['platforms.connected', '1', '1'],
    ])
    // Three projects: of 12.00 元 in two cities, of 24.00 元, and one without money that is done.
    const projects = ['rows', 'notStarted', 'underWay', 'done', 'red', 'planned', 'completed', 'due', 'share', 'pace']
    expect(valuesOf(found, ...projects.map((one) => `projects.${one}`))).toEqual([
      ['projects.rows', '3', '3'],
      ['projects.notStarted', '0', '2'],
      ['projects.underWay', '2', '1'],
      ['projects.done', '1', '0'],
      ['projects.red', '1', '0'],
      ['projects.planned', '3600', '3600'],
      ['projects.completed', '1060', '60'],
      ['projects.due', '1500', '600'],
      ['projects.share', '0.2944', '0.0166'],
      ['projects.pace', '0.7066', '0.1'],
    ])
    expect(valuesOf(found, 'projects.rows@150200', 'projects.completed@150200', 'projects.done~TRANSPORT')).toEqual([
      ['projects.rows@150200', '1', '1'],
      ['projects.completed@150200', '200', '0'],
      ['projects.done~TRANSPORT', '1', '0'],
    ])
  })

  it('count batches, items and cases', async () => {
    // The card and the pension, then the pension again and the licence.
    const items = [
      '',
      '.new',
      '.gross',
      '.duplicates',
      '.liveInAll',
      '.liveInPart',
      '.acceptedOnBehalf',
      '.fullyOnline',
    ]
    expect(valuesOf(await prepare(), 'batches', 'batches.new', ...items.map((one) => `items${one}`))).toEqual([
      ['batches', '2', '1'],
      ['batches.new', '1', null],
      ['items', '3', '2'],
      ['items.new', '1', null],
      ['items.gross', '4', '2'],
      ['items.duplicates', '1', '0'],
      ['items.liveInAll', '1', '1'],
      ['items.liveInPart', '1', '1'],
      ['items.acceptedOnBehalf', '2', '2'],
      ['items.fullyOnline', '0', '0'],
    ])
    expect(valuesOf(await prepare(), 'cases', 'cases@150100', 'cases@150200', 'cases.year')).toEqual([
      ['cases', '35', '10'],
      ['cases@150100', '25', '0'],
      ['cases@150200', '10', '10'],
      ['cases.year', '35', '10'],
    ])
  })

  it('count what cities ask of each other and have resolved', async () => {
    const asked = [
      'issues.open',
      'issues.overdue@150200',
      'requests@150200',
      'requests.acceptedInTime',
      'resolutions.overdue',
    ]
    expect(valuesOf(await prepare(), ...asked)).toEqual([
      ['issues.open', '1', '0'],
      ['issues.overdue@150200', '1', '0'],
      ['requests@150200', '1', '0'],
      ['requests.acceptedInTime', '0', null],
      ['resolutions.overdue', '1', '0'],
    ])
  })

  it('are each as many as the rows behind it, or add up to it', async () => {
    const { brief, facts } = await prepare()
    const keys = brief.figures.map(({ id }) => readFigureId(id)!)
    const rows = await readRowsOfFigures(hub, facts, keys)
    const made = keys.map(({ name }, i) => {
      const own = rows[i]!.map(({ value, of }) => ({ value: BigInt(value), of: of === null ? null : BigInt(of) }))
      return valueOfRows(figureKind(name).rule, own)
    })
    const isUnsaid = brief.figures.map(({ value }, i) => (value === null ? null : made[i]))
    expect(isUnsaid).toEqual(brief.figures.map(({ value }) => value))
    for (const own of rows) expect(new Set(own.map(({ key }) => key)).size).toBe(own.length)
    // 53 of all, 38 of each of three cities, 26 of each of three fields.
    expect(keys).toHaveLength(53 + 3 * 38 + 3 * 26)
  })

  it('are those of the board and of the count of items', async () => {
    const { brief } = await prepare()
    const board = must(await answerBoard(hub, office, { cluster: 'hbew', year: 2026, asOf: brief.asOf }))
    const count = (await countRecognition(hub, office, { cluster: 'hbew', asOf: brief.asOf }))!
    const said = (id: string) => figureOf(brief, id)!.value
    const ofList = (prefix: string, at = '') =>
      ['rows', 'notStarted', 'underWay', 'done', 'behind', 'red', 'stale'].map((one) =>
        Number(said(`${prefix}.${one}${at}`)),
      )
    const prefixes = { TASK: 'tasks', PROJECT: 'projects', PLATFORM: 'platforms' }
    for (const { list, total, cities } of board.lists)
      for (const row of [total, ...cities])
        expect(ofList(prefixes[list], row.city === null ? '' : `@${row.city}`)).toEqual([
          ...[row.rows, row.notStarted, row.underWay, row.done, row.behind, row.red, row.stale],
        ])
    const { total } = board.lists.find(({ list }) => list === 'PROJECT')!
    expect([total.planned, total.completed, total.due]).toEqual(
      ['planned', 'completed', 'due'].map((one) => said(`projects.${one}`)),
    )
    const { batches, items, gross, duplicates, liveInAll, liveInPart } = count
    const names = ['batches', 'items', 'items.gross', 'items.duplicates', 'items.liveInAll', 'items.liveInPart']
    expect(names.map((name) => Number(said(name)))).toEqual([batches, items, gross, duplicates, liveInAll, liveInPart])
  })
})

describe('what a brief tells', () => {
  it('names what moved since the last meeting, and who moved it', async () => {
    const { brief } = await prepare()
    expect(brief.last).toMatchObject({ edition: 6, asOf: '2026-03-16', isSealed: false })
    const moved = brief.moved.map(({ kind, number, city, what, before, after }) => [
      kind,
      number,
      city,
      what,
      before,
      after,
    ])
    expect(moved).toEqual([
      ['TASK', 1, '150100', 'STANDING', 'NOT_STARTED', 'UNDER_WAY'],
      ['PROJECT', 1, '150200', 'STANDING', 'NOT_STARTED', 'UNDER_WAY'],
      ['PROJECT', 2, '150600', 'STANDING', 'NOT_STARTED', 'UNDER_WAY'],
      ['PROJECT', 3, '150600', 'STANDING', 'NOT_STARTED', 'DONE'],
      ['PROJECT', 1, '150100', 'LIGHT', 'GREEN', 'RED'],
      ['BATCH', 2, null, 'STATE', null, 'PUBLISHED'],
      ['ISSUE', 1, null, 'STATE', null, 'ASSIGNED'],
      ['RESOLUTION', 1, '150100', 'STATE', null, 'NOT_STARTED'],
    ])
  })

  it('names what needs the mayors, and what is to be seen to before anything is printed', async () => {
    const { brief } = await prepare()
    expect(brief.problems).toMatchObject([
      { kind: 'ISSUE', number: 1, causes: ['OVERDUE'], city: '150200', row: { number: 1, title: '城际铁路' } },
    ])
    expect(brief.resolutions).toMatchObject([{ edition: 6, number: 1, isOverdue: true, isCarriedOver: true }])
    expect(brief.warnings.map(({ code, facts }) => [code, facts])).toEqual([
      ['BRIEF_LAST_NOT_SEALED', { edition: 6 }],
      ['BRIEF_PLAN_STALE', { count: 3, cities: ['呼和浩特市', '鄂尔多斯市'] }],
      ['BRIEF_CASES_NOT_TOLD', { month: '2026-05', cities: ['包头市', '鄂尔多斯市'] }],
      ['BRIEF_CITIES_UNCONFIRMED', { cities: ['呼和浩特市', '包头市', '鄂尔多斯市'] }],
    ])
    expect(brief.byField.map(({ code, newlyDone, behind }) => [code, newlyDone.length, behind.length])).toEqual([
      ['TRANSPORT', 1, 1],
      ['ECOLOGY', 0, 0],
      ['INNOVATION', 0, 0],
    ])
  })

  it('names a row that has been red for sixty days', async () => {
    const later = must(await prepareBrief(hub, office, { cluster: 'hbew', edition: 7, asOf: '2026-09-30' }))
    expect(later.brief.problems.filter(({ kind }) => kind === 'ROW')).toMatchObject([
      { number: 1, title: '城际铁路', causes: ['RED_FOR_LONG'], city: '150100', row: { list: 'PROJECT' } },
    ])
  })

  it('is plain data, read by a bounded number of statements', async () => {
    const { brief } = await prepare()
    expect(JSON.parse(JSON.stringify(brief))).toEqual(brief)
    const { count } = await countStatements(database, () => prepare())
    expect(count).toBeLessThanOrEqual(36)
    expect((await selectCluster(hub.db, 'hbew'))!.code).toBe(brief.cluster.code)
  })

  it('is as it was on another day, when the meeting before had not been held', async () => {
    const then = await prepare({ asOf: '2026-03-16' })
    expect(valuesOf(then, 'projects.underWay', 'items', 'cases')).toEqual([
      ['projects.underWay', '1', null],
      ['items', '2', null],
      ['cases', '10', null],
    ])
    const first = await prepare({ edition: 6, asOf: '2026-03-16' })
    expect(first.brief).toMatchObject({ last: null, moved: [] })
    expect(valuesOf(first, 'items', 'items.new')).toEqual([
      ['items', '2', null],
      ['items.new', null, null],
    ])
  })
})

describe('rehearsing', () => {
  it('counts a draft batch as if it were published, and says so', async () => {
    const found = await prepare({ asIf: { batch: 3 } })
    expect(found.brief).toMatchObject({
      rehearsal: { batch: { ordinal: 3, title: '第三批' }, pendingEntriesOf: null },
      confirmations: [],
    })
    expect(valuesOf(found, 'batches', 'items', 'items.new', 'items.duplicates')).toEqual([
      ['batches', '3', '1'],
      ['items', '4', '2'],
      ['items.new', '2', null],
      ['items.duplicates', '2', '0'],
    ])
  })

  it('counts entries that wait as if they were released, and judges the lights by them', async () => {
    const found = await prepare({ asIf: { pendingEntriesOf: '150200' } })
    expect(valuesOf(found, 'projects.done@150200', 'projects.completed@150200', 'projects.done')).toEqual([
      ['projects.done@150200', '1', '0'],
      ['projects.completed@150200', '480', '0'],
      ['projects.done', '1', '0'],
    ])
    expect(valuesOf(await prepare(), 'projects.completed@150200')).toEqual([['projects.completed@150200', '200', '0']])
  })

  it.each([
    ['a batch that is published', { batch: 1 }, office, ['BRIEF_DRAFT_UNKNOWN']],
    ['a batch that there is not', { batch: 9 }, office, ['BRIEF_DRAFT_UNKNOWN']],
    ['what another city has not released', { pendingEntriesOf: '150200' }, ofHohhot, ['FORBIDDEN']],
    ['what a city has not released, to a leader', { pendingEntriesOf: '150200' }, leaderOf('hbew'), ['FORBIDDEN']],
    ['its own', { pendingEntriesOf: '150200' }, ofBaotou, []],
  ])('%s', async (_, asIf, caller, codes) => {
    expect(codesOf(await prepareBrief(hub, caller, { cluster: 'hbew', edition: 7, asIf }))).toEqual(codes)
  })
})
