import type { GridRow } from '../../programme/read-progress-grid.ts'
import { Form } from '../parts/form.tsx'
import type { RowPage } from '../row-page.ts'
import type { Visit } from '../visit.ts'
import { pasteWords } from '../words/progress-sheet-words.ts'
import { wordsIn } from '../words/speak.ts'

interface Props {
  readonly visit: Visit
  /** Where a whole sheet is pasted, with what the grid is narrowed to. */
  readonly at: string
}

/** How many rows of the last list of a page follow on other pages. */
const followersOf = ({ rows, before, total, rowAt }: RowPage<GridRow>): number => {
  const list = rows.at(-1)?.list
  let at = before + rows.length
  while (at < total && rowAt(at).list === list) at += 1
  return at - before - rows.length
}

/** What became of a block that was pasted; the script fills it in. A block that goes on over other pages is checked on the server first. */
export const ProgressPasted = ({ visit, page }: Omit<Props, 'at'> & { readonly page: RowPage<GridRow> }) => {
  const { all, here, ...said } = wordsIn(pasteWords, visit.language)
  const texts = Object.fromEntries(Object.entries(said).map(([name, text]) => [`data-${name}`, text]))
  return (
    <div id="pasted" class="pasted" role="status" data-follows={followersOf(page)} {...texts}>
      <p class="note"></p>
      <span class="over" hidden>
        <button type="submit" form="paste-over">
          {all}
        </button>
        <button type="button" class="plain">
          {here}
        </button>
      </span>
    </div>
  )
}

/** Takes such a block to the server. */
export const PasteOver = ({ visit, at }: Props) => (
  <Form visit={visit} action={at} id="paste-over" isMultipart>
    {['block', 'start', 'cell', 'onDay'].map((name) => (
      <input type="hidden" name={name} />
    ))}
    <input type="hidden" name="accept" value="yes" />
  </Form>
)
