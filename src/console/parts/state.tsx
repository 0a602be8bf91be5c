import type { Child } from 'hono/jsx'

interface StateProps {
  readonly title: string
  readonly text?: string
  /** What the way out is called. */
  readonly action?: string
  readonly href?: string
  readonly children?: Child
}

/** A whole page that has nothing to show but why. */
export const State = ({ title, text, action, href = '/console', children }: StateProps) => (
  <section class="state">
    <h1>{title}</h1>
    {text ? <p>{text}</p> : null}
    {children}
    {action ? (
      <p>
        <a class="button" href={href}>
          {action}
        </a>
      </p>
    ) : null}
  </section>
)

/** The place of a list or a table in which there is nothing, and what to do about it. */
export const Empty = ({ text, children }: { readonly text: string; readonly children?: Child }) => (
  <div class="empty">
    <p>{text}</p>
    {children}
  </div>
)
