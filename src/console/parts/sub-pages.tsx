import type { Child } from 'hono/jsx'

interface Props {
  readonly label: string
  /** Each with its address; the page that is shown is marked. */
  readonly pages: readonly (readonly [code: string, text: Child, href: string])[]
  readonly current: string
}

/** The pages of a section, side by side under its name. */
export const SubPages = ({ label, pages, current }: Props) => (
  <nav class="sub-pages" aria-label={label}>
    <ul>
      {pages.map(([code, text, href]) => (
        <li>
          <a href={href} aria-current={code === current ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
