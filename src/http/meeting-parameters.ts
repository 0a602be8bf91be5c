import type { Context } from 'hono'
import { checkDate } from '../base/check-date.ts'
import { invalidParameter } from './paper-parameters.ts'

const isNumber = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text)

/** Which meeting a path names, and as of which day or under what supposition; with the problems of that. */
export const readMeetingParameters = (context: Context) => {
  const [cluster, edition] = [context.req.param('cluster') ?? '', context.req.param('edition') ?? '']
  const query = new URL(context.req.url).searchParams
  const said = (name: string) => query.get(name)?.trim() || null
  const [asOf, batch, pendingEntriesOf] = [said('asOf'), said('asIfBatch'), said('asIfPendingOf')]
  const asIf = { batch: batch === null ? null : Number(batch), pendingEntriesOf }
  return {
    ...{ cluster, edition: Number(edition), asOf },
    asIf: batch === null && pendingEntriesOf === null ? null : asIf,
    problems: [
      ...(isNumber(edition) ? [] : [invalidParameter('edition', edition, '1 … 9999')]),
      ...checkDate(asOf, 'asOf'),
      ...(batch === null || isNumber(batch) ? [] : [invalidParameter('asIfBatch', batch, '1 … 9999')]),
      ...(pendingEntriesOf === null || /^\d{6}$/.test(pendingEntriesOf)
        ? []
        : [invalidParameter('asIfPendingOf', pendingEntriesOf, 'GB/T 2260')]),
    ],
  }
}
