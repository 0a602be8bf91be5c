import type { Child } from 'hono/jsx'

interface Props {
  /** What the table is called, above it and for whoever hears the page. */
  readonly label: string
  readonly isLabelShown?: boolean
  readonly id?: string
  readonly class?: string
  readonly children?: Child
}

/** A table in a box of its own, which scrolls sideways so that the page never does; the keyboard gets into it too. */
export const TableBox = ({ label, isLabelShown, id, class: of, children }: Props) => (
  <section class="table-box" aria-label={label} tabindex={0} id={id}>
    <table class={of}>
      <caption class={isLabelShown ? undefined : 'unseen'}>{label}</caption>
      {children}
    </table>
  </section>
)
