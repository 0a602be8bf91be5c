import type { answerMatrix } from '../../recognition/answer-can-handle.ts'
import type { RecognitionState } from '../../recognition/recognition-state.ts'
import type { Language } from '../../report/problem-wording.ts'
import { dayText } from '../parts/day.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { itemWords, modeWords, recognitionWords } from '../words/item-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

type Matrix = NonNullable<Awaited<ReturnType<typeof answerMatrix>>>

interface Props {
  readonly matrix: Matrix
  readonly language: Language
}

const tones: Readonly<Record<RecognitionState, string>> = {
  LIVE: 'good',
  READY: 'fair',
  PLANNED: 'fair',
  SUSPENDED: 'bad',
  WITHDRAWN: '',
}

const StateMark = ({ name, state, language }: { name: string; state: RecognitionState | null; language: Language }) => (
  <span class={`badge ${state ? tones[state] : ''}`}>
    {name} {state ? recognitionWords[state][language] : itemWords.nobody[language]}
  </span>
)

const Cell = ({ cell, language }: { cell: Matrix['cells'][number] | undefined; language: Language }) =>
  cell ? (
    <td>
      <div class="marks">
        <StateMark name={itemWords.handles[language]} state={cell.handles} language={language} />
        <StateMark name={itemWords.recognises[language]} state={cell.recognises} language={language} />
        {cell.mode ? <span class="note">{modeWords[cell.mode][language]}</span> : null}
      </div>
    </td>
  ) : (
    <td class="none">—</td>
  )

/** Who accepts for whom, and who recognises whose results. */
export const ItemMatrix = ({ matrix: { cities, cells, asOf }, language }: Props) => {
  const words = wordsIn(itemWords, language)
  const cellOf = (accepting: string, competent: string) =>
    cells.find((one) => one.acceptingCity.code === accepting && one.competentCity.code === competent)
  return (
    <TableBox label={fill(words.matrix, { day: dayText(asOf, language) })} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.matrixCorner}</th>
          {cities.map(({ name }) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cities.map((accepting) => (
          <tr>
            <th scope="row" class="nowrap">
              {accepting.name}
            </th>
            {cities.map((competent) => (
              <Cell cell={cellOf(accepting.code, competent.code)} language={language} />
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
