import type { Child } from 'hono/jsx'
import type { Visit } from '../visit.ts'
import { dispatchWords } from '../words/dispatch-words.ts'
import { wordsIn } from '../words/speak.ts'
import { PageHead } from './page-head.tsx'
import { SubPages } from './sub-pages.tsx'

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly current: 'obligations' | 'issues' | 'scorecard'
}

/** The pages of dispatch. */
export const DispatchPages = ({ visit, at, current }: Props) => {
  const words = wordsIn(dispatchWords, visit.language)
  return (
    <SubPages
      label={words.section}
      current={current}
      pages={[
        ['obligations', words.obligations, `${at}/dispatch`],
        ['issues', words.issues, `${at}/issues`],
        ['scorecard', words.scorecard, `${at}/scorecard`],
      ]}
    />
  )
}

/** The head of a page about dispatch, with its neighbours. */
export const DispatchHead = ({
  note,
  children,
  ...props
}: Props & { readonly note?: Child; readonly children?: Child }) => (
  <>
    <DispatchPages {...props} />
    <PageHead title={dispatchWords[props.current][props.visit.language]} note={note}>
      {children}
    </PageHead>
  </>
)
