import type { Caller } from '../base/caller.ts'
import { checkText } from '../base/check-text.ts'
import { type CivilDate, civilDateAt } from '../base/civil-date.ts'
import type { Outcome } from '../base/outcome.ts'
import type { Hub } from '../hub.ts'
import { checkPastDay } from './item-batch.ts'
import { registerRows } from './register-item-batch.ts'
import type { Registration, RegistrationInput, RegistrationRows } from './registration.ts'

/**
 * Enters a batch of past years as published: recorded today, valid then. Needs its document number; nobody is asked to
 * confirm it. Refuses a day in the future and an ordinal that is taken. The cluster's secretariat.
 */
export const registerPublishedBatch = (
  hub: Hub,
  caller: Caller,
  input: RegistrationInput & { readonly publishedOn: CivilDate },
  rows: RegistrationRows,
): Promise<Outcome<Registration>> => {
  const { publishedOn, ...registration } = input
  const problems = [
    ...checkText(input.documentNumber, 'documentNumber', 100),
    ...checkPastDay(publishedOn, 'publishedOn', civilDateAt(hub.now())),
  ]
  return registerRows(hub, caller, 'registerPublishedBatch', registration, rows, publishedOn, problems)
}
