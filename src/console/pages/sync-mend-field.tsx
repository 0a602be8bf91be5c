import { isError } from '../../base/problem.ts'
import type { CompiledColumns } from '../../sync/row-columns.ts'
import { headerOfField, kindOfField } from '../../sync/row-fields.ts'
import { isWordField, wordField } from '../../sync/row-words.ts'
import type { SourceAt } from '../in-source.ts'
import { fieldName, type RowField } from '../mended-row.ts'
import { saidOnPage } from '../said-on-page.ts'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { mendWords } from '../words/sync-rejected-words.ts'

interface Props {
  readonly visit: Visit
  readonly source: SourceAt
  readonly columns: CompiledColumns
  readonly field: RowField
  /** What tells it apart on the page. */
  readonly id: string
}

/** As the source calls it, and what that means where it is not the same. */
const labelOf = (name: string, field: string | undefined): string => {
  const word = field === undefined ? name : headerOfField(field)
  return word === name ? name : `${word}（${name}）`
}

/** What may stand there in official words: one of each meaning. */
const officialWords = (field: string): readonly string[] => {
  if (!isWordField(field)) return []
  const meanings = Object.entries(wordField(field).official)
  return meanings.filter(([, ours], n) => meanings.findIndex(([, other]) => other === ours) === n).map(([word]) => word)
}

const isLong = (text: string, field: string | undefined): boolean =>
  text.includes('\n') || text.length > 60 || (field !== undefined && ['texts', 'entries'].includes(kindOfField(field)))

const Hints = ({
  visit,
  source,
  field,
  id,
  means,
}: Omit<Props, 'columns'> & { readonly means: string | undefined }) => {
  const words = wordsIn(mendWords, visit.language)
  const official = means === undefined ? [] : officialWords(means)
  const unmapped = field.problems.find(({ code }) => code === 'CODE_NOT_MAPPED')
  const asked = { field: String(unmapped?.facts.map), theirs: String(unmapped?.facts.found) }
  return (
    <span id={`${id}-hint`} class="note">
      {field.isSent ? null : words.absent}
      {field.isSent && means === undefined ? words.unknownColumn : null}
      {official.length > 0 ? fill(words.official, { words: official.join('、') }) : null}
      {unmapped ? (
        <>
          {' '}
          <a href={`${source.at}/map?${new URLSearchParams(asked)}`}>{fill(words.asMap, asked)}</a>
        </>
      ) : null}
    </span>
  )
}

/** A field of a row with its value as text, and what is wrong at it. */
export const MendField = ({ visit, source, columns, field, id }: Props) => {
  const means = columns.meaningOf(field.name)?.field
  const wrong = field.problems.some(isError)
  const shared = {
    ...{ id, name: fieldName(field.name), 'aria-describedby': `${id}-why ${id}-hint` },
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
  return (
    <div class="field">
      <label for={id}>{labelOf(field.name, means)}</label>
      <input type="hidden" name="field" value={field.name} />
      {isLong(field.text, means) ? (
        <textarea rows={4} {...shared}>
          {field.text}
        </textarea>
      ) : (
        <input value={field.text} {...shared} />
      )}
      <span id={`${id}-why`} class={wrong ? 'error' : 'note'}>
        {field.problems.map((found) => saidOnPage(found, visit.language)).join(' ')}
      </span>
      <Hints {...{ visit, source, field, id, means }} />
    </div>
  )
}
