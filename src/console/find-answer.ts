import { answerCanHandle } from '../recognition/answer-can-handle.ts'
import { answerDueDate } from '../recognition/answer-due-date.ts'
import type { Visit } from './visit.ts'

interface Asked {
  readonly cluster: string
  readonly item: string
  readonly competentCity: string
  readonly acceptingCity: string
}

/** The answer for an item and two cities, and when it would be done if it were handed in today. */
export const findAnswer = async ({ hub, caller, today }: Visit, asked: Asked) => {
  const found = await answerCanHandle(hub, caller, { ...asked, asOf: null, knownAt: null })
  if (!found) return null
  const limit = found.committedLimit
  return { found, due: limit && (await answerDueDate(hub, asked.cluster, limit, today, found.knownAt)) }
}
