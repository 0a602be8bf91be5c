import type { Child } from 'hono/jsx'

interface Props {
  readonly title: string
  /** As of when, and the like. */
  readonly note?: Child
  /** What can be done here. */
  readonly children?: Child
}

/** The head of a page. */
export const PageHead = ({ title, note, children }: Props) => (
  <div class="page-head">
    <div>
      <h1>{title}</h1>
      {note ? <p class="note">{note}</p> : null}
    </div>
    {children ? <div class="actions">{children}</div> : null}
  </div>
)
