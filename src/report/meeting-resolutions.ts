import { dayInWords } from '../base/civil-date.ts'
import type { BriefResolution } from '../meeting/brief-part.ts'
import type { ResolutionState } from '../meeting/resolution.ts'
import { clauses, type PaperPart, paragraphs, sentences } from './meeting-blocks.ts'
import type { FigureBook } from './meeting-figures.ts'
import { figureText, isSome, meetingName, namedFew } from './meeting-words.ts'

export const resolutionWords: Readonly<Record<ResolutionState, string>> = {
  NOT_STARTED: '未启动',
  UNDER_WAY: '推进中',
  DONE: '已完成',
  EXTENDED: '延期',
  ENDED: '终止',
}

const states = Object.keys(resolutionWords) as ResolutionState[]

/** The resolutions of a meeting by how they stand: 第六次会议议定10项，已完成6项、推进中4项. */
const ofMeeting = (edition: number, own: readonly BriefResolution[]): string => {
  const counted = states.flatMap((state) => {
    const count = own.filter((one) => one.state === state).length
    return count === 0 ? [] : [`${resolutionWords[state]}${count}项`]
  })
  return `${meetingName(edition)}议定的事项中，${counted.join('、')}`
}

const numberText = ({ edition, number }: BriefResolution): string => `${meetingName(edition)}第${number}项`

/** Those whose deadline is over, by name: whoever leads them answers for them. */
const overdueText = ({ brief: { resolutions }, nameOf }: FigureBook): string | null => {
  const late = resolutions.filter(({ isOverdue }) => isOverdue)
  if (late.length === 0) return null
  return `逾期的有：${namedFew(
    late.map((one) => `${numberText(one)}“${one.text.replace(/[。；]$/, '')}”（${nameOf(one.leadCity)}牵头）`),
    5,
    '项',
  )}`
}

/** 议定事项办理: every open resolution of earlier meetings stands in the annex. */
export const resolutionsPart = (book: FigureBook): PaperPart => {
  const { resolutions, edition, asOf } = book.brief
  const [open, late] = [book.figure('resolutions.open'), book.figure('resolutions.overdue')]
  const earlier = [...new Set(resolutions.map((one) => one.edition))]
    .filter((one) => one < edition)
    .toSorted((a, b) => b - a)
  const said = clauses(
    isSome(open?.value) ? `历次会议议定事项中，截至${dayInWords(asOf)}未办结的${figureText(open)}` : null,
    isSome(open?.value) && isSome(late?.value) ? `其中逾期${figureText(late)}` : null,
  )
  const byMeeting = earlier.slice(0, 3).map((one) =>
    ofMeeting(
      one,
      resolutions.filter((found) => found.edition === one),
    ),
  )
  return {
    heading: '议定事项办理',
    blocks: earlier.length === 0 ? [] : paragraphs(sentences(said, ...byMeeting, overdueText(book))),
  }
}
