import type { RowPage } from '../row-page.ts'
import type { Visit } from '../visit.ts'
import { pagerWords } from '../words/pager-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { countText } from './amount.tsx'
import { changedAddress } from './pager.tsx'

interface Props<T> {
  readonly visit: Visit
  /** The table's address with what narrows it. */
  readonly url: URL
  readonly page: RowPage<T>
  /** What the address calls a row. */
  readonly keyOf: (row: T) => string
}

/** Of many parts those at the ends and around the one that is shown; null stands for those between. */
const near = (parts: number, here: number): (number | null)[] => {
  const all = Array.from({ length: parts }, (_, part) => part)
  if (parts <= 12) return all
  const kept = all.filter((part) => part === 0 || part === parts - 1 || Math.abs(part - here) <= 3)
  return kept.flatMap((part, i) => (i > 0 && part > kept[i - 1]! + 1 ? [null, part] : [part]))
}

/** To the parts of a long table. An address names the first row of a part, so that rows that come or go let none be missed. */
export const RowPages = <T,>({ visit, url, page, keyOf }: Props<T>) => {
  const { before, rows, total, starts, rowAt } = page
  if (starts.length < 2) return null
  const words = wordsIn(pagerWords, visit.language)
  const here = starts.indexOf(before)
  const to = (part: number) => changedAddress(url, { row: keyOf(rowAt(starts[part]!)) })
  const range = (part: number) => `${starts[part]! + 1}–${starts[part + 1] ?? total}`
  const facts = { from: countText(before + 1), to: countText(before + rows.length), total: countText(total) }
  return (
    <nav class="pages" aria-label={words.label}>
      <span>{fill(words.range, facts)}</span>
      {here > 0 ? <a href={to(here - 1)}>‹ {words.previous}</a> : null}
      {near(starts.length, here).map((part) =>
        part === null ? (
          <span>…</span>
        ) : (
          <a href={to(part)} aria-current={part === here ? 'page' : undefined}>
            {range(part)}
          </a>
        ),
      )}
      {here >= 0 && here < starts.length - 1 ? <a href={to(here + 1)}>{words.next} ›</a> : null}
    </nav>
  )
}
