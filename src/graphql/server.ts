import { EnvelopArmor } from '@escape.tech/graphql-armor'
import { GraphQLError } from 'graphql'
import { createSchema, createYoga, type Plugin } from 'graphql-yoga'
import type { Caller } from '../base/caller.ts'
import { civilDateAt } from '../base/civil-date.ts'
import type { Traces } from '../base/traces.ts'
import type { Hub } from '../hub.ts'
import { preferredLanguage } from '../report/problem-wording.ts'
import { accessResolvers } from './access.ts'
import { batchResolvers } from './batch.ts'
import { batchMutations } from './batch-mutations.ts'
import { boardResolvers } from './board.ts'
import { boundedDocument } from './bounded-document.ts'
import { briefResolvers } from './brief.ts'
import { calendarResolvers } from './calendar.ts'
import { catalogueResolvers } from './catalogue.ts'
import { withCheckedTexts } from './checked-texts.ts'
import { codeMapResolvers } from './code-map.ts'
import { type Context, openContext } from './context.ts'
import { coordinationResolvers } from './coordination.ts'
import { feedResolvers, feedSubscriptions } from './feed.ts'
import { figureResolvers } from './figures.ts'
import { implementationResolvers } from './implementation.ts'
import { introspectionForKeys } from './introspection.ts'
import { lightResolvers } from './light.ts'
import { meetingResolvers } from './meeting.ts'
import { notedRefusals } from './noted-refusals.ts'
import { obligationResolvers } from './obligations.ts'
import { partnerResolvers } from './partner.ts'
import { planResolvers } from './plan.ts'
import { planMutations } from './plan-mutations.ts'
import { problemResolvers } from './problem.ts'
import { progressResolvers } from './progress.ts'
import { openQuickAnswers } from './quick-answers.ts'
import { readQuickly } from './quick-request.ts'
import { readableParameters } from './readable-parameters.ts'
import { recognitionResolvers } from './recognition.ts'
import { recognitionMutations } from './recognition-mutations.ts'
import type { RememberedAnswers } from './remembered-answers.ts'
import { resolutionResolvers } from './resolution.ts'
import {
  ChangeNumberScalar,
  CursorScalar,
  DateScalar,
  DateTimeScalar,
  JsonScalar,
  LongScalar,
  MoneyScalar,
  PeriodScalar,
} from './scalars.ts'
import { sdl } from './sdl.generated.ts'
import { sealResolvers } from './seal.ts'
import { serviceUseResolvers } from './service-use.ts'
import { subscriberResolvers } from './subscriber.ts'
import { syncResolvers } from './sync.ts'
import { toldCost } from './told-cost.ts'
import { tracedOperations } from './traced-operations.ts'
import { maskFault, troubleInWords } from './trouble.ts'

export const schema = createSchema<Context>({
  typeDefs: sdl,
  resolvers: [
    { Date: DateScalar, DateTime: DateTimeScalar, JSON: JsonScalar, Long: LongScalar },
    { Cursor: CursorScalar, ChangeNumber: ChangeNumberScalar, Money: MoneyScalar, Period: PeriodScalar },
    problemResolvers,
    withCheckedTexts(accessResolvers),
    withCheckedTexts(calendarResolvers),
    withCheckedTexts(catalogueResolvers),
    withCheckedTexts(batchResolvers),
    withCheckedTexts(batchMutations),
    withCheckedTexts(implementationResolvers),
    withCheckedTexts(recognitionResolvers),
    withCheckedTexts(recognitionMutations),
    withCheckedTexts(planResolvers),
    withCheckedTexts(planMutations),
    withCheckedTexts(syncResolvers),
    withCheckedTexts(figureResolvers),
    withCheckedTexts(feedResolvers),
    feedSubscriptions,
    withCheckedTexts(codeMapResolvers),
    withCheckedTexts(subscriberResolvers),
    withCheckedTexts(partnerResolvers),
    withCheckedTexts(coordinationResolvers),
    withCheckedTexts(progressResolvers),
    withCheckedTexts(obligationResolvers),
    withCheckedTexts(lightResolvers),
    withCheckedTexts(serviceUseResolvers),
    withCheckedTexts(boardResolvers),
    withCheckedTexts(briefResolvers),
    withCheckedTexts(meetingResolvers),
    withCheckedTexts(sealResolvers),
    withCheckedTexts(resolutionResolvers),
  ],
})

/** Who asks, and where the codes of what is refused are noted for the host. */
interface Asker {
  readonly caller: Caller
  readonly refusals: Set<string>
}

/** What is too much for one request. The costliest question of the contract stays well below. */
const armor = new EnvelopArmor({
  maxDepth: { n: 12 },
  maxAliases: { n: 15, allowList: [] },
  maxDirectives: { n: 10 },
  maxTokens: { n: 2000 },
  costLimit: { enabled: false },
  blockFieldSuggestion: { enabled: true },
})

