import { type PlanList, planLists } from '../programme/plan-row.ts'

/** What the lists are called in addresses. */
export const planPaths: Readonly<Record<PlanList, 'tasks' | 'projects' | 'platforms'>> = {
  TASK: 'tasks',
  PROJECT: 'projects',
  PLATFORM: 'platforms',
}

/** The list that a part of an address names. */
export const listAt = (path: string | undefined): PlanList | null =>
  planLists.find((list) => planPaths[list] === path) ?? null

/** The year asked for in an address, else that of the day. */
export const yearAsked = (text: string | undefined, today: string): number =>
  text && /^20\d\d$/.test(text) ? Number(text) : Number(today.slice(0, 4))
