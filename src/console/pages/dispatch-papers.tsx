import { periodWords } from '../../report/period-words.ts'
import type { Visit } from '../visit.ts'
import { dispatchWords } from '../words/dispatch-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: string
  readonly period: string
  /** The chase list as text. */
  readonly chase: string
}

/** Whom to remind, as text for a message; and the papers of the period. */
export const DispatchPapers = ({ visit: { language }, cluster, period, chase }: Props) => {
  const words = wordsIn(dispatchWords, language)
  const query = new URLSearchParams({ cluster, period })
  return (
    <div class="columns side">
      <section class="card">
        <h2>{words.chase}</h2>
        <p class="note">{words.chaseNote}</p>
        <textarea id="chase" readonly rows={8} aria-label={words.chase}>
          {chase}
        </textarea>
        <p>
          <button type="button" class="plain" data-copies="chase" data-copied={words.copied} hidden>
            {words.copy}
          </button>
        </p>
      </section>
      <section class="card">
        <h2>{words.papers}</h2>
        <p class="note">{fill(words.papersNote, { period: periodWords(period, language) })}</p>
        <p>
          <a class="button plain" href={`/papers/dispatch.docx?${query}`}>
            {words.paper}
          </a>
        </p>
        <p>
          <a class="button plain" href={`/papers/dispatch.xlsx?${query}`}>
            {words.sheet}
          </a>
        </p>
      </section>
    </div>
  )
}
