import type { City } from '../../access/city-cluster.ts'
import { Select } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { canHandleWords } from '../words/can-handle-words.ts'
import { itemWords } from '../words/item-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly cities: readonly City[]
  readonly competentCity: string | undefined
  readonly acceptingCity: string | undefined
}

/** Two cities, for the answer. */
export const ItemAsk = ({ visit: { language, url }, cities, competentCity, acceptingCity }: Props) => {
  const words = wordsIn(canHandleWords, language)
  const choices = [['', words.choose] as const, ...cities.map(({ code, name }) => [code, name] as const)]
  return (
    <section class="card">
      <h2>{itemWords.ask[language]}</h2>
      <form class="filters" method="get" action={`${url.pathname}#answer`}>
        <Select label={words.whose} name="competent" value={competentCity} options={choices} />
        <Select label={words.accepting} name="accepting" value={acceptingCity} options={choices} />
        <button type="submit">{words.submit}</button>
      </form>
    </section>
  )
}
