import type { CityCluster } from '../access/city-cluster.ts'
import { done, type Outcome, refusedFor } from '../base/outcome.ts'
import { answerObjection } from '../meeting/answer-objection.ts'
import { confirmFigures } from '../meeting/confirm-figures.ts'
import type { JointMeeting } from '../meeting/joint-meeting.ts'
import { objectToFigure } from '../meeting/object-to-figure.ts'
import { recordErratum } from '../meeting/record-erratum.ts'
import { sealBrief } from '../meeting/seal-brief.ts'
import { meetingPrinting } from '../report/meeting-printing.ts'
import { figureGiven } from './figure-given.ts'
import type { SentForm } from './forms.ts'
import type { Visit } from './visit.ts'

/** What a figure is said to be, or what is wrong with that; empty: it cannot be said. */
const givenValue = (figure: string, said: string | null, field: string): Outcome<{ readonly value: string | null }> => {
  const value = said === null ? null : figureGiven(figure, said)
  if (said !== null && value === null) return refusedFor('FIGURE_VALUE_UNCLEAR', { found: said.slice(0, 40) }, [field])
  return done({ value })
}

/** What a form of the page about the seal asks for. */
export const takeSealStep = (
  { hub, caller }: Visit,
  cluster: CityCluster,
  edition: number,
  { text, optional }: SentForm,
): Promise<Outcome<JointMeeting>> => {
  const meeting = { cluster: cluster.code, edition }
  const [city, figure, reason] = [caller.city ?? '', text('figure'), text('reason')]
  switch (text('act')) {
    case 'confirm':
      return confirmFigures(hub, caller, { ...meeting, city, figuresHash: optional('figuresHash') })
    case 'object': {
      const expected = givenValue(figure, optional('expected'), 'expected')
      if (!expected.ok) return Promise.resolve(expected)
      return objectToFigure(hub, caller, { ...meeting, city, figure, reason, expected: expected.ok.value })
    }
    case 'answer': {
      const manner = text('manner') === 'CORRECTED' ? 'CORRECTED' : 'KEPT'
      const objection = /^\d{1,6}$/.test(text('objection')) ? Number(text('objection')) : 0
      return answerObjection(hub, caller, { ...meeting, objection, manner, text: text('text') })
    }
    case 'seal': {
      const why = { evenUnconfirmed: text('evenUnconfirmed') === 'yes', reason: optional('why') }
      return sealBrief(hub, caller, { ...meeting, ...why }, meetingPrinting)
    }
    case 'erratum': {
      const right = givenValue(figure, optional('value'), 'value')
      if (!right.ok) return Promise.resolve(right)
      return recordErratum(hub, caller, { ...meeting, figure, value: right.ok.value, reason })
    }
    default:
      return Promise.resolve(refusedFor('MEETING_UNKNOWN', { edition }))
  }
}
