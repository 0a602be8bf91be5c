import type { ItemBatch } from '../../recognition/item-batch.ts'
import type { Language } from '../../report/problem-wording.ts'
import { itemWords } from '../words/item-words.ts'
import { fill, wordsIn } from '../words/speak.ts'

/** The batches in which an item stands. */
export const ItemBatches = ({ batches, language }: { batches: readonly ItemBatch[]; language: Language }) => {
  const words = wordsIn(itemWords, language)
  return (
    <p>
      {words.inBatches}：
      {batches.map(({ cluster, ordinal, title }) => (
        <>
          <a href={`/console/${cluster}/batches/${ordinal}`}>
            {fill(words.ordinal, { n: ordinal })} {title}
          </a>{' '}
        </>
      ))}
    </p>
  )
}
