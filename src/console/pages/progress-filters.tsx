import { planLists } from '../../programme/plan-row.ts'
import { Field, Select } from '../parts/form.tsx'
import { planPaths } from '../plan-kinds.ts'
import type { Reporting } from '../progress-rows.ts'
import type { Visit } from '../visit.ts'
import { listWords } from '../words/plan-words.ts'
import { progressWords } from '../words/progress-words.ts'
import { wordsIn } from '../words/speak.ts'

/** Which list, as of which day. */
export const ProgressFilters = ({ visit: { language, url }, reporting }: { visit: Visit; reporting: Reporting }) => {
  const words = wordsIn(progressWords, language)
  return (
    <form class="filters" method="get" action={url.pathname}>
      <Select
        label={words.list}
        name="list"
        value={planPaths[reporting.list]}
        options={planLists.map((list) => [planPaths[list], listWords[list][language]] as const)}
      />
      <Field label={words.day} name="day" type="date" value={reporting.onDay} />
      <button type="submit" class="plain">
        {words.open}
      </button>
    </form>
  )
}
