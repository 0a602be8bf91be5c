import { planLists } from '../../programme/plan-row.ts'
import type { Language } from '../../report/problem-wording.ts'
import { planPaths } from '../plan-kinds.ts'
import { boardWords } from '../words/board-words.ts'
import { listWords } from '../words/plan-words.ts'
import { SubPages } from './sub-pages.tsx'

interface Props {
  readonly language: Language
  /** The address of the plan. */
  readonly at: string
  readonly current: string
}

/** The pages of the plan: its board and its lists. */
export const PlanPages = ({ language, at, current }: Props) => (
  <SubPages
    label={boardWords.pages[language]}
    current={current}
    pages={[
      ['board', boardWords.board[language], `${at}/board`],
      ...planLists.map((list) => [planPaths[list], listWords[list][language], `${at}/${planPaths[list]}`] as const),
    ]}
  />
)
