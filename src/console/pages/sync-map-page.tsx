import type { Problem } from '../../base/problem.ts'
import { listCodeMapRevisions } from '../../sync/list-code-map-revisions.ts'
import { listRejectedRows } from '../../sync/list-rejected-rows.ts'
import type { SourceCodeMap } from '../../sync/set-code-map.ts'
import type { SourceAt } from '../in-source.ts'
import { type DraftLine, problemsByLine } from '../map-draft.ts'
import type { MapEffect } from '../map-effect.ts'
import { countText } from '../parts/amount.tsx'
import { Form } from '../parts/form.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { SourceHead } from '../parts/sync-head.tsx'
import { queryNumber } from '../query-text.ts'
import { show } from '../respond.tsx'
import type { ConsoleContext, Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { mapWords } from '../words/sync-map-words.ts'
import { MapForm } from './sync-map-form.tsx'
import { EffectOfMap, ProposeForm, Revisions } from './sync-map-parts.tsx'

interface Props {
  readonly visit: Visit
  readonly source: SourceAt
  readonly map: SourceCodeMap
  readonly draft: readonly DraftLine[]
  readonly asked: { readonly field: string | null; readonly theirs: string } | null
  readonly effect?: MapEffect
  readonly note?: string
  /** Why it was refused. */
  readonly problems?: readonly Problem[]
  /** What is doubtful about what is proposed. */
  readonly about?: readonly Problem[]
}

const mostRevisions = 20

/** What was published, and the rows that wait, to be pushed again by it. */
const Published = ({ visit, source, waiting }: Pick<Props, 'visit' | 'source'> & { readonly waiting: number }) => {
  const n = queryNumber(visit.url.searchParams, 'published')
  if (n === null) return null
  const words = wordsIn(mapWords, visit.language)
  return (
    <section class="done">
      <p>{fill(words.published, { n })}</p>
      {waiting > 0 ? (
        <Form visit={visit} action={`${source.at}/rejected/again`}>
          <button type="submit">{fill(words.again, { n: countText(waiting) })}</button>
        </Form>
      ) : null}
    </section>
  )
}

/** The page of a source's code map. */
export const showMap = async (context: ConsoleContext, props: Props) => {
  const { visit, source, map, draft, asked, effect, note, problems, about = [] } = props
  const { hub, caller, language } = visit
  const words = wordsIn(mapWords, language)
  const revisions = await listCodeMapRevisions(hub, caller, { ...source.name, limit: mostRevisions })
  const waiting = await listRejectedRows(hub, caller, source.name, { after: '', first: 1 })
  const placed = problemsByLine(draft, problems ?? [])
  const rest = (problems ?? []).filter((found) => ![...placed.values()].some((own) => own.includes(found)))
  return show(
    context,
    { title: words.title, cluster: source.cluster, section: 'sync', status: problems ? 422 : 200 },
    <>
      <SourceHead
        visit={visit}
        source={source}
        current="map"
        title={words.title}
        note={fill(words.note, { n: map.revision })}
      />
      <Published visit={visit} source={source} waiting={(await waiting.ok?.count()) ?? 0} />
      {note ? <p class="problems">{note}</p> : null}
      <ProblemList problems={[...rest, ...about]} language={language} most={50} />
      {effect ? <EffectOfMap visit={visit} effect={effect} /> : null}
      {draft.length === 0 ? <p class="note">{words.empty}</p> : null}
      <MapForm visit={visit} source={source} draft={draft} problemsOf={placed} asked={asked} />
      <div class="columns two">
        <ProposeForm visit={visit} source={source} />
        <Revisions visit={visit} revisions={revisions.ok ?? []} />
      </div>
    </>,
  )
}
