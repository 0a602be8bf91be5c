import type { BatchState, ItemBatch } from '../../recognition/item-batch.ts'
import type { Language } from '../../report/problem-wording.ts'
import { dayText } from '../parts/day.tsx'
import { batchStateWords, batchWords } from '../words/batch-words.ts'

const way: readonly BatchState[] = ['DRAFTED', 'OUT_FOR_CONSULTATION', 'CONFIRMED', 'PUBLISHED']

/** How far a batch has come. */
export const BatchLife = ({ batch, language }: { readonly batch: ItemBatch; readonly language: Language }) => {
  const now = way.indexOf(batch.state)
  return (
    <ol class="life" aria-label={batchWords.life[language]}>
      {way.map((state, i) => (
        <li class={i < now ? 'past' : i === now ? 'now' : undefined} aria-current={i === now ? 'step' : undefined}>
          {batchStateWords[state][language]}
          {state === 'PUBLISHED' && batch.publishedOn ? ` ${dayText(batch.publishedOn, language)}` : ''}
        </li>
      ))}
    </ol>
  )
}
