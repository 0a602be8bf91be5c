import type { StatusBoard } from '../../programme/answer-board.ts'
import { shareOf } from '../../programme/board.ts'
import type { PlanList } from '../../programme/plan-row.ts'
import type { CountedFigures } from '../../recognition/count-figures.ts'
import { amountText, countText, shareText } from '../parts/amount.tsx'
import { Figure, Figures } from '../parts/figure.tsx'
import type { Visit } from '../visit.ts'
import { overviewWords } from '../words/overview-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly board: StatusBoard
  readonly count: CountedFigures | null
}

const names: Readonly<Record<PlanList, 'tasks' | 'projects' | 'platforms'>> = {
  TASK: 'tasks',
  PROJECT: 'projects',
  PLATFORM: 'platforms',
}

/** The headline figures: what there is, how far, what is behind and stale. */
export const Headline = ({ visit, at, board, count }: Props) => {
  const { language } = visit
  const words = wordsIn(overviewWords, language)
  const totals = board.lists.map(({ total }) => total)
  const sum = (of: 'behind' | 'red' | 'stale' | 'missing' | 'repeated') =>
    totals.reduce((all, total) => all + total[of], 0)
  const project = totals.find(({ list }) => list === 'PROJECT')
  const [planned, completed] = [BigInt(project?.planned ?? 0), BigInt(project?.completed ?? 0)]
  return (
    <Figures>
      {totals.map(({ list, rows, done, underWay, notStarted }) => (
        <Figure
          label={words[names[list]]}
          value={countText(rows)}
          href={`${at}/plan/${names[list]}`}
          note={fill(words.doneOf, { done, underWay, notStarted })}
        />
      ))}
      <Figure
        label={words.invested}
        value={amountText(completed, language)}
        href={`${at}/plan/projects`}
        note={fill(words.investedNote, {
          planned: amountText(planned, language),
          share: shareText(shareOf(completed, planned)),
        })}
      />
      <Figure
        label={words.behind}
        value={countText(sum('behind'))}
        href={`${at}/plan?figure=BEHIND`}
        note={fill(words.behindNote, { red: sum('red') })}
        tone={sum('red') > 0 ? 'bad' : sum('behind') > 0 ? 'fair' : undefined}
      />
      <Figure
        label={words.stale}
        value={countText(sum('stale'))}
        href={`${at}/plan?figure=STALE`}
        note={fill(words.staleNote, { missing: sum('missing'), repeated: sum('repeated') })}
        tone={sum('stale') > 0 ? 'fair' : undefined}
      />
      {count ? (
        <>
          <Figure
            label={words.items}
            value={countText(count.items)}
            href={`${at}/items?counted=yes`}
            note={fill(words.itemsNote, { batches: count.batches })}
          />
          <Figure
            label={fill(words.live, { n: count.cityCount })}
            value={countText(count.liveInAll)}
            href={`${at}/coverage?only=all`}
            note={fill(words.liveNote, { part: count.liveInPart })}
          />
        </>
      ) : null}
    </Figures>
  )
}
