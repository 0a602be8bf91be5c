import type { City } from '../access/city-cluster.ts'
import { type Outcome, refused } from '../base/outcome.ts'
import { type Problem, problem } from '../base/problem.ts'
import { adoptResolution } from '../meeting/adopt-resolution.ts'
import type { JointMeeting } from '../meeting/joint-meeting.ts'
import type { NextListEntry } from '../meeting/next-list.ts'
import { recordAgreement } from '../meeting/record-agreement.ts'
import { setNextList } from '../meeting/set-next-list.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import { linesOf, type SentForm } from './forms.ts'
import type { Visit } from './visit.ts'
import { listWords } from './words/plan-words.ts'

/** What is entered of a meeting's outcome, each by a form of its own. */
export const meetingRecords = ['resolution', 'agreement', 'nextList'] as const
export type MeetingRecord = (typeof meetingRecords)[number]

type Take = (visit: Visit, meeting: JointMeeting, form: SentForm, cities: readonly City[]) => Promise<Outcome<unknown>>

/** The list that a word names, by its name or code. */
const listNamed = (word: string): PlanList | undefined =>
  planLists.find((list) => list === word || listWords[list].zh === word || listWords[list].en === word)

/** A line `重点工程，城际铁路，呼和浩特市`, or the problem of a list that there is not. */
const entryOf = (line: string, i: number, cities: readonly City[]): NextListEntry | Problem => {
  const [word = '', title = '', city = ''] = line.split(/[,，\t]/).map((part) => part.trim())
  const list = listNamed(word)
  const words = planLists.map((one) => listWords[one].zh)
  const facts = { field: 'list', found: word.slice(0, 60), words }
  return list
    ? { list, title, leadCity: cities.find(({ name }) => name === city)?.code ?? city }
    : problem('WORD_UNKNOWN', { path: ['entries', i, 'list'], field: 'list', row: i + 1, facts })
}

const isEntry = (one: NextListEntry | Problem): one is NextListEntry => 'leadCity' in one

/** Each form as its verb takes it. */
export const takeMeetingRecord: Readonly<Record<MeetingRecord, Take>> = {
  resolution: ({ hub, caller }, { cluster, edition }, { optional, all }) =>
    adoptResolution(hub, caller, {
      ...{ cluster, edition, text: optional('text'), leadCity: optional('leadCity'), unit: optional('unit') },
      ...{ coCities: all('coCities').filter((city) => city !== ''), deadline: optional('deadline') },
    }),
  agreement: ({ hub, caller }, { cluster, edition }, { text, optional }) =>
    recordAgreement(hub, caller, {
      ...{ cluster, edition, level: text('level') === 'DEPARTMENT' ? 'DEPARTMENT' : 'CITY', title: text('title') },
      ...{ parties: linesOf(text('parties')), signedOn: optional('signedOn') },
      documentNumber: optional('documentNumber'),
    }),
  nextList: ({ hub, caller }, { cluster, edition }, { text }, cities) => {
    const year = /^\d{1,5}$/.test(text('year')) ? Number(text('year')) : null
    const read = linesOf(text('entries')).map((line, i) => entryOf(line, i, cities))
    const wrong = read.flatMap((one) => (isEntry(one) ? [] : [one]))
    return wrong.length > 0
      ? Promise.resolve(refused(...wrong))
      : setNextList(hub, caller, { cluster, edition, year, entries: read.filter(isEntry) })
  },
}
