import { doors } from './rights-doors.ts'
import { asked, type MatrixHub, mutation, type Sent } from './rights-hub.ts'
import { mutations } from './rights-mutations.ts'
import { mark, type Where } from './rights-places.ts'
import { queries } from './rights-queries.ts'

/** What tells the whole from its public part where the mark cannot: that there is any of it, or that it is the city's. */
const marks: Readonly<Record<string, (at: Where) => string>> = {
  snapshotManifest: () => '"resource"',
  'GET /sync/snapshot/manifest': () => '"progress":',
  partners: ({ city }) => `"code":"${city}"`,
  subscribers: ({ city }) => `"code":"${city}"`,
  syncAlerts: () => '"reason"',
}

/** A refusal that is no FORBIDDEN and yet one of right: the owner of an issue never closes its own. */
const ofRight = ['ISSUE_CLOSED_BY_OWNER']
/** What leaves no change in the log. */
const unrecorded = [
  ...['POST /sync/profile', 'resendDelivery', 'finishSyncPush', 'abandonSyncPush'],
  ...['POST /sync/pushes/:push/finish', 'POST /sync/pushes/:push/abandon'],
]

/** The verb of a row, without what is told apart of it. */
export const verbOf = (row: string): string =>
  /^(GET|POST) /.test(row) ? row.split(' ').slice(0, 2).join(' ') : row.split(' ')[0]!

const sentFor = (row: string, at: Where): Sent => {
  if (mutations[row]) return mutation(verbOf(row), mutations[row](at))
  if (queries[row]) return asked(queries[row](at))
  return doors[row]!(at)
}

/** The answer as text; of a stream the first that it tells. */
const textOf = async (response: Response): Promise<string> => {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text()
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('data: ')) text += (await reader.read()).value ?? 'data: end'
  await reader.cancel()
  return text
}

/** The codes that an answer gives: of the request, of what it names, of what is wrong with it. */
const codesOf = (status: number, text: string, isGraphql: boolean): string[] => {
  if (!isGraphql && status < 400) return []
  const { errors, problems, data } = JSON.parse(text)
  const payload = Object.values(data ?? {})[0] as { problems?: { code: string; severity: string }[] } | null
  const found = [...(problems ?? []), ...(payload?.problems ?? [])].filter(({ severity }) => severity === 'ERROR')
  return [
    ...(errors ?? []).map(
      ({ extensions }: { extensions: { problem?: string; code: string } }) => extensions.problem ?? extensions.code,
    ),
    ...found.map(({ code }: { code: string }) => code),
  ]
}

const letterOf = async (
  response: Response,
  sent: Sent,
  isOfStranger: boolean,
  whole: string | null,
): Promise<string> => {
  const text = await textOf(response)
  const codes = text.includes('event: ') ? [] : codesOf(response.status, text, sent.path === '/graphql')
  if (codes.length === 0) return whole !== null && !text.includes(whole) ? 'p' : 'Y'
  const refusal = isOfStranger ? 'UNAUTHENTICATED' : 'FORBIDDEN'
  if (codes.every((code) => code === refusal || ofRight.includes(code))) return '-'
  return codes.every((code) => code.endsWith('_UNKNOWN')) ? '?' : codes.join()
}

/**
 * Does what a row says at a place with a key, and answers with the letter that the matrix has for what came of it. A write that is
 * done must stand in the log, one that is refused must not.
 */
export const letterFor = async (
  hub: MatrixHub,
  row: string,
  at: Where,
  key: string | null,
  isPartlyPublic: boolean,
): Promise<string> => {
  const sent = sentFor(row, at)
  const answered = async () =>
    letterOf(await hub.send(sent, key), sent, key === null, isPartlyPublic ? (marks[row]?.(at) ?? mark) : null)
  if (queries[row] || row.startsWith('GET ')) return answered()
  return hub.undone(async () => {
    const before = await hub.nextNumber()
    const letter = await answered()
    const hasWritten = (await hub.nextNumber()) !== before
    const isToWrite = letter === 'Y' && !unrecorded.includes(row)
    return hasWritten === isToWrite ? letter : `${letter} ${hasWritten ? 'wrote' : 'wrote nothing'}`
  })
}
