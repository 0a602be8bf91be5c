import type { Caller } from '../base/caller.ts'
import { checkDate } from '../base/check-date.ts'
import { checkOptionalText, checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import { done, type Outcome, refused, refusedFor } from '../base/outcome.ts'
import { problem } from '../base/problem.ts'
import type { Hub } from '../hub.ts'
import type { Agreement, AgreementLevel } from './agreement.ts'
import { changeMeeting, type MeetingInput } from './change-meeting.ts'
import { checkTexts } from './given-meeting.ts'
import { checkNumber } from './given-resolution.ts'
import type { JointMeeting } from './joint-meeting.ts'
import { agreementChange } from './meeting-change.ts'
import { insertAgreement } from './meeting-papers.sql.ts'

export interface RecordAgreementInput extends MeetingInput {
  /** The one after the last of the meeting, unless given. */
  readonly number?: number | null
  readonly level: AgreementLevel
  readonly title: string
  /** Who signed, by name. */
  readonly parties: readonly string[]
  /** The day of the meeting, unless given. */
  readonly signedOn?: CivilDate | null
  readonly documentNumber?: string | null
  /** Why the record is corrected. */
  readonly reason?: string | null
}

const checkInput = (input: RecordAgreementInput) => [
  ...checkNumber(input.number),
  ...checkText(input.title, 'title', 200),
  ...(input.parties.length < 2 ? [problem('AGREEMENT_PARTIES_TOO_FEW', { path: ['parties'], field: 'parties' })] : []),
  ...checkTexts(input.parties, 'parties', { most: 100, longest: 100 }),
  ...checkDate(input.signedOn, 'signedOn'),
  ...checkOptionalText(input.documentNumber, 'documentNumber', 100),
  ...checkOptionalText(input.reason, 'reason', 1000),
]

/**
 * Enters an agreement signed at a meeting (协议), under the next number of the meeting; under a number that is taken, and with a
 * reason, it corrects the record. The cluster's secretariat.
 */
export const recordAgreement = (
  hub: Hub,
  caller: Caller,
  input: RecordAgreementInput,
): Promise<Outcome<JointMeeting>> =>
  changeMeeting(hub, caller, 'recordAgreement', input, checkInput(input), async ({ meeting, db, log, by }) => {
    const today = civilDateAt(hub.now())
    const signedOn = input.signedOn ?? meeting.heldOn
    if (signedOn === null) return refused(...checkText(null, 'signedOn', 10))
    if (signedOn > today) return refusedFor('DATE_IN_THE_FUTURE', { found: signedOn, today }, ['signedOn'])
    const number = input.number ?? (meeting.agreements.at(-1)?.number ?? 0) + 1
    const before = meeting.agreements.find((agreement) => agreement.number === number)
    const reason = input.reason?.trim() || null
    if (before && reason === null) return refusedFor('MEETING_NUMBER_TAKEN', { number }, ['number'])
    const agreement: Agreement = {
      number,
      version: (before?.version ?? 0) + 1,
      level: input.level,
      title: input.title.trim(),
      parties: input.parties.map((party) => party.trim()),
      signedOn,
      documentNumber: input.documentNumber?.trim() || null,
      reason: before ? reason : null,
    }
    await insertAgreement(db, meeting.id, agreement, by)
    await log.record(agreementChange(meeting, agreement))
    const others = meeting.agreements.filter((other) => other !== before)
    return done({ ...meeting, agreements: [...others, agreement].sort((a, b) => a.number - b.number) })
  })
