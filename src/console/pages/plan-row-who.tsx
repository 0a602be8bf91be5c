import type { NamedActor } from '../../access/identify-actors.ts'
import type { ListedProgress } from '../../programme/listed-progress.sql.ts'
import type { Language } from '../../report/problem-wording.ts'
import type { ClusterCities } from '../cluster-cities.ts'
import { actorText } from '../parts/actor-text.ts'
import { dayText } from '../parts/day.tsx'
import { planRowWords } from '../words/plan-row-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

interface Props {
  readonly entry: ListedProgress
  readonly named: ReadonlyMap<string, NamedActor>
  readonly cities: ClusterCities
  readonly language: Language
}

/** Who entered it and who released or returned it, with the days. */
export const EntryWho = ({ entry, named, cities, language }: Props) => {
  const words = wordsIn(planRowWords, language)
  const { enteredOn, enteredBy, steppedOn, steppedBy, state } = entry
  const say = (text: string, day: string, actor: string) =>
    fill(text, { day: dayText(day, language), who: actorText({ actor, named, nameOf: cities.nameOf, language }) })
  return (
    <p class="note">
      {say(words.entered, enteredOn, enteredBy)}
      {steppedOn === null || steppedBy === null
        ? null
        : `；${say(state === 'RETURNED' ? words.returnedBy : words.released, steppedOn, steppedBy)}`}
    </p>
  )
}
