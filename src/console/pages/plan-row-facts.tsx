import type { Child } from 'hono/jsx'
import type { PlatformContent, ProjectContent } from '../../programme/plan-content.ts'
import type { ListedPlanRow } from '../../programme/plan-row.sql.ts'
import type { Language } from '../../report/problem-wording.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { Amount } from '../parts/amount.tsx'
import { Day, dayText } from '../parts/day.tsx'
import { planRowWords } from '../words/plan-row-words.ts'
import { wordsIn } from '../words/speak.ts'
import { stageText } from '../words/stage-words.ts'

interface Props {
  readonly row: ListedPlanRow
  readonly cities: ClusterCities
  readonly language: Language
}

type Fact = readonly [string, Child | null | undefined]

const projectFacts = (content: ProjectContent, language: Language): Fact[] => {
  const words = wordsIn(planRowWords, language)
  const day = (actual: string | null, planned: string | null) =>
    actual !== null ? dayText(actual, language) : planned && `${words.plannedDay}${dayText(planned, language)}`
  return [
    [words.code, content.projectCode && <span class="code">{content.projectCode}</span>],
    [words.total, <Amount fen={content.totalInvestmentFen} language={language} />],
    [words.planned, <Amount fen={content.plannedThisYearFen} language={language} />],
    [words.start, day(content.actualStartOn, content.plannedStartOn)],
    [words.completion, day(content.actualCompletionOn, content.plannedCompletionOn)],
    [
      words.statistics,
      content.enteredInStatisticsOn && <Day day={content.enteredInStatisticsOn} language={language} />,
    ],
    [words.stage, content.stage && stageText(content.stage, language)],
    [words.leader, content.liaisonLeader],
  ]
}

const platformFacts = (content: PlatformContent, cities: ClusterCities, language: Language): Fact[] => {
  const words = wordsIn(planRowWords, language)
  return [
    [words.kind, content.kind],
    [words.stage, content.stage && stageText(content.stage, language)],
    [words.connections, content.connections.map(({ city }) => cities.nameOf(city)).join('、')],
    ...content.figures.map(
      ({ name, unit, value, target }): Fact => [name, `${value ?? '—'}${target ? ` / ${target}` : ''} ${unit}`],
    ),
  ]
}

/** What the row says. */
export const PlanRowFacts = ({ row: { list, content }, cities, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  const facts: readonly Fact[] = [
    [words.lead, [cities.nameOf(content.leadCity), content.leadUnit].filter(Boolean).join(' ')],
    [words.participating, content.participatingCities.map(cities.nameOf).join('、')],
    [words.units, content.cooperatingUnits.join('、')],
    [words.deadline, content.deadline && <Day day={content.deadline} language={language} />],
    ...(list === 'PROJECT' ? projectFacts(content as ProjectContent, language) : []),
    ...(list === 'PLATFORM' ? platformFacts(content as PlatformContent, cities, language) : []),
    [words.source, content.source],
    [words.remark, content.note],
  ]
  return (
    <section class="card">
      <h2>{words.facts}</h2>
      <dl class="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
    </section>
  )
}
