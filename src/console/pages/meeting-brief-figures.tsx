import { figureKind, readFigureId } from '../../meeting/figure-kind.ts'
import type { Figure as BriefFigure, MeetingBrief } from '../../meeting/meeting-brief.ts'
import { figureText } from '../parts/figure-value.tsx'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { briefWords } from '../words/brief-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly brief: MeetingBrief
}

/** Where a figure opens, with what is supposed in a rehearsal. */
export const figureAddress = (at: string, id: string, { rehearsal }: Pick<MeetingBrief, 'rehearsal'>): string => {
  const { batch, pendingEntriesOf: pending } = rehearsal ?? { batch: null, pendingEntriesOf: null }
  const supposed = { ...(batch ? { batch: String(batch.ordinal) } : {}), ...(pending ? { pending } : {}) }
  return `${at}/figure?${new URLSearchParams({ id, ...supposed })}`
}

/** What a figure is called. */
export const figureName = (id: string, { language }: Visit): string => {
  const key = readFigureId(id)
  return key === null ? id : figureKind(key.name).name[language]
}

/** The figures of all, with those of the cities beside them; each opens its rows. */
export const BriefFigures = ({ visit, at, brief }: Props) => {
  const { language } = visit
  const words = wordsIn(briefWords, language)
  const members = brief.cities.filter(({ isMember }) => isMember).slice(0, 12)
  const byId = new Map(brief.figures.map((figure) => [figure.id, figure]))
  const cell = (figure: BriefFigure | undefined) => (
    <td class="num">
      {figure ? (
        <a href={figureAddress(at, figure.id, brief)}>{figureText(figure.value, figure.unit, language)}</a>
      ) : (
        <span class="none">—</span>
      )}
    </td>
  )
  return (
    <TableBox label={words.figures} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col" class="num">
            {words.value}
          </th>
          <th scope="col" class="num">
            {words.previous}
          </th>
          {members.map(({ name }) => (
            <th scope="col" class="num">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {brief.figures
          .filter(({ city, field }) => city === null && field === null)
          .map((figure) => (
            <tr>
              <th scope="row">{figureName(figure.id, visit)}</th>
              {cell(figure)}
              <td class="num">{figureText(figure.previous, figure.unit, language)}</td>
              {members.map(({ code }) => cell(byId.get(`${figure.id}@${code}`)))}
            </tr>
          ))}
      </tbody>
    </TableBox>
  )
}
