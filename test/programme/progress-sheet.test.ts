import { describe, expect, it } from 'vitest'
import { done } from '../../src/base/outcome.ts'
import type { Hub } from '../../src/hub.ts'
import { writeCsv } from '../../src/office/index.ts'
import { openColumnReader } from '../../src/programme/columned-rows.ts'
import { type ImportProgressInput, importProgress } from '../../src/programme/import-progress.ts'
import { progressWords } from '../../src/programme/progress-columns.ts'
import { entriesOfRows } from '../../src/programme/progress-sheet.ts'
import { readDay } from '../../src/programme/sheet-value.ts'
import { operatorOf, secretariat } from '../support/callers.ts'
import { codesOf, must } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { doorsOn, keyOf } from '../support/doors.ts'
import { hubAt, inHub } from '../support/hub.ts'
import { january, released, seedPlan } from '../support/progress.ts'

describe('the header of a column of progress', () => {
  it.each([
    ['本年完成投资（万元）', 'completedThisYear', 'WAN_YUAN'],
    ['开工以来累计完成投资(亿元)', 'completedSinceStart', 'YI_YUAN'],
    ['累计完成投资 单位：元', 'completedSinceStart', 'YUAN'],
    ['本年完成投资', 'completedThisYear', null],
    ['形象进度（％）', 'physicalPermille', 'PERCENT'],
    ['形象进度‰', 'physicalPermille', 'PERMILLE'],
    ['physicalPermille', 'physicalPermille', 'PERMILLE'],
    ['序号', 'number', null],
    ['进展情况', 'text', null],
  ])('%s is %s in %s', (header, field, unit) => {
    expect(progressWords.claim(header)).toEqual({ field, unit })
  })

  it.each(['本年计划投资（万元）', '本月完成投资（万元）', '备注', ''])('%s is none', (header) => {
    expect(progressWords.claim(header)).toBeNull()
  })

  it.each([
    ['单位：万元', 'WAN_YUAN'],
    ['填报单位：呼和浩特市', null],
    ['（单位:亿元）', 'YI_YUAN'],
  ])('a table under %s is in %s', (text, unit) => {
    expect(progressWords.unitAbove(text)).toBe(unit)
  })

  it.each([
    ['2026-02-28', '2026-02-28'],
    ['2026/2/8', '2026-02-08'],
    ['2026年2月8日', '2026-02-08'],
    ['2026.2.8', '2026-02-08'],
    ['2026-02-28 00:00', '2026-02-28'],
    ['2026年6月底', '2026-06-30'],
    ['二月', '二月'],
  ])('a day %s is %s', (text, day) => {
    expect(readDay(text)).toBe(day)
  })
})

const head = [
  '序号',
  '清单',
  '项目名称',
  '本年完成投资（万元）',
  '累计完成投资（亿元）',
  '形象进度（%）',
  '阶段',
  '进展情况',
]
const good = [
  head,
  ['1', '重点工程', 'PROJECT 1', '1,234.567891', '1.2', '12.5', '在建', '路基完成'],
  ['1', '重点任务', '', '', '', '', '推进中', '方案已印发'],
]
const defaults = { list: 'PROJECT', year: 2026, onDay: '2026-02-28' } as const
const readSheet = (rows: readonly (readonly string[])[], more: object = {}) => {
  const reader = openColumnReader(progressWords)
  const cellsOf = (row: readonly string[]) =>
    row.map((text, i) => ({ column: i + 1, text, kind: 'text' as const })).filter(({ text }) => text !== '')
  const read = reader.read({
    rows: rows.map((row, i) => ({ sheet: '', row: i + 1, cells: cellsOf(row) })),
    problems: [],
  })
  return { entries: entriesOfRows(read, { ...defaults, ...more }), ...reader.finish() }
}
const problemsIn = (rows: readonly (readonly string[])[], more: object = {}) =>
  readSheet(rows, more).entries.map(({ problems = [] }) => problems.map(({ code }) => code))

