import type { CityCluster } from '../../access/city-cluster.ts'
import type { Problem } from '../../base/problem.ts'
import type { ListedRow } from '../../catalogue/listed-row.ts'
import type { Registration } from '../../recognition/registration.ts'
import { ProblemList } from '../parts/problem-list.tsx'
import type { Visit } from '../visit.ts'
import { uploadWords } from '../words/batch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { ProblemRows } from './problem-rows.tsx'

/** What became of an upload. */
export interface RegistrationShown {
  readonly registration?: Registration | null
  readonly problems?: readonly Problem[]
  readonly kept?: readonly ListedRow[]
  readonly isCheck?: boolean
  readonly note?: string
}

const mostListed = 50

/** The counts, the rows with their problems at the cells, and what else is wrong. */
export const BatchRegistered = (props: RegistrationShown & { visit: Visit; cluster: CityCluster }) => {
  const { registration, problems = [], kept = [], isCheck, note, visit, cluster } = props
  const { language } = visit
  const words = wordsIn(uploadWords, language)
  const { batch, ...counts } = registration ?? { batch: null }
  const title = isCheck ? words.checked : batch ? words.registered : words.refused
  const placed = problems.filter(({ row }) => row !== undefined)
  return (
    <>
      {note ? <p class="problems">{note}</p> : null}
      {registration ? (
        <section class={batch ? 'done' : 'card'}>
          <h2>{title}</h2>
          <p>{fill(words.tally, counts as Record<string, number>)}</p>
          {batch ? (
            <p>
              <a href={`/console/${cluster.code}/batches/${batch.ordinal}`}>
                {fill(words.toBatch, { n: batch.ordinal })}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
      <ProblemList problems={problems.filter(({ row }) => row === undefined)} language={language} most={mostListed} />
      {placed.length > 0 ? <ProblemRows rows={kept} problems={placed} language={language} /> : null}
    </>
  )
}
