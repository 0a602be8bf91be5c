import type { Context } from 'hono'
import type { Hub } from '../hub.ts'
import { markTable, writeCsv } from '../office/index.ts'
import { type Language, messageOf, preferredLanguage } from '../report/problem-wording.ts'
import { readRejectedRows } from '../sync/list-rejected-rows.ts'
import { readSourceMap } from '../sync/read-code-map.ts'
import type { RejectedRow } from '../sync/rejected-row.sql.ts'
import { type RejectedSheet, rejectedSheet } from '../sync/rejected-sheet.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse } from './problem-response.ts'
import { checkQuery, sourceNamed } from './sync-parameters.ts'
import { syncStatus } from './sync-status.ts'

/** A sheet is made whole: of more rows the first ones come, the rest once those are mended. */
const mostRows = 10_000
const mostText = 16 * 1024 * 1024

const needed = ['city', 'source']

/** `GET /sync/rejected.csv` and `.xlsx`: the rows that wait to be mended in the source's own columns, with their problems; mended it can be pushed as it is. */
export const showRejectedSheet =
  (hub: Hub, form: 'csv' | 'xlsx') => async (context: Context<{ Variables: Variables }>) => {
    const query = new URL(context.req.url).searchParams
    const wrong = checkQuery(query, { needed, known: [...needed, 'cluster'] })
    if (wrong.length > 0) return problemResponse(context, 400, wrong)
    const name = sourceNamed(query)
    const caller = context.get('caller')
    const found = await readRejectedRows(hub, caller, name)
    if (found.ok === undefined) return problemResponse(context, syncStatus(found.problems), found.problems)
    const { rows, hasMore } = await firstRows(found.ok)
    const sheet = rejectedSheet(await readSourceMap(hub, caller, name), rows)
    const language = preferredLanguage(context.req.header('accept-language'))
    const headers = {
      'content-disposition': `attachment; filename="rejected-${name.city}-${name.source}.${form}"`,
      'cache-control': 'no-store',
      'x-has-more': String(hasMore),
    }
    if (form === 'csv') {
      const text = [...writeCsv(withMessages(sheet, language))].join('')
      return new Response(text, { headers: { ...headers, 'content-type': 'text/csv; charset=utf-8' } })
    }
    const marked = await workbookOf(sheet, language)
    if ('problem' in marked) return problemResponse(context, 422, [marked.problem])
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return new Response(marked.bytes as Uint8Array<ArrayBuffer>, { headers: { ...headers, 'content-type': type } })
  }

const firstRows = async (all: AsyncGenerator<RejectedRow>) => {
  const rows: RejectedRow[] = []
  let text = 0
  for await (const row of all) {
    text += row.sent.length
    if (rows.length === mostRows || text > mostText) return { rows, hasMore: true }
    rows.push(row)
  }
  return { rows, hasMore: false }
}

function* withMessages({ columns, rows }: RejectedSheet, language: Language): Generator<string[]> {
  yield [...columns, '问题']
  for (const { cells, problems } of rows)
    yield [...cells, problems.map(({ problem }) => messageOf(problem, language)).join('；')]
}

/** Cells that have a problem are coloured, and the words stand in a column at the right. */
const workbookOf = ({ columns, rows }: RejectedSheet, language: Language) => {
  const text = [...writeCsv([columns, ...rows.map(({ cells }) => cells)])].join('')
  const marks = rows.flatMap(({ problems }, index) =>
    problems.map(({ column, problem }) => ({
      ...{ sheet: '', row: index + 2, text: messageOf(problem, language), severity: problem.severity },
      ...(column === undefined ? {} : { column: column + 1 }),
    })),
  )
  const file = { name: 'rejected.csv', bytes: new TextEncoder().encode(text) }
  return markTable(file, marks, { headerRows: { '': 1 } })
}
