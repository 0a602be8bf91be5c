import type { BoardRow } from '../../programme/board.sql.ts'
import type { Language } from '../../report/problem-wording.ts'
import { overviewWords } from '../words/overview-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

/** How bad a cell looks: red from a quarter of its rows on red, else yellow if any is behind. */
const toneOf = ({ rows, behind, red }: BoardRow): string =>
  rows === 0 ? 'empty' : red * 4 >= rows ? 'bad' : behind > 0 ? 'fair' : 'good'

interface Props {
  readonly figures: BoardRow | undefined
  readonly href: string
  readonly language: Language
}

/** A city's part of a list on the heat table: how many rows, and how many of them are yellow or red. */
export const HeatCell = ({ figures, href, language }: Props) => {
  const words = wordsIn(overviewWords, language)
  if (!figures || figures.rows === 0) return <td class="heat empty">{words.notOnList}</td>
  const { rows, behind, red } = figures
  const lights = behind === 0 ? words.allGreen : fill(words.cellBehind, { red, yellow: behind - red })
  return (
    <td class={`heat ${toneOf(figures)}`}>
      <a href={href}>
        <strong>{fill(words.cell, { rows })}</strong> <span>{lights}</span>
      </a>
    </td>
  )
}
