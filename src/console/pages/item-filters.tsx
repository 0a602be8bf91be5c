import { itemKinds } from '../../catalogue/item-kind.ts'
import type { ItemBatch } from '../../recognition/item-batch.ts'
import { Select } from '../parts/form.tsx'
import type { Visit } from '../visit.ts'
import { itemWords, kindWords } from '../words/item-words.ts'
import { wordsIn } from '../words/speak.ts'
import type { itemsAsked } from './items.tsx'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly asked: ReturnType<typeof itemsAsked>
  readonly batches: readonly ItemBatch[]
}

/** What the items are narrowed to: in the address, and while one types. */
export const ItemFilters = ({ visit: { language }, at, asked, batches }: Props) => {
  const words = wordsIn(itemWords, language)
  const all = ['', words.all] as const
  return (
    <form class="filters" method="get" action={at}>
      <p class="field wide">
        <label for="q">{words.search}</label>
        <input
          id="q"
          name="q"
          type="search"
          value={asked.q ?? undefined}
          hx-get={at}
          hx-trigger="input changed delay:300ms"
          hx-include="closest form"
          hx-select="#results"
          hx-target="#results"
          hx-swap="outerHTML"
          hx-replace-url="true"
        />
      </p>
      <Select
        label={words.batch}
        name="batch"
        value={asked.batch === null ? '' : String(asked.batch)}
        options={[all, ...batches.map(({ ordinal, title }) => [String(ordinal), `${ordinal} ${title}`] as const)]}
      />
      <Select
        label={words.kind}
        name="kind"
        value={asked.kind}
        options={[all, ...itemKinds.map((kind) => [kind, kindWords[kind][language]] as const)]}
      />
      <button type="submit" class="plain">
        {words.filter}
      </button>
    </form>
  )
}
