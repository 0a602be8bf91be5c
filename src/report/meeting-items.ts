import { dayInWords } from '../base/civil-date.ts'
import { clauses, type PaperPart, paragraphs, sentences } from './meeting-blocks.ts'
import { batchChart } from './meeting-charts.ts'
import type { FigureBook } from './meeting-figures.ts'
import { changeText, countsText, figureText, isSome, meetingName } from './meeting-words.ts'

/** 累计X批次、Y项, and what is new of them. */
const totalText = ({ brief, figure }: FigureBook): string | null => {
  const [batches, items] = [figure('batches'), figure('items')]
  if (!isSome(batches?.value)) return null
  const fresh = countsText(
    [
      ['新发布', figure('batches.new')],
      ['新增事项', figure('items.new')],
    ],
    '、',
  )
  return sentences(
    `截至${dayInWords(brief.asOf)}，累计发布互认互办事项${batches.value}批次、${items === undefined ? '' : figureText(items)}`,
    brief.last !== null && fresh ? `${meetingName(brief.last.edition)}以来，${fresh}` : null,
  )
}

/** How the lists as published come to the items that count: printed always, for nobody's own sum is the same. */
const reconciliationText = ({ figure }: FigureBook): string | null => {
  const [gross, items] = [figure('items.gross'), figure('items')]
  if (!isSome(gross?.value) || items === undefined) return null
  const more = countsText(
    [
      ['调整增加', figure('items.added')],
      ['拆分增加', figure('items.gainedBySplits')],
    ],
    '、',
  )
  const less = countsText(
    [
      ['重复计列', figure('items.duplicates')],
      ['退出', figure('items.withdrawn')],
      ['合并减少', figure('items.mergedAway')],
    ],
    '、',
  )
  return clauses(`各批次发布合计${figureText(gross)}`, more, less ? `扣除${less}` : null, `现计${figureText(items)}`)
}

const liveText = ({ brief, figure }: FigureBook): string | null => {
  const [all, part] = [figure('items.liveInAll'), figure('items.liveInPart')]
  const cities = brief.cities.filter(({ isMember }) => isMember).length
  return clauses(
    isSome(all?.value) ? `${cities}市之间都可办的${figureText(all)}` : null,
    isSome(part?.value) ? `部分城市之间可办的${figureText(part)}` : null,
  )
}

const modesText = ({ figure }: FigureBook): string | null => {
  const modes = countsText(
    [
      ['全程网办', figure('items.fullyOnline')],
      ['异地代收代办', figure('items.acceptedOnBehalf')],
      ['多地联办', figure('items.jointlyHandled')],
    ],
    '、',
  )
  return modes ? `按办理方式分，${modes}（一项可有多种方式）` : null
}

const casesText = ({ brief, figure }: FigureBook): string | null => {
  const [cases, year] = [figure('cases'), figure('cases.year')]
  if (!isSome(cases?.value)) return null
  const change = changeText(cases)
  return clauses(
    `累计跨市办件${figureText(cases)}`,
    isSome(year?.value) ? `其中${brief.year}年${figureText(year)}` : null,
    brief.last !== null && change !== null ? `较${meetingName(brief.last.edition)}${change}` : null,
  )
}

/** 互办互认. */
export const itemsPart = (book: FigureBook): PaperPart => {
  const chart = batchChart(book)
  return {
    heading: '互办互认',
    blocks: [
      ...paragraphs(
        totalText(book),
        sentences(reconciliationText(book)),
        sentences(liveText(book), modesText(book)),
        sentences(casesText(book)),
      ),
      ...(chart === null ? [] : [chart]),
    ],
  }
}
