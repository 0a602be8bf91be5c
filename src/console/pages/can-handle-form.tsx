import type { City, CityCluster } from '../../access/city-cluster.ts'
import { codeOf, type ServiceItem } from '../../catalogue/service-item.ts'
import { Select } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { canHandleWords, groundWords } from '../words/can-handle-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  readonly clusters: readonly CityCluster[]
  readonly cluster: CityCluster
  readonly cities: readonly City[]
  readonly items: readonly ServiceItem[]
  readonly asked: {
    readonly q: string | null
    readonly item: string | null
    readonly competent: string | null
    readonly accepting: string | null
    readonly ground: keyof typeof groundWords | null
  }
}

const Items = ({
  items,
  asked,
  words,
}: Pick<Props, 'items' | 'asked'> & { readonly words: Record<string, string> }) => (
  <div id="found">
    {items.length > 0 ? (
      <fieldset class="found">
        <legend>{words.item}</legend>
        {items.map((item, i) => (
          <label>
            <input
              type="radio"
              name="item"
              value={codeOf(item)}
              required
              checked={asked.item === codeOf(item) || i === 0}
            />{' '}
            {item.name} <span class="note">{item.department}</span>
          </label>
        ))}
      </fieldset>
    ) : asked.q ? (
      <p class="empty">{words.nothing}</p>
    ) : null}
  </div>
)

/** The question. Items are found while one types, or by the button. */
export const CanHandleForm = ({ visit: { language }, clusters, cluster, cities, items, asked }: Props) => {
  const words = wordsIn(canHandleWords, language)
  const choices = [['', words.choose] as const, ...cities.map(({ code, name }) => [code, name] as const)]
  const grounds = Object.entries(groundWords).map(([code, wording]) => [code, wording[language]] as const)
  return (
    <form method="get" action="/can-handle" class="card stack ask">
      {clusters.length > 1 ? (
        <Select
          label={words.cluster}
          name="cluster"
          value={cluster.code}
          options={clusters.map(({ code, name }) => [code, name] as const)}
        />
      ) : null}
      <p class="field">
        <label for="q">{words.search}</label>
        <input
          id="q"
          name="q"
          type="search"
          value={asked.q ?? undefined}
          aria-describedby="q-hint"
          hx-get="/can-handle"
          hx-trigger="input changed delay:300ms"
          hx-include="closest form"
          hx-select="#found"
          hx-target="#found"
          hx-swap="outerHTML"
        />
        <span class="note" id="q-hint">
          {words.searchHint}
        </span>
      </p>
      <Items items={items} asked={asked} words={words} />
      <div class="filters">
        <Select label={words.ground} name="ground" value={asked.ground} options={grounds} />
        <Select label={words.competent} name="competent" value={asked.competent} options={choices} />
        <Select label={words.accepting} name="accepting" value={asked.accepting} options={choices} />
        <button type="submit">{words.submit}</button>
      </div>
    </form>
  )
}
