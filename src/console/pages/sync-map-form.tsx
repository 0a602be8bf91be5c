import type { Problem } from '../../base/problem.ts'
import { rowFields } from '../../sync/row-fields.ts'
import { isWordField, wordField, wordFields } from '../../sync/row-words.ts'
import type { SourceAt } from '../in-source.ts'
import { type DraftLine, fieldText } from '../map-draft.ts'
import { Form } from '../parts/form.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { saidOnPage } from '../said-on-page.ts'
import type { Visit } from '../visit.ts'
import { wordsIn } from '../words/speak.ts'
import { mapWords } from '../words/sync-map-words.ts'

interface Props {
  readonly visit: Visit
  readonly source: SourceAt
  readonly draft: readonly DraftLine[]
  readonly problemsOf: ReadonlyMap<DraftLine, readonly Problem[]>
  /** A line to be filled in, such as a word that a row was refused for. */
  readonly asked: { readonly field: string | null; readonly theirs: string } | null
}

/** What may stand against a word of theirs, offered while one types. */
const Offers = ({ language }: Pick<Visit, 'language'>) => (
  <>
    <datalist id="of-column">
      {rowFields.map((field) => (
        <option value={fieldText(field, language)} />
      ))}
    </datalist>
    {Object.keys(wordFields).map((field) => (
      <datalist id={`of-${field.replace('.', '-')}`}>
        {isWordField(field) ? Object.keys(wordField(field).official).map((word) => <option value={word} />) : null}
      </datalist>
    ))}
  </>
)

const offersOf = (field: string | null): string => `of-${field === null ? 'column' : field.replace('.', '-')}`

const Line = ({
  visit: { language },
  line,
  n,
  problems,
}: {
  visit: Visit
  line: DraftLine
  n: number
  problems: readonly Problem[]
}) => {
  const words = wordsIn(mapWords, language)
  return (
    <tr>
      <td class="nowrap">
        <input type="hidden" name="field" value={line.field ?? ''} />
        <input type="hidden" name="theirs" value={line.theirs} />
        {line.field === null ? words.column : fieldText(line.field, language)}
      </td>
      <th scope="row" id={`theirs-${n}`}>
        {line.theirs}
        {line.note ? <span class="note block">{line.note}</span> : null}
      </th>
      <td>
        <input
          name="ours"
          value={line.ours}
          list={offersOf(line.field)}
          aria-labelledby={`theirs-${n}`}
          aria-invalid={problems.length > 0 ? 'true' : undefined}
          aria-describedby={problems.length > 0 ? `why-${n}` : undefined}
        />
        {problems.length > 0 ? (
          <span class="error block" id={`why-${n}`}>
            {problems.map((found) => saidOnPage(found, language)).join(' ')}
          </span>
        ) : null}
      </td>
    </tr>
  )
}

const NewLine = ({ visit: { language }, asked, n }: Pick<Props, 'visit' | 'asked'> & { readonly n: number }) => {
  const words = wordsIn(mapWords, language)
  return (
    <tr>
      <td>
        <select name="field" aria-label={`${words.kind} ${n}`}>
          <option value="">{words.column}</option>
          {Object.keys(wordFields).map((field) => (
            <option value={field} selected={asked?.field === field}>
              {fieldText(field, language)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input name="theirs" value={asked?.theirs ?? ''} aria-label={`${words.theirs} ${n}`} />
      </td>
      <td>
        <input name="ours" aria-label={`${words.ours} ${n}`} list={asked ? offersOf(asked.field) : undefined} />
      </td>
    </tr>
  )
}

/** The lines of a code map, to be changed, added to and taken away. */
export const MapForm = ({ visit, source, draft, problemsOf, asked }: Props) => {
  const words = wordsIn(mapWords, visit.language)
  return (
    <Form visit={visit} action={`${source.at}/map`} class="stack wide">
      <Offers language={visit.language} />
      <TableBox label={words.entries}>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.theirs}</th>
            <th scope="col">{words.ours}</th>
          </tr>
        </thead>
        <tbody>
          {draft.map((line, n) => (
            <Line visit={visit} line={line} n={n} problems={problemsOf.get(line) ?? []} />
          ))}
          {[1, 2, 3].map((n) => (
            <NewLine visit={visit} asked={n === 1 ? asked : null} n={n} />
          ))}
        </tbody>
      </TableBox>
      <p class="note">{words.oursHint}</p>
      <div class="actions">
        <button type="submit" name="action" value="check" class="plain">
          {words.check}
        </button>
        <button type="submit" name="action" value="publish">
          {words.publish}
        </button>
      </div>
    </Form>
  )
}
