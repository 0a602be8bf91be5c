import type { HandlingMode } from '../recognition/aspect.ts'
import type { CountedBatch, CountedEntry } from '../recognition/recognition-count.ts'
import type { BriefMoment } from './brief-moment.ts'
import type { CountedRow } from './counted-row.ts'

const batchRow = ({ ordinal, publishedOn }: CountedBatch): CountedRow => ({
  ...{ source: 'BATCH', id: null, key: String(ordinal), number: ordinal, title: '', city: null, state: 'PUBLISHED' },
  ...{ value: 1n, of: null, on: publishedOn },
})

/** An entry of a batch: an item may be in several. */
const entryRow =
  (state: string) =>
  ({ ordinal, itemId }: CountedEntry): CountedRow => ({
    ...{ source: 'ENTRY', id: itemId, key: String(ordinal), number: ordinal, title: '', city: null, state },
    ...{ value: 1n, of: null, on: null },
  })

/** A counted item with the batch that it is credited to. */
const itemRow = ({ trace, pairs, cityCount }: BriefMoment, itemId: number): CountedRow => {
  const found = pairs.get(itemId) ?? 0
  return {
    ...{
      source: 'ITEM',
      id: itemId,
      key: '',
      number: trace.credits.get(itemId)?.ordinal ?? null,
      title: '',
      city: null,
    },
    ...{ state: found === 0 ? 'NOT_LIVE' : isLiveInAll(found, cityCount) ? 'LIVE_IN_ALL' : 'LIVE_IN_PART' },
    ...{ value: 1n, of: null, on: null },
  }
}

const isLiveInAll = (pairs: number, cities: number): boolean => pairs > 0 && pairs === cities * (cities - 1)

const ofMode =
  (mode: HandlingMode) =>
  (moment: BriefMoment): CountedRow[] =>
    moment.counted.modes
      .filter(({ itemId, modes }) => modes.includes(mode) && moment.trace.credits.has(itemId))
      .map(({ itemId }) => itemRow(moment, itemId))

const itemsWhere =
  (is: (itemId: number, moment: BriefMoment, before: BriefMoment | null) => boolean) =>
  (moment: BriefMoment, before: BriefMoment | null): CountedRow[] =>
    [...moment.trace.credits.keys()].filter((id) => is(id, moment, before)).map((id) => itemRow(moment, id))

/** The rows behind each figure of batches and items; what is new is so against the moment before, and nothing without one. */
export const itemFigureRows = {
  batches: ({ trace }: BriefMoment) => trace.batches.map(batchRow),
  'batches.new': ({ trace }: BriefMoment, before: BriefMoment | null) => {
    if (before === null) return []
    const known = new Set(before.trace.batches.map(({ ordinal }) => ordinal))
    return trace.batches.filter(({ ordinal }) => !known.has(ordinal)).map(batchRow)
  },
  items: itemsWhere(() => true),
  'items.new': itemsWhere((id, _, before) => before !== null && !before.trace.credits.has(id)),
  'items.gross': ({ trace }: BriefMoment) => trace.listed.map(entryRow('LISTED')),
  'items.added': ({ trace }: BriefMoment) => trace.added.map(entryRow('ADDED')),
  'items.gainedBySplits': (moment: BriefMoment) => moment.trace.gained.map((id) => itemRow(moment, id)),
  'items.duplicates': ({ trace }: BriefMoment) => trace.duplicates.map(entryRow('DUPLICATE')),
  'items.withdrawn': ({ trace }: BriefMoment) => trace.withdrawn.map(entryRow('WITHDRAWN')),
  'items.mergedAway': ({ trace }: BriefMoment) => trace.mergedAway.map(entryRow('MERGED_AWAY')),
  'items.liveInAll': itemsWhere((id, { pairs, cityCount }) => isLiveInAll(pairs.get(id) ?? 0, cityCount)),
  'items.liveInPart': itemsWhere((id, { pairs, cityCount }) => {
    const found = pairs.get(id) ?? 0
    return found > 0 && !isLiveInAll(found, cityCount)
  }),
  'items.fullyOnline': ofMode('FULLY_ONLINE'),
  'items.acceptedOnBehalf': ofMode('ACCEPTED_ON_BEHALF'),
  'items.jointlyHandled': ofMode('JOINTLY_HANDLED'),
} as const