/** Errors of the request that carry no code of ours: a document that does not parse or fit the schema. */
const codedErrors: Plugin = {
  onResultProcess({ result, setResult }) {
    if (Array.isArray(result) || !('errors' in result) || !result.errors) return
    setResult({ ...result, errors: result.errors.map(coded) })
  },
}

const ours = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_REQUEST',
  'CURSOR_EXPIRED',
  'QUERY_TOO_COMPLEX',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]

const coded = (error: GraphQLError): GraphQLError => {
  if (ours.includes(String(error.extensions?.code))) return error
  const isTooMuch = /limit of .* exceeded|Syntax Error: Token limit|introspection depth exceeded/.test(error.message)
  const code = isTooMuch ? 'QUERY_TOO_COMPLEX' : 'BAD_REQUEST'
  // Nothing was executed: by the specification of GraphQL over HTTP that is no success, for who asks for its own media type.
  const http = isTooMuch ? { http: { spec: true, status: 400 } } : {}
  return new GraphQLError(error.message, {
    ...error,
    nodes: error.nodes,
    extensions: { ...http, ...error.extensions, code },
  })
}

/** Makes the response of a ready answer, in the manner of the host. */
export type Respond = (answer: string | Uint8Array, contentType: string) => Response

const respondPlainly: Respond = (answer, type) =>
  new Response(answer as BodyInit, { headers: { 'content-type': type } })

/** As long as this, a text is written to the socket as it is. */
const shortest = 4096
const encoder = new TextEncoder()

/** A long text with Chinese in it: to be written as it is, Node takes ten times as long as to make bytes of it. */
const readyToSend = (text: string): string | Uint8Array => (text.length < shortest ? text : encoder.encode(text))

/** What a host knows of a request beside its caller. */
export interface Asking {
  /** Told of what is refused in it. */
  readonly refusals?: Set<string>
  /** Where the change log stood when the caller was identified; null: nothing is remembered for it. */
  readonly head?: string | null
  readonly respond?: Respond
}

export interface GraphqlSettings {
  readonly traces?: Traces
  /** What was answered before; each question is read anew if not given. */
  readonly answers?: RememberedAnswers
}

/**
 * The GraphQL door: answers a request of a known caller from what it remembers (decision 0038), else the quick way (decision 0037) where it can,
 * else the plain one. Faults are handed to `onFault` and masked.
 */
export const openGraphql = (hub: Hub, onFault: (fault: unknown) => void, { traces, answers }: GraphqlSettings = {}) => {
  const quick = openQuickAnswers(schema)
  const yoga = openYoga(hub, onFault, [quick.learning as Plugin, ...(traces ? [tracedOperations(traces)] : [])])
  return async (request: Request, caller: Caller, asking: Asking = {}): Promise<Response> => {
    const { refusals = new Set(), head = null, respond = respondPlainly } = asking
    const plainly = async (again: Request): Promise<Response> => yoga.fetch(again, { caller, refusals })
    // Every operation is to be seen in a trace.
    const read = traces ? null : await readQuickly(request)
    if (!read) return plainly(request)
    const language = preferredLanguage(request.headers.get('accept-language'))
    const question = `${language} ${JSON.stringify(caller)} ${read.text}`
    const then = head === null ? undefined : answers?.at(head, civilDateAt(hub.now()))
    const remembered = then?.find(question)
    if (remembered) return respond(remembered, read.type)
    const asked = read.asked()
    const work = async () => asked && (await quick.answer(asked, () => openContext(hub, caller, language, refusals)))
    const text = await (then && asked && quick.isOfTheLog(asked) ? then.answer(question, work) : work())
    return text ? respond(readyToSend(text), read.type) : plainly(read.again())
  }
}

const openYoga = (hub: Hub, onFault: (fault: unknown) => void, more: readonly Plugin[]) => {
  const { plugins } = armor.protect()
  return createYoga<Asker, Context>({
    schema,
    context: ({ caller, refusals, request }) =>
      openContext(hub, caller, preferredLanguage(request.headers.get('accept-language')), refusals),
    plugins: [
      ...(plugins as Plugin[]),
      boundedDocument,
      readableParameters,
      introspectionForKeys,
      toldCost,
      codedErrors,
      troubleInWords,
      notedRefusals,
      ...more,
    ],
    maskedErrors: { maskError: maskFault },
    graphqlEndpoint: '/graphql',
    landingPage: false,
    graphiql: false,
    multipart: false,
    cors: false,
    batching: false,
    logging: { debug: () => {}, info: () => {}, warn: () => {}, error: onFault },
    fetchAPI: { Request, Response },
  })
}
