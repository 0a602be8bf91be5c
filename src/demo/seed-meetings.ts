import type { Caller } from '../base/caller.ts'
import { addDays, type CivilDate, civilDateAt } from '../base/civil-date.ts'
import type { Hub } from '../hub.ts'
import { adoptResolution } from '../meeting/adopt-resolution.ts'
import { conveneMeeting } from '../meeting/convene-meeting.ts'
import { recordAgreement } from '../meeting/record-agreement.ts'
import { recordResolutionProgress } from '../meeting/record-resolution-progress.ts'
import { setCutOff } from '../meeting/set-cut-off.ts'
import { setNextList } from '../meeting/set-next-list.ts'
import { setReportText } from '../meeting/set-report-text.ts'
import { asRole, cities, cluster, must } from './demo-cities.ts'
import { demoMeetings, nextYearsList } from './demo-meetings.ts'
import { type DemoResolution, demoResolutions } from './demo-resolutions.ts'

/**
 * Three joint meetings: the sixth and seventh held last year and entered afterwards, with what they resolved and how that went on;
 * the eighth in preparation, two weeks from today.
 */
export const seedMeetings = async (hub: Hub, secretariat: Caller): Promise<void> => {
  const today = civilDateAt(hub.now())
  const year = Number(today.slice(0, 4))
  const heldOn = new Map<number, CivilDate>()
  for (const { edition, agreements, texts, isHeld, cutOff, reason, ...said } of demoMeetings(today)) {
    const of = { cluster, edition }
    const participants = isHeld ? people : []
    must(await conveneMeeting(hub, secretariat, { ...of, ...said, participants, hostReason: reason }))
    must(await setCutOff(hub, secretariat, { ...of, cutOff }))
    heldOn.set(edition, said.heldOn)
    for (const agreement of agreements) must(await recordAgreement(hub, secretariat, { ...of, ...agreement }))
    for (const [part, text] of Object.entries(texts))
      must(await setReportText(hub, secretariat, { ...of, part, text: `${text}（演示）` }))
  }
  for (const resolution of demoResolutions) await adopt(hub, secretariat, resolution, year)
  for (const [i, resolution] of demoResolutions.entries()) {
    const { edition } = resolution
    const number = demoResolutions.slice(0, i + 1).filter((one) => one.edition === edition).length
    await goOn(hub, secretariat, resolution, number, { heldOn: heldOn.get(edition)!, today, year })
  }
  must(await setNextList(hub, secretariat, { cluster, edition: 7, year, entries: nextYearsList }))
}

/** Who sat for the cities: nobody real. */
const people = cities.map(({ code, name }) => ({ city: code, name: `${name.slice(0, 1)}某某（演示）`, post: '市长' }))

const dayOf = ([years, day]: readonly [number, string], year: number): CivilDate => `${year + years}-${day}`

const adopt = async (hub: Hub, secretariat: Caller, resolution: DemoResolution, year: number): Promise<void> => {
  const { edition, text, lead, co, unit, due, links = [] } = resolution
  must(
    await adoptResolution(hub, secretariat, {
      ...{ cluster, edition, text: `${text}（演示）`, leadCity: lead, coCities: co, unit },
      deadline: due && dayOf(due, year),
      links: links.map(({ kind, number, inYear }) => ({
        ...{ kind, number },
        year: inYear === undefined ? null : year + inYear,
      })),
    }),
  )
}

/** The lead city says itself how a resolution goes on, on the day; the secretariat extends and ends. */
const goOn = async (
  hub: Hub,
  secretariat: Caller,
  { edition, lead, steps }: DemoResolution,
  number: number,
  { heldOn, today, year }: { readonly heldOn: CivilDate; readonly today: CivilDate; readonly year: number },
): Promise<void> => {
  for (const { after, state, text, deadline, endedBy } of steps) {
    const day = addDays(heldOn, after)
    const on = day < today ? day : today
    const then = { ...hub, now: () => (on === today ? hub.now() : new Date(`${on}T04:00:00Z`)) }
    const by = deadline || endedBy ? secretariat : asRole('COORDINATOR', lead)
    const said = { cluster, edition, number, state, text: `${text}（演示）`, endedBy }
    must(await recordResolutionProgress(then, by, { ...said, deadline: deadline && dayOf(deadline, year) }))
  }
}
