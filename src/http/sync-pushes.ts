import type { Context } from 'hono'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { type Language, preferredLanguage } from '../report/problem-wording.ts'
import { abandonPush } from '../sync/abandon-push.ts'
import { findPush, findSource, type PushName } from '../sync/find-push.ts'
import { finishPush } from '../sync/finish-push.ts'
import { type ChunkOutcomes, readPushOutcomes } from '../sync/read-push-outcomes.ts'
import { rowOutcomes } from '../sync/row-outcome.ts'
import type { SyncPush } from '../sync/sync-push.ts'
import type { Variables } from './authenticate.ts'
import { problemResponse, shownProblem } from './problem-response.ts'
import { shownPush } from './shown-push.ts'
import { shownLines } from './sync-answer.ts'
import { ndjson } from './sync-implementations.ts'
import { type Allowed, checkQuery, readOnly, sourceNamed } from './sync-parameters.ts'
import { syncStatus } from './sync-status.ts'
import { textStream } from './text-stream.ts'

type Request = Context<{ Variables: Variables }, '/sync/pushes/:push'>

const ofPush: Allowed = { needed: ['city', 'source'], known: ['city', 'source', 'cluster'] }

const nameOf = (context: Request): PushName => ({
  push: context.req.param('push') ?? '',
  ...sourceNamed(new URL(context.req.url).searchParams),
})

const door =
  (allowed: Allowed, ask: (context: Request, name: PushName) => Promise<Response>) => async (context: Request) => {
    const name = nameOf(context)
    const problems = checkQuery(new URL(context.req.url).searchParams, allowed)
    if (problems.length > 0) return problemResponse(context, 400, problems)
    return ask(context, name)
  }

const languageOf = (context: Request): Language => preferredLanguage(context.req.header('accept-language'))

/** A push as JSON, with its source's share of a drop. */
const pushAnswer = async (hub: Hub, context: Request, name: PushName, outcome: Outcome<SyncPush>) => {
  if (outcome.ok === undefined) return problemResponse(context, syncStatus(outcome.problems), outcome.problems)
  const source = await findSource(hub.db, context.get('caller'), name)
  const problems = outcome.problems.map((found) => shownProblem(found, languageOf(context)))
  return context.json({ push: shownPush(outcome.ok, source.ok!), problems })
}

/** `GET /sync/pushes/:push`: how it stands. */
export const showPush = (hub: Hub) =>
  door(ofPush, async (context, name) => {
    const found = await findPush(hub, context.get('caller'), name)
    if (found.ok === undefined) return problemResponse(context, syncStatus(found.problems), found.problems)
    return context.json({ push: shownPush(found.ok.push, found.ok.source) })
  })

/** `POST /sync/pushes/:push/finish`: works for some twenty seconds at most; ask again while it is APPLYING. */
export const endPush = (hub: Hub) =>
  door(
    { needed: ['city', 'source', 'chunks'], known: [...ofPush.known, 'chunks', 'confirm'] },
    async (context, name) => {
      const { chunks, confirm } = context.req.query()
      const input = { ...name, chunks: Number(chunks), confirm: confirm === 'true' }
      return pushAnswer(hub, context, name, await finishPush(hub, context.get('caller'), input))
    },
  )

/** `POST /sync/pushes/:push/abandon` */
export const dropPush = (hub: Hub) =>
  door(ofPush, async (context, name) =>
    pushAnswer(hub, context, name, await abandonPush(hub, context.get('caller'), name)),
  )

/** `GET /sync/pushes/:push/outcomes`: what became of each row, chunk after chunk; of some outcomes only, if they are named. */
export const showOutcomes = (hub: Hub) =>
  door({ needed: ['city', 'source'], known: [...ofPush.known, 'only'] }, async (context, name) => {
    const only = readOnly(new URL(context.req.url).searchParams, rowOutcomes)
    if (only.problems.length > 0) return problemResponse(context, 400, only.problems)
    const chunks = await readPushOutcomes(hub, context.get('caller'), name)
    if (chunks.ok === undefined) return problemResponse(context, syncStatus(chunks.problems), chunks.problems)
    return new Response(textStream(lines(chunks.ok, only.words, languageOf(context))), { headers: ndjson })
  })

async function* lines(
  chunks: AsyncGenerator<ChunkOutcomes>,
  only: readonly string[] | null,
  language: Language,
): AsyncGenerator<string> {
  const marks = only?.map((outcome) => `"outcome":"${outcome}"`)
  for await (const { chunk, outcomes } of chunks)
    for (const line of shownLines(outcomes, language))
      if (!marks || marks.some((mark) => line.includes(mark))) yield `{"chunk":${chunk},${line.slice(1)}`
}
