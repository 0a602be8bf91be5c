import type { answerDifferences } from '../../recognition/answer-differences.ts'
import { changeText, fieldText } from '../../recognition/difference-text.ts'
import type { FieldDifference } from '../../recognition/differences.ts'
import type { Language } from '../../report/problem-wording.ts'
import { TableBox } from '../parts/table-box.tsx'
import { differenceBetween } from '../text-difference.ts'
import { fieldWords, itemWords } from '../words/item-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly differences: NonNullable<Awaited<ReturnType<typeof answerDifferences>>>
  readonly language: Language
}

/** A city's text with what differs from the others' marked: more is inserted, less is struck out. */
const Compared = ({ text, common }: { readonly text: string | null; readonly common: string | null }) => {
  if (text === null) return <span class="none">—</span>
  const pieces = common === null ? [{ text, is: 'SAME' as const }] : differenceBetween(text, common)
  return (
    <span>
      {pieces.map((piece) =>
        piece.is === 'SAME' ? piece.text : piece.is === 'MORE' ? <ins>{piece.text}</ins> : <del>{piece.text}</del>,
      )}
    </span>
  )
}

const Row = ({ difference, ...rest }: Props & { readonly difference: FieldDifference }) => {
  const { differences, language } = rest
  const words = wordsIn(itemWords, language)
  const names = new Map(differences.cities.map(({ code, name }) => [code, name]))
  const common = fieldText(difference, null, names, language)
  return (
    <tr>
      <th scope="row" class="nowrap">
        {fieldWords[difference.field][language]}
        <br />
        <span class={difference.isSame ? 'badge good' : 'badge fair'}>
          {difference.isSame ? words.same : difference.isTied ? words.tied : words.differs}
        </span>
      </th>
      {differences.cities.map(({ code }) => (
        <td>
          <Compared text={fieldText(difference, code, names, language)} common={difference.isSame ? null : common} />
        </td>
      ))}
    </tr>
  )
}

/** The item side by side, and who must change what. */
export const ItemDifferences = ({ differences, language }: Props) => {
  const words = wordsIn(itemWords, language)
  const names = new Map(differences.cities.map(({ code, name }) => [code, name]))
  const changes = differences.fields.flatMap(({ changes }) => changes)
  return (
    <>
      <TableBox label={words.differences} isLabelShown class="beside">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            {differences.cities.map(({ name }) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.fields.map((difference) => (
            <Row difference={difference} differences={differences} language={language} />
          ))}
        </tbody>
      </TableBox>
      <section class="card">
        <h2>{words.todo}</h2>
        {changes.length === 0 ? <p class="note">{words.allSame}</p> : null}
        <ul>
          {changes.map((change) => (
            <li>{changeText(change, names, language)}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
