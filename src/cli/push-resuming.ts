import { rm } from 'node:fs/promises'
import { RequestRefused } from '../client/index.ts'
import { isHubError } from './failure.ts'
import { keptPush, openLedger, type PushLedger } from './push-ledger.ts'
import type { PushResult } from './push-report.ts'
import { firstPlaced, firstShown, type Sending, type Sent, sent, termsOf, withOutcomes } from './push-sending.ts'

/** Gives the push up that was broken off, at the hub too, which may not know it. */
const giveUp = async ({ client, options, ledgerPath }: Sending): Promise<void> => {
  const kept = await keptPush(ledgerPath)
  if (kept?.push === undefined) return
  const { city, source, cluster } = { ...options, ...kept }
  await client.abandonPush({ city, source, cluster, push: kept.push }).catch((fault) => {
    if (!(fault instanceof RequestRefused)) throw fault
  })
  await rm(ledgerPath, { force: true })
}

const outOfStep = new Set([
  'CHUNK_OTHER_CONTENT',
  'CHUNK_OUT_OF_ORDER',
  'PUSH_CLOSED',
  'PUSH_INCOMPLETE',
  'PUSH_UNKNOWN',
  'SOURCE_UNKNOWN',
])

/**
 * Whether the push that was kept is none to go on with: it was done, and only not forgotten, and the file is another since; it was
 * given up; or the hub was restored to a time before it.
 */
const isOver = async ({ client, options }: Sending, ledger: PushLedger, fault: unknown): Promise<boolean> => {
  const codes = isHubError(fault) ? fault.problems.map(({ code }) => code) : []
  if (!ledger.isResumed || !codes.some((code) => outOfStep.has(code))) return false
  const state = await client.pushStatus({ ...options, push: ledger.push }).then(
    (push) => push.state,
    () => null,
  )
  return state === null || state === 'DONE' || state === 'ABANDONED' || codes.includes('CHUNK_OUT_OF_ORDER')
}

/** Begins or resumes, and ends. */
const sentToItsEnd = async (sending: Sending, now: Date): Promise<readonly [PushLedger, Sent]> => {
  const { on, options, ledgerPath } = sending
  const { say, terminal } = on
  const ledger = await openLedger(ledgerPath, termsOf(options), now, say)
  const { push, acknowledged } = ledger
  const chunks = acknowledged.size
  if (ledger.isResumed)
    terminal.err(
      say(
        `接着推送 ${push}(已确认 ${chunks} 块)。\n`,
        `Going on with the push ${push} (${chunks} chunks acknowledged).\n`,
      ),
    )
  try {
    return [ledger, await sent(sending, ledger)]
  } catch (fault) {
    if (!(await isOver(sending, ledger, fault))) throw fault
    terminal.err(say(`推送 ${push} 已不能接着做,另起一次。\n`, `The push ${push} is over; another is begun.\n`))
    await ledger.forget()
    return sentToItsEnd(sending, now)
  }
}

/** Pushes the file, resuming what was broken off, and forgets the push once it is done. */
export const pushFor = async (sending: Sending, now: Date): Promise<PushResult> => {
  const { client, options } = sending
  if (options.restart) await giveUp(sending)
  const [ledger, { push, outcomes }] = await sentToItsEnd(sending, now)
  const result = await withOutcomes(options.outcomes, async (add, first) => {
    const only = options.outcomes === undefined ? (['REJECTED', 'CONFLICT'] as const) : undefined
    const isWanted = options.outcomes !== undefined || push.rejected + push.conflict > 0
    if (isWanted)
      for await (const outcome of outcomes ?? client.pushOutcomes({ ...options, push: push.id, only })) {
        add(outcome)
        if (only !== undefined && first.length >= firstShown) break
      }
    return { counts: push, push, first: await firstPlaced(sending, first) }
  })
  if (push.state !== 'BLOCKED') await ledger.forget()
  return result
}
