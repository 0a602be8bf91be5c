import { linesOf } from '../client/answer-lines.ts'
import { collectRows, type HutongClient, type Row, type RowOutcome, rowHash } from '../client/index.ts'
import type { Bytes } from './check-rows.ts'
import type { Tally } from './check-rule.ts'
import type { Invocation } from './invocation.ts'
import { tellRetry } from './retry-report.ts'

/** To which source the rows are pushed, to see what the hub makes of them. */
export interface HubCheck {
  readonly on: Invocation
  readonly client: HutongClient
  readonly cluster: string
  readonly city: string
  readonly source: string
}

/** The rows that can be sent, as rows of the source: a row's own word for it was held against its rule. */
async function* sendable(bytes: Bytes): AsyncGenerator<Row> {
  for await (const line of linesOf(bytes)) {
    try {
      const { source: _, ...row } = JSON.parse(line)
      yield row
    } catch {
      // Told by its rule.
    }
  }
}

const optionsOf = ({ on, cluster, city, source }: HubCheck) => ({
  ...{ cluster, city, source },
  signal: on.interruptible(),
  onRetry: tellRetry(on),
})

const unmapped = new Set(['CODE_NOT_MAPPED', 'COLUMN_NOT_MAPPED'])

/** What the hub would make of the rows, without writing any. */
export const checkDryRun = async (check: HubCheck, bytes: Bytes, tally: Tally): Promise<void> => {
  const onOutcome = ({ line, rowId, outcome, problems }: RowOutcome) => {
    const [map, other] = [
      problems.filter(({ code }) => unmapped.has(code)),
      problems.filter(({ code }) => !unmapped.has(code)),
    ]
    const first = other.find(({ severity }) => severity === 'ERROR')
    tally.hold('MAPPED', map[0] ? `${map[0].code} ${map[0].message}` : null, line, rowId)
    const isWrong = (outcome === 'REJECTED' && first !== undefined) || outcome === 'CONFLICT'
    tally.hold('ACCEPTED', isWrong ? `${first?.code ?? outcome} ${first?.message ?? ''}`.trim() : null, line, rowId)
  }
  await check.client.push(sendable(bytes), { ...optionsOf(check), dryRun: true, onOutcome })
}

/** Pushes the rows twice and compares the hub's checksums with ours: into a sandbox, where it leaves no trace elsewhere. */
export const checkPushes = async (check: HubCheck, open: () => Promise<Bytes>, tally: Tally): Promise<void> => {
  const { client, city, source } = check
  const rejected = new Set<string>()
  const keep = ({ rowId, outcome }: RowOutcome) => {
    if (rowId !== null && (outcome === 'REJECTED' || outcome === 'CONFLICT')) rejected.add(rowId)
  }
  await client.push(sendable(await open()), { ...optionsOf(check), onOutcome: keep })
  const again = ({ line, rowId, outcome }: RowOutcome) => {
    if (rowId !== null && rejected.has(rowId)) return
    tally.hold('PUSHED_TWICE', outcome === 'UNCHANGED' ? null : outcome, line, rowId)
  }
  await client.push(sendable(await open()), { ...optionsOf(check), onOutcome: again })
  const ours = collectRows()
  for await (const row of sendable(await open()))
    if (!rejected.has(row.rowId)) ours.add({ key: row.rowId, version: row.version, hash: rowHash(row) })
  const { differences, here } = await client.reconcilePushed(ours.end(), { ...optionsOf(check), city, source })
  // Rows that only the hub has are of earlier pushes, and no fault of these.
  const wrong = differences.filter((one) => one.here !== null)
  for (const { key } of wrong) tally.hold('RECONCILED', key, null, key)
  if (wrong.length === 0) tally.hold('RECONCILED', here >= 0 ? null : '')
}
