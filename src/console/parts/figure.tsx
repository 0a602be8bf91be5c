import type { Child } from 'hono/jsx'

interface Props {
  readonly label: string
  readonly value: string
  /** The rows behind it. */
  readonly href?: string
  readonly note?: Child
  readonly tone?: 'good' | 'fair' | 'bad'
}

/** A headline figure, which opens its rows. */
export const Figure = ({ label, value, href, note, tone }: Props) => (
  <div class={tone ? `figure ${tone}` : 'figure'}>
    <dt>{label}</dt>
    <dd>
      {href ? <a href={href}>{value}</a> : value}
      {note ? <span class="note">{note}</span> : null}
    </dd>
  </div>
)

/** Figures side by side. */
export const Figures = ({ children }: { readonly children?: Child }) => <dl class="figures">{children}</dl>