describe('a sheet of progress', () => {
  it('has titles and signatures left out, and each amount converted by the unit of its column', () => {
    const { entries } = readSheet([['呼和浩特市进展表'], ...good, ['填表人：', '张某'], ['合计', '', '', '2000']])
    expect(entries).toMatchObject([
      {
        ...{ list: 'PROJECT', year: 2026, number: 1, onDay: '2026-02-28', title: 'PROJECT 1', problems: [] },
        ...{ completedThisYear: '12345678.91', completedSinceStart: '120000000', physicalPermille: 125 },
        ...{ stage: 'UNDER_CONSTRUCTION', isDone: false, text: '路基完成', reason: null },
      },
      { list: 'TASK', number: 1, completedThisYear: null, stage: 'UNDER_WAY', text: '方案已印发' },
    ])
  })

  it.each([
    [
      ['45', '100'],
      [450, 1000],
    ],
    [
      ['45%', '1‰'],
      [450, 1],
    ],
    [
      ['0.455', '1'],
      [455, 1000],
    ],
    [
      ['0.455', '12'],
      [null, 120],
    ],
    [
      ['0.5', '12'],
      [5, 120],
    ],
    [
      ['1', '0'],
      [10, 0],
    ],
    [
      ['一半', '12'],
      [null, 120],
    ],
  ])('reads the shares %j as %j thousandths', (shares, thousandths) => {
    const { entries } = readSheet([['序号', '形象进度（%）'], ...shares.map((share) => ['1', share])])
    expect(entries.map(({ physicalPermille }) => physicalPermille)).toEqual(thousandths)
  })

  it.each<[string, readonly (readonly string[])[], object, string[][]]>([
    [
      'a money column without a unit',
      [
        ['序号', '本年完成投资'],
        ['1', '5'],
      ],
      {},
      [['MONEY_UNIT_MISSING']],
    ],
    ['a unit above the table', [['单位：万元'], ['序号', '本年完成投资'], ['1', '5']], {}, [[]]],
    [
      'an amount of more than 分',
      [
        ['序号', '本年完成投资（万元）'],
        ['1', '1.2345678'],
      ],
      {},
      [['MONEY_INVALID']],
    ],
    [
      'a number that is none',
      [
        ['序号', '进展'],
        ['一', '好'],
      ],
      {},
      [['PLAN_NUMBER_INVALID']],
    ],
    [
      'a list that is none',
      [
        ['序号', '清单', '进展'],
        ['1', '大项目', '好'],
      ],
      {},
      [['PLAN_LIST_UNKNOWN']],
    ],
    [
      'no list at all',
      [
        ['序号', '进展'],
        ['1', '好'],
      ],
      { list: null },
      [['PLAN_LIST_UNKNOWN']],
    ],
    [
      'neither yes nor no',
      [
        ['序号', '是否完成'],
        ['1', '快了'],
      ],
      {},
      [['WORD_UNKNOWN']],
    ],
  ])('finds %s', (_, rows, more, codes) => {
    expect(problemsIn(rows, more)).toEqual(codes)
  })

  it('needs a header with the number', () => {
    expect(
      codesOf(
        readSheet([
          ['一', '二'],
          ['1', '5'],
        ]),
      ),
    ).toEqual(['HEADER_NOT_FOUND'])
  })
})

const { db } = await openTestDatabase()
const now = '2026-03-02T01:00:00Z'
const operator = operatorOf('150100', 'hbew')
const input: ImportProgressInput = {
  ...{ cluster: 'hbew', city: '150100', list: null, year: 2026, onDay: '2026-02-28' },
  ...{ revises: false, onProblem: 'REJECT_ALL', dryRun: false },
}
const csv = (rows: readonly (readonly string[])[]) => [...writeCsv(rows)].join('')
const imported = (hub: Hub, rows: readonly (readonly string[])[], more: object = {}) =>
  importProgress(hub, operator, { ...input, ...more }, async () =>
    done({ name: '进展.csv', bytes: new TextEncoder().encode(csv(rows)) }),
  )

describe('entering progress from a sheet', () => {
  it('names the cell of what is wrong, all at once, and writes nothing', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const { ok, problems } = await imported(hub, [
        ...good,
        ['x', '重点工程', '', '1', '1', '10', '在建', '一'],
        ['2', '重点工程', 'PROJECT 2', '1.2345678', '1', '10', '在建', '二'],
        ['1', '重大平台', '算力网', '', '', '', '试运行', '四'],
      ])
      expect(ok).toMatchObject({ isRecorded: false, received: 5, entered: 2, rejected: 3 })
      expect(problems.map(({ code, cell }) => `${code} ${cell}`)).toEqual([
        'PLAN_NUMBER_INVALID A4',
        'MONEY_INVALID D5',
        'PROGRESS_TITLE_DIFFERS C6',
      ])
    }))

  it('revises what was released, row by row with its reason', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      await released(hub, '2026-02-03', january)
      const rows = [
        ['序号', '填报日期', '本年完成投资（元）', '累计完成投资（元）', '说明'],
        ['1', '2026年1月31日', '10000001', '100000001', '补录发票'],
      ]
      expect(must(await imported(hub, rows, { list: 'PROJECT', revises: true })).entered).toBe(1)
    }))

  it('does not read a file for whoever may not', () =>
    inHub(db, now, async (hub) => {
      await seedPlan(hub)
      const unread = () => Promise.reject(new Error('was read'))
      expect(codesOf(await importProgress(hub, secretariat, input, unread))).toEqual(['FORBIDDEN'])
    }))
})

// The last one: what it prepares stays in the file's database.
describe('the door for a sheet of progress', () => {
  it('enters, refuses with the same sheet marked, and forbids', async () => {
    const { app } = doorsOn(db)
    await seedPlan(hubAt(db, now))
    const headers = await keyOf(db, 'OPERATOR', { cluster: 'hbew', city: '150100' })
    const post = (rows: readonly (readonly string[])[], more: Record<string, string> = {}, query = '') =>
      app.request(`/progress/import?cluster=hbew&city=150100&year=2026&onDay=2026-02-28&file=a.csv${query}`, {
        ...{ method: 'POST', headers: { ...headers, ...more }, body: csv(rows) },
      })
    const fine = await post(good, {}, '&dryRun=true')
    expect([fine.status, await fine.json()]).toEqual([
      200,
      { isRecorded: false, received: 2, entered: 2, unchanged: 0, rejected: 0, problems: [] },
    ])
    const wrong = await post([head, ['9', '重点任务', '', '', '', '', '', '好']], { accept: 'multipart/form-data' })
    expect([wrong.status, (await wrong.formData()).get('marked') instanceof Blob]).toEqual([422, true])
    expect((await post(good, {}, '&onProblem=perhaps')).status).toBe(400)
    expect((await post(good, { authorization: 'Bearer htk_nobody' })).status).toBe(401)
    expect((await post(good, await keyOf(db, 'OPERATOR', { cluster: 'hbew', city: '150200' }))).status).toBe(403)
  })
})
