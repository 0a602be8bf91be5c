import type { FigureChange, ResolutionChange } from '../../meeting/brief-diff.ts'
import { changeText, comparedText } from '../parts/figure-change.ts'
import { figureCalled } from '../parts/figure-named.ts'
import { TableBox } from '../parts/table-box.tsx'
import type { Visit } from '../visit.ts'
import { sealWords } from '../words/seal-words.ts'
import { wordsIn } from '../words/speak.ts'
import { domainWord } from './meeting-brief-parts.tsx'

interface Props<T> {
  readonly visit: Visit
  readonly changes: readonly T[]
  /** What the two meetings are called. */
  readonly heads: readonly [earlier: string, later: string]
  readonly nameOf: (city: string) => string
}

/** The figures that say something else. */
export const FigureChanges = ({ visit: { language }, changes, heads, nameOf }: Props<FigureChange>) => {
  const words = wordsIn(sealWords, language)
  const mark = (is: boolean) => (is ? <span class="note"> {words.corrected}</span> : null)
  return (
    <TableBox label={words.figures} isLabelShown>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          {[...heads, words.change].map((head) => (
            <th scope="col" class="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map((found) => (
          <tr>
            <th scope="row">{figureCalled(found.figure, language, nameOf)}</th>
            <td class="num">
              {comparedText(found, found.from, language)}
              {mark(found.isFromCorrected)}
            </td>
            <td class="num">
              {comparedText(found, found.to, language)}
              {mark(found.isToCorrected)}
            </td>
            <td class="num">{changeText(found, language)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

/** The resolutions that stand otherwise. */
export const ResolutionChanges = ({ visit, changes, heads, nameOf }: Props<ResolutionChange>) => {
  const words = wordsIn(sealWords, visit.language)
  return (
    <TableBox label={words.resolutions} isLabelShown>
      <thead>
        <tr>
          {[words.resolution, words.city, ...heads].map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ edition, number, text, leadCity, from, to }) => (
          <tr>
            <td class="title">
              {edition}-{number} {text}
            </td>
            <td class="nowrap">{nameOf(leadCity)}</td>
            <td class="nowrap">{domainWord(from, visit)}</td>
            <td class="nowrap">{domainWord(to, visit)}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}
