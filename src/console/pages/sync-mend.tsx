import { forbid } from '../../access/rights.ts'
import { done } from '../../base/outcome.ts'
import type { Problem } from '../../base/problem.ts'
import { findRejectedRow } from '../../sync/list-rejected-rows.ts'
import { readSourceMap } from '../../sync/read-code-map.ts'
import type { RejectedRow } from '../../sync/rejected-row.sql.ts'
import { type OutcomeLine, outcomeLines } from '../../sync/row-outcome.ts'
import { syncImplementations } from '../../sync/sync-implementations.ts'
import { readForm, type SentForm } from '../forms.ts'
import { inSource, type SourceAt, sourcePath } from '../in-source.ts'
import { hasFields, mendedLine, rowToMend } from '../mended-row.ts'
import { rowIdIn } from '../query-text.ts'
import { refuse, showState } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { showMend } from './sync-mend-page.tsx'

/** What the row is shown with the first time: raised by one, as mended content needs. */
const nextVersion = ({ version }: RejectedRow): string => (version === null ? '' : String(version + 1))

/** Hands the mended row to the verb: the one line of a push of its own. */
const pushLine = async ({ hub, caller }: Visit, { name }: SourceAt, line: string, dryRun: boolean) => {
  const input = { ...name, mode: 'CHANGES' as const, dryRun }
  const answer = await syncImplementations(hub, caller, input, async () => done(new TextEncoder().encode(`${line}\n`)))
  if (answer.ok === undefined) return answer
  const [outcome] = outcomeLines(answer.ok.outcomes)
  return done({ line: outcome as OutcomeLine, problems: answer.ok.problems })
}

const taken: readonly string[] = ['CREATED', 'UPDATED', 'UNCHANGED']

/** A row that waits to be mended, for whoever may push for its source. */
const findRow = async ({ hub, caller }: Visit, { name }: SourceAt, rowId: string | null) =>
  forbid(caller, ['PARTNER', 'COORDINATOR'], name) ?? findRejectedRow(hub, caller, { ...name, rowId: rowId ?? '' })

const given = (form: SentForm, row: RejectedRow, line: string, problems: readonly Problem[]) => ({
  version: form.text('version'),
  row: { ...row, sent: line, problems },
})

/** A row that waits, with a form that mends it: tried, or pushed again. */
export const mountMend = (app: ConsoleApp): void => {
  app.get(
    `${sourcePath}/rejected/row`,
    inSource(async (context, visit, source) => {
      const found = await findRow(visit, source, rowIdIn(visit.url.searchParams, 'id'))
      if (found.ok === undefined) return refuse(context, found.problems, { cluster: source.cluster, section: 'sync' })
      const map = await readSourceMap(visit.hub, visit.caller, source.name)
      const shown = hasFields(found.ok) ? rowToMend(map, found.ok) : null
      return showMend(context, { visit, source, map, row: found.ok, shown, version: nextVersion(found.ok) })
    }),
  )
  app.post(
    `${sourcePath}/rejected/row`,
    inSource(async (context, visit, source) => {
      const form = await readForm(context)
      const found = await findRow(visit, source, form.optional('id'))
      if (found.ok === undefined) return refuse(context, found.problems, { cluster: source.cluster, section: 'sync' })
      const row = found.ok
      const map = await readSourceMap(visit.hub, visit.caller, source.name)
      if (!hasFields(row)) return showState(context, 'unknown', 404)
      const page = { visit, source, map, row }
      if (form.text('seen') !== row.lastRejectedAt)
        return showMend(context, { ...page, shown: rowToMend(map, row), version: nextVersion(row), isOther: true })
      const line = mendedLine(map, row, form)
      const isCheck = form.text('action') !== 'send'
      const pushed = await pushLine(visit, source, line, isCheck)
      if (pushed.ok === undefined) return refuse(context, pushed.problems, { cluster: source.cluster, section: 'sync' })
      const { outcome, problems } = pushed.ok.line
      if (!isCheck && taken.includes(outcome)) {
        const told = new URLSearchParams({ sent: row.rowId, outcome })
        return context.redirect(`${source.at}/rejected?${told}`, 303)
      }
      const { row: mended, version } = given(form, row, line, problems)
      const now = isCheck ? row : ((await findRow(visit, source, row.rowId)).ok ?? row)
      const about = [...pushed.ok.problems]
      return showMend(context, {
        ...page,
        row: now,
        shown: rowToMend(map, mended),
        version,
        answer: { outcome, isCheck, about },
      })
    }),
  )
}
