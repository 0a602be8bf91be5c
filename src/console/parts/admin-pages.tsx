import type { Language } from '../../report/problem-wording.ts'
import { adminWords } from '../words/admin-words.ts'
import { wordsIn } from '../words/speak.ts'
import { SubPages } from './sub-pages.tsx'

/** The pages of the administration, with what comes behind its address. */
const paths = { cluster: '', members: '/members', keys: '/keys', lights: '/lights', calendar: '/calendar' } as const
export type AdminPage = keyof typeof paths

interface Props {
  readonly language: Language
  /** The address of the administration. */
  readonly at: string
  readonly current: AdminPage
}

export const AdminPages = ({ language, at, current }: Props) => {
  const words = wordsIn(adminWords, language)
  const pages = Object.entries(paths) as [AdminPage, string][]
  return (
    <SubPages
      label={words.section}
      current={current}
      pages={pages.map(([page, path]) => [page, words[page], `${at}${path}`] as const)}
    />
  )
}
