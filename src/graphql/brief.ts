import { encodeCursor, pageOf } from '../base/connection.ts'
import { answerFigure, type FigureInput, type OpenedFigure } from '../meeting/answer-figure.ts'
import type { BriefList, BriefProblem, BriefResolution, BriefRow } from '../meeting/brief-part.ts'
import { figureKind, readFigureId } from '../meeting/figure-kind.ts'
import type { Figure, MeetingBrief } from '../meeting/meeting-brief.ts'
import type { BriefInput } from '../meeting/prepare-brief.ts'
import { readBrief } from '../meeting/read-brief.ts'
import { yuanText } from '../programme/board.ts'
import { answered } from './answer.ts'
import { checkedCursor, checkedDay, checkedFirst } from './arguments.ts'
import { cityAt } from './city-at.ts'
import type { Context } from './context.ts'

interface Paged {
  readonly first?: number | null
  readonly after?: string | null
}

/** A list within a brief, which counts towards what one request may ask for. */
const spent =
  <K extends string>(field: K) =>
  <T extends { readonly [field in K]: readonly unknown[] }>(source: T, _: unknown, { spend }: Context): T[K] =>
    spend(source[field])

const kindOf = ({ id }: Figure) => figureKind(readFigureId(id)!.name)

export const briefResolvers = {
  Query: {
    meetingBrief: async (_: unknown, asked: BriefInput, context: Context) =>
      answered(await readBrief(context.hub, context.caller, { ...asked, asOf: checkedDay(asked.asOf) }), context),
    figure: async (_: unknown, asked: Omit<FigureInput, 'first' | 'after'> & Paged, context: Context) => {
      const first = context.spend(checkedFirst(asked.first))
      const after = Math.max(0, checkedCursor(asked.after, ['number'])?.[0] ?? 0)
      const input = { ...asked, asOf: checkedDay(asked.asOf), first, after }
      return answered(await answerFigure(context.hub, context.caller, input), context)
    },
  },
  MeetingBrief: {
    host: cityAt('host'),
    isSealed: ({ seal }: MeetingBrief) => seal !== null,
    figures: (
      { figures }: MeetingBrief,
      { city = null, field = null }: { city?: string | null; field?: string | null },
      { spend }: Context,
    ) => spend(figures.filter((figure) => figure.city === city && figure.field === field)),
    byField: spent('byField'),
    batches: spent('batches'),
    problems: spent('problems'),
    resolutions: spent('resolutions'),
    moved: spent('moved'),
    texts: ({ texts }: MeetingBrief) => Object.entries(texts).map(([part, text]) => ({ part, text })),
    errata: spent('errata'),
    confirmations: spent('confirmations'),
  },
  MeetingFigure: {
    city: cityAt('city'),
    name: (figure: Figure, _: unknown, { language }: Context) => kindOf(figure).name[language],
    definition: (figure: Figure, _: unknown, { language }: Context) => kindOf(figure).definition[language],
  },
  OpenedFigure: {
    rule: ({ kind }: OpenedFigure) => kind.rule,
    rows: ({ rows: { nodes, ...pageInfo } }: OpenedFigure) => ({ nodes, pageInfo }),
  },
  FigureRow: { city: cityAt('city') },
  BriefField: { newlyDone: spent('newlyDone'), behind: spent('behind') },
  BriefList: {
    rows: ({ rows }: BriefList, { first: most, after }: Paged, { spend }: Context) => {
      const first = spend(checkedFirst(most))
      const last = checkedCursor(after, ['number'])?.[0] ?? 0
      const behind = rows.filter(({ number }) => number > last).slice(0, first + 1)
      const { nodes, ...pageInfo } = pageOf(behind, first, ({ number }) => encodeCursor([number]))
      return { nodes, pageInfo }
    },
  },
  BriefRow: {
    leadCity: cityAt('leadCity'),
    planned: ({ planned }: BriefRow) => yuanText(BigInt(planned)),
    completed: ({ completed }: BriefRow) => yuanText(BigInt(completed)),
    due: ({ due }: BriefRow) => yuanText(BigInt(due)),
  },
  BriefProblem: {
    isIssue: ({ kind }: BriefProblem) => kind === 'ISSUE',
    raisedBy: cityAt('raisedBy'),
    city: cityAt('city'),
  },
  BriefResolution: {
    leadCity: cityAt('leadCity'),
    coCities: ({ coCities }: BriefResolution, _: unknown, { load, spend }: Context) =>
      load.cities.loadMany([...spend(coCities)]),
  },
  BriefMovement: { city: cityAt('city') },
  BriefConfirmation: { city: cityAt('city') },
  BriefRehearsal: { pendingEntriesOf: cityAt('pendingEntriesOf') },
}
