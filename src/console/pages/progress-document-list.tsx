import type { AttachedDocument } from '../../programme/attached-document.ts'
import { countText } from '../parts/amount.tsx'
import { Field, Form } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { progressWords } from '../words/progress-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cluster: string
  /** Null: nothing was said of the day yet. */
  readonly documents: readonly AttachedDocument[] | null
  /** Whether the caller may add to them. */
  readonly may: boolean
  /** One was added just now. */
  readonly isDone: boolean
}

/** What is attached, and the form that adds to it. */
export const ProgressDocumentList = ({ visit, cluster, documents, may, isDone }: Props) => {
  const words = wordsIn(progressWords, visit.language)
  return (
    <div class="columns two">
      {isDone ? (
        <p class="done" role="status">
          {words.attached}
        </p>
      ) : null}
      <section class="card">
        <h2>{words.documentsTitle}</h2>
        {documents === null ? <p class="note">{words.documentsFirst}</p> : null}
        {documents?.length === 0 ? <p class="note">{words.documentsNone}</p> : null}
        <ul class="plain-list">
          {(documents ?? []).map(({ hash, name, size }) => (
            <li>
              <a href={`/progress/documents/${hash}?cluster=${cluster}`}>{name}</a>{' '}
              <span class="note">{fill(words.size, { n: countText(Math.ceil(size / 1024)) })}</span>
            </li>
          ))}
        </ul>
      </section>
      {may && documents !== null ? (
        <Form visit={visit} action={visit.url.pathname + visit.url.search} class="stack card" isMultipart>
          <Field label={words.file} name="file" type="file" required />
          <button type="submit">{words.attach}</button>
        </Form>
      ) : null}
    </div>
  )
}
