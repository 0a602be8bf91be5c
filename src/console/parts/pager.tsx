import type { Language } from '../../report/problem-wording.ts'
import { pagerWords } from '../words/pager-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly url: URL
  readonly language: Language
  /** Where the next page begins; null: this is the last. */
  readonly next: string | null
}

/** The same address with one value of it changed; null takes it out. */
export const changedAddress = (url: URL, changes: Readonly<Record<string, string | null>>): string => {
  const query = new URLSearchParams(url.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? url.pathname : `${url.pathname}?${text}`
}

/** To the first page of a list, and to the next. */
export const Pager = ({ url, language, next }: Props) => {
  const words = wordsIn(pagerWords, language)
  const isFirst = !url.searchParams.has('after')
  if (isFirst && next === null) return null
  return (
    <nav class="pages" aria-label={words.label}>
      {isFirst ? null : <a href={changedAddress(url, { after: null })}>{words.first}</a>}
      {next === null ? null : (
        <a class="button plain" href={changedAddress(url, { after: next })}>
          {words.next}
        </a>
      )}
    </nav>
  )
}
