import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import type { MeetingBrief } from '../../meeting/meeting-brief.ts'
import { selectBatches } from '../../recognition/batch.sql.ts'
import { membersOf } from '../city-names.ts'
import { Select } from '../parts/form.tsx'
import { queryNumber, queryText } from '../query-text.ts'
import type { Visit } from '../visit.ts'
import { briefWords } from '../words/brief-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

/** What the address supposes to have happened; null: nothing. */
export const rehearsalAsked = ({ url: { searchParams } }: Visit) => {
  const batch = queryNumber(searchParams, 'batch')
  const pendingEntriesOf = queryText(searchParams, 'pending')
  return batch === null && pendingEntriesOf === null ? null : { batch, pendingEntriesOf }
}

/** What the caller may suppose: batches that are no more than drafts, and cities whose entries wait. */
export const readSupposable = async (visit: Visit, cluster: CityCluster) => {
  const [batches, members] = await Promise.all([
    selectBatches(visit.hub.db, { cluster: cluster.code, publishedOnly: false }),
    membersOf(visit, cluster),
  ])
  const mayKnow = (city: string) =>
    forbid(visit.caller, ['SECRETARIAT', 'COORDINATOR', 'OPERATOR'], { cluster: cluster.code, city }) === undefined
  return {
    drafts: batches.filter(({ state }) => state !== 'PUBLISHED' && state !== 'ABANDONED'),
    cities: members.filter(({ code }) => mayKnow(code)),
  }
}

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly brief: MeetingBrief
  readonly supposable: Awaited<ReturnType<typeof readSupposable>>
  readonly nameOf: (code: string) => string
}

/** A rehearsal (预演) of the brief: as if a batch were published, or what waits in a city were released. Nothing is written. */
export const Rehearsing = ({ visit, at, brief, supposable: { drafts, cities }, nameOf }: Props) => {
  const words = wordsIn(briefWords, visit.language)
  const { rehearsal } = brief
  if (drafts.length + cities.length === 0) return null
  const none = ['', words.supposeNothing] as const
  const supposed = [rehearsal?.batch?.title, rehearsal?.pendingEntriesOf && nameOf(rehearsal.pendingEntriesOf)]
  return (
    <>
      {rehearsal ? (
        <p class="problems">
          {fill(words.rehearsed, { supposed: supposed.filter(Boolean).join('；') })}{' '}
          <a href={`${at}/brief`}>{words.endRehearsal}</a>
        </p>
      ) : null}
      <form class="filters" action={`${at}/brief`}>
        {drafts.length > 0 ? (
          <Select
            label={words.supposeBatch}
            name="batch"
            value={rehearsal?.batch ? String(rehearsal.batch.ordinal) : ''}
            options={[none, ...drafts.map(({ ordinal, title }) => [String(ordinal), title] as const)]}
          />
        ) : null}
        {cities.length > 0 ? (
          <Select
            label={words.supposePending}
            name="pending"
            value={rehearsal?.pendingEntriesOf ?? ''}
            options={[none, ...cities.map(({ code, name }) => [code, name] as const)]}
          />
        ) : null}
        <button type="submit" class="plain">
          {words.rehearse}
        </button>
      </form>
    </>
  )
}
