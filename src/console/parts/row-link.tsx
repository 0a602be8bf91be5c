import type { Child } from 'hono/jsx'
import { planPaths } from '../plan-kinds.ts'

interface Props {
  /** The cluster's address. */
  readonly at: string
  readonly kind: string
  readonly number: number | null
  /** Of the plan in which the row stands. */
  readonly year: number | string
  readonly children?: Child
}

const isPlanList = (kind: string): kind is keyof typeof planPaths => Object.hasOwn(planPaths, kind)

const addressOf = ({ at, kind, number, year }: Omit<Props, 'children'>): string | null => {
  if (number === null) return null
  if (isPlanList(kind)) return `${at}/plan/${planPaths[kind]}/${number}?year=${year}`
  if (kind === 'BATCH') return `${at}/batches/${number}`
  return kind === 'ISSUE' ? `${at}/issues/${number}` : null
}

/** The name of a row of the domain, leading to its page where it has one of its own. */
export const RowLink = ({ children, ...row }: Props) => {
  const address = addressOf(row)
  return address === null ? <span>{children}</span> : <a href={address}>{children}</a>
}
