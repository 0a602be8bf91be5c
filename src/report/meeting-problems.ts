import { dayInWords } from '../base/civil-date.ts'
import type { BriefProblem, ProblemCause } from '../meeting/brief-part.ts'
import type { OfficialBlock } from '../office/index.ts'
import { lightText } from '../programme/light-wording.ts'
import { listWords } from './dispatch-tables.ts'
import { clauses, type PaperPart, paragraph, paragraphs, sentences } from './meeting-blocks.ts'
import type { FigureBook } from './meeting-figures.ts'
import { figureText, isSome } from './meeting-words.ts'
import { headingNumber } from './official-words.ts'

export const causeWords: Readonly<Record<ProblemCause, string>> = {
  SUPERVISED: '已督办',
  OVERDUE: '逾期未答复',
  RETURNED: '答复后退回',
  RED_FOR_LONG: '长期亮红灯',
}

/** So many are told in the text; all of them stand in the annex. */
export const mostInText = 10

/** A problem as it is told: of a shared row the cities of which the same is to be said stand together. */
interface ToldProblem {
  readonly one: BriefProblem
  readonly cities: readonly (string | null)[]
}

const toldTogether = (problems: readonly BriefProblem[]): ToldProblem[] => {
  const told = new Map<string, { one: BriefProblem; cities: (string | null)[] }>()
  for (const one of problems) {
    const same = JSON.stringify([one.kind, one.row, one.number, one.since, one.dueOn, one.reasons])
    const known = told.get(same)
    if (known && one.kind !== 'ISSUE') known.cities.push(one.city)
    else told.set(one.kind === 'ISSUE' ? `issue ${one.number}` : same, { one, cities: [one.city] })
  }
  return [...told.values()]
}

const issueText = ({ nameOf }: FigureBook, one: BriefProblem): string =>
  sentences(
    clauses(
      `${nameOf(one.raisedBy)}于${dayInWords(one.since)}提出`,
      one.city === null ? '尚未交办' : `责任城市为${nameOf(one.city)}${one.unit === null ? '' : `（${one.unit}）`}`,
      one.dueOn === null ? null : `约定${dayInWords(one.dueOn)}前答复`,
      ...one.causes.map((cause) => causeWords[cause]),
    ),
    one.text === null ? null : one.text.replace(/\s+/g, ' ').trim().replace(/。$/, ''),
  )

const rowText = ({ nameOf, brief }: FigureBook, { one, cities }: ToldProblem): string => {
  const names = new Map(brief.cities.map(({ code, name }) => [code, name]))
  const reasons = one.reasons.map((reason) => lightText(reason, names, 'zh').replace(/。$/, ''))
  return sentences(
    clauses(
      `${cities.map(nameOf).join('、')}自${dayInWords(one.since)}起亮红灯`,
      one.dueOn === null ? null : `完成时限为${dayInWords(one.dueOn)}`,
    ),
    clauses(...reasons),
  )
}

/** What a problem is called: an issue by its number, a row of the plan by its own. */
export const problemName = (one: BriefProblem): string => {
  const of = one.kind === 'ISSUE' ? `第${one.number}号需协调事项` : `${listWords[one.row!.list]}第${one.number}号`
  return `${one.title}（${of}）`
}

const problemBlocks = (book: FigureBook, told: ToldProblem, at: number): OfficialBlock[] => [
  { kind: 'HEADING', level: 2, text: `${headingNumber(2, at + 1)}${problemName(told.one)}` },
  paragraph(told.one.kind === 'ISSUE' ? issueText(book, told.one) : rowText(book, told)),
]

const countedText = ({ figure }: FigureBook): string | null => {
  const [open, late, closed] = [figure('issues.open'), figure('issues.overdue'), figure('issues.closed')]
  return sentences(
    clauses(
      isSome(open?.value) ? `未销号的需协调事项${figureText(open)}` : null,
      isSome(open?.value) && isSome(late?.value) ? `其中逾期未答复${figureText(late)}` : null,
      isSome(closed?.value) ? `上次会议以来销号${figureText(closed)}` : null,
    ),
  )
}

/** 需市长协调的问题. */
export const problemsPart = (book: FigureBook): PaperPart => {
  const { texts } = book.brief
  const problems = toldTogether(book.brief.problems)
  const shown = problems.slice(0, mostInText)
  const rest =
    problems.length > shown.length
      ? `需提请会议协调的问题共${problems.length}个，以下列前${shown.length}个，其余见附件。`
      : null
  return {
    heading: '需提请会议协调的问题',
    blocks: [
      ...paragraphs(countedText(book), rest),
      ...shown.flatMap((told, at) => problemBlocks(book, told, at)),
      ...paragraphs(texts.PROBLEMS),
    ],
  }
}
