import { isError, type Problem } from '../../base/problem.ts'
import type { Language } from '../../report/problem-wording.ts'
import { saidOnPage } from '../said-on-page.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { stateWords } from '../words/state-words.ts'

interface Props {
  readonly problems: readonly Problem[]
  readonly language: Language
  /** How many are listed at most. */
  readonly most?: number
}

const placeOf = ({ sheet, row, cell }: Problem): string =>
  [sheet, cell ?? (row === undefined ? null : `${row}`)].filter(Boolean).join(' ')

const List = ({ problems, language, most, title, kind }: Props & { readonly title: string; readonly kind: string }) => {
  if (problems.length === 0) return null
  const hidden = problems.length - (most ?? problems.length)
  return (
    <section class={`problems ${kind}`} role={kind === 'errors' ? 'alert' : undefined}>
      <p class="head">{fill(title, { n: problems.length })}</p>
      <ul>
        {problems.slice(0, most).map((found) => (
          <li>
            {placeOf(found) ? <code>{placeOf(found)}</code> : null} {saidOnPage(found, language)}
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p class="note">{fill(stateWords.more[language], { n: hidden })}</p> : null}
    </section>
  )
}

/** What is wrong and what is doubtful, in words. */
export const ProblemList = ({ problems, ...rest }: Props) => {
  const words = wordsIn(stateWords, rest.language)
  return (
    <>
      <List problems={problems.filter(isError)} title={words.errors} kind="errors" {...rest} />
      <List problems={problems.filter((one) => !isError(one))} title={words.warnings} kind="warnings" {...rest} />
    </>
  )
}
