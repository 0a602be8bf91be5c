import type { CityCluster } from '../access/city-cluster.ts'
import { type Outcome, refusedFor } from '../base/outcome.ts'
import { answerObjection } from '../meeting/answer-objection.ts'
import { confirmFigures } from '../meeting/confirm-figures.ts'
import type { JointMeeting } from '../meeting/joint-meeting.ts'
import { objectToFigure } from '../meeting/object-to-figure.ts'
import { recordErratum } from '../meeting/record-erratum.ts'
import { sealBrief } from '../meeting/seal-brief.ts'
import { meetingPrinting } from '../report/meeting-printing.ts'
import type { SentForm } from './forms.ts'
import type { Visit } from './visit.ts'

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
    case 'object':
      return objectToFigure(hub, caller, { ...meeting, city, figure, reason, expected: optional('expected') })
    case 'answer': {
      const manner = text('manner') === 'CORRECTED' ? 'CORRECTED' : 'KEPT'
      const objection = /^\d{1,6}$/.test(text('objection')) ? Number(text('objection')) : 0
      return answerObjection(hub, caller, { ...meeting, objection, manner, text: text('text') })
    }
    case 'seal': {
      const why = { evenUnconfirmed: text('evenUnconfirmed') === 'yes', reason: optional('why') }
      return sealBrief(hub, caller, { ...meeting, ...why }, meetingPrinting)
    }
    case 'erratum':
      return recordErratum(hub, caller, { ...meeting, figure, value: optional('value'), reason })
    default:
      return Promise.resolve(refusedFor('MEETING_UNKNOWN', { edition }))
  }
}
