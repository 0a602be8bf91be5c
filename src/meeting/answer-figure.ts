import { forbid } from '../access/rights.ts'
import { type Caller, roles } from '../base/caller.ts'
import { encodeCursor, type Page } from '../base/connection.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type FigureKey, type FigureKind, figureKind, readFigureId } from './figure-kind.ts'
import type { FigureRow } from './figure-row.ts'
import { type Figure, figureOf, type MeetingBrief } from './meeting-brief.ts'
import { type BriefInput, prepareBrief } from './prepare-brief.ts'
import { asksForTheBrief } from './read-brief.ts'
import { readFigureRows } from './read-figure-rows.ts'
import { selectSealedBrief, selectSealedRows } from './sealed-brief.sql.ts'

export interface FigureInput extends BriefInput {
  readonly id: string
  readonly first: number
  /** How many rows to leave out. */
  readonly after: number
}

/** A figure with what it means, and a page of the rows behind it. */
export interface OpenedFigure {
  readonly figure: Figure
  readonly kind: FigureKind
  readonly rowCount: number
  readonly rows: Page<FigureRow>
}

/**
 * Opens a figure of a brief: what it counts, and the rows that make it; of a sealed brief those that were frozen with it. For every
 * key that reaches the cluster.
 */
export const answerFigure = async (hub: Hub, caller: Caller, input: FigureInput): Promise<Outcome<OpenedFigure>> => {
  const forbidden = forbid(caller, roles, { cluster: input.cluster })
  if (forbidden) return forbidden
  const key = readFigureId(input.id)
  if (key === null) return unknownFigure(input.id)
  const sealed = asksForTheBrief(input) ? await openSealed(hub, input, key) : undefined
  if (sealed) return sealed
  const { ok, problems } = await prepareBrief(hub, caller, input)
  if (!ok) return { problems }
  const figure = figureOf(ok.brief, input.id)
  if (!figure) return unknownFigure(input.id)
  const { count, rows } = await readFigureRows(hub, ok.facts, key, { from: input.after, most: input.first })
  return done(opened(figure, key, count, rows, input))
}

const unknownFigure = (id: string) => refusedFor('FIGURE_UNKNOWN', { figure: id.slice(0, 80) }, ['id'])

const openSealed = async (
  { db }: Hub,
  input: FigureInput,
  key: FigureKey,
): Promise<Outcome<OpenedFigure> | undefined> => {
  const { cluster, edition, id, first, after } = input
  const sealed = await selectSealedBrief(db, { cluster, edition })
  if (!sealed) return undefined
  const figure = figureOf(JSON.parse(sealed.content) as MeetingBrief, id)
  const frozen = await selectSealedRows(db, { cluster, edition, figure: id })
  if (!figure || frozen === undefined) return unknownFigure(id)
  const rows = JSON.parse(frozen) as FigureRow[]
  return done(opened(figure, key, rows.length, rows.slice(after, after + first), input))
}

const opened = (
  figure: Figure,
  { name }: FigureKey,
  rowCount: number,
  nodes: readonly FigureRow[],
  { after }: FigureInput,
): OpenedFigure => {
  const end = after + nodes.length
  const endCursor = nodes.length > 0 ? encodeCursor([end]) : null
  return { figure, kind: figureKind(name), rowCount, rows: { nodes, endCursor, hasNextPage: end < rowCount } }
}
