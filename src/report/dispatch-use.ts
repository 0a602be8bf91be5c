import { percentText } from '../base/percent.ts'
import type { DispatchBrief } from '../programme/prepare-dispatch.ts'
import type { CountedShare } from '../programme/scorecard.ts'
import { goodRate, type Rate, rateOf } from '../programme/service-use.ts'
import { nameIn, type PaperTable } from './dispatch-tables.ts'

const right = (header: string, width: number) => ({ header, width, align: 'RIGHT' as const })

const rateText = ({ numerator, denominator }: Pick<Rate, 'numerator' | 'denominator'>): string =>
  denominator === 0 ? '—' : `${percentText(numerator, denominator)}\n${numerator}/${denominator}`

/** Cases, hotline and ratings, by the city that told them. */
export const useTable = (brief: DispatchBrief): PaperTable | null =>
  brief.use && {
    name: '通办使用',
    columns: [
      { header: '城市', width: 4 },
      right('跨市办件', 3),
      right('热线办结率', 4),
      right('热线解决率', 4),
      right('热线满意率', 4),
      right('好评率', 4),
    ],
    rows: brief.use.byCity.map((one) => [
      nameIn(brief, one.city),
      one.cases,
      rateText(rateOf(...one.closure)),
      rateText(rateOf(...one.resolution)),
      rateText(rateOf(...one.satisfaction)),
      rateText(goodRate(one.grades, brief.use!.goodGrades)),
    ]),
  }

const markWords = { GREEN: ' 绿', YELLOW: ' 黄', RED: ' 红' } as const
const marked = (text: string, mark: CountedShare['mark']) => text + (mark === null ? '' : markWords[mark])

/** The colour stands beside the share, and what it is of below. */
const markedShare = (found: CountedShare): string => {
  const [share = '', ...of] = rateText(found).split('\n')
  return [marked(share, found.mark), ...of].join('\n')
}

/** How the cities answered what was given to them. */
export const scorecardTable = (brief: DispatchBrief): PaperTable | null =>
  brief.scorecard && {
    name: '响应评分',
    columns: [
      { header: '城市', width: 4 },
      right('交办', 2),
      right('七日内受理', 5),
      right('平均答复天数', 4),
      right('按期答复', 4),
    ],
    rows: brief.scorecard.cities.map((one) => [
      nameIn(brief, one.city),
      one.requests,
      markedShare(one.acceptedInTime),
      one.daysToAnswer.mean === null
        ? '—'
        : marked(`${one.daysToAnswer.mean.toFixed(1)}（${one.daysToAnswer.count}件）`, one.daysToAnswer.mark),
      rateText(one.answeredByAgreedDate),
    ]),
  }
