import fc from 'fast-check'
import { hostileNames } from './hostile-files-generated.ts'
import { texts } from './hostile-input.ts'

type Asked = Readonly<Record<string, fc.Arbitrary<string>>>

interface Door {
  readonly needed: Asked
  readonly more?: Asked
}

/** Mostly what leads past the first question, else anything. */
const mostly = (...good: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: texts })

const cluster = mostly('hbew', 'hbew', 'hbew', 'sandbox')
const city = mostly('150200', '150200', '150100')
const source = mostly('baotou-zwfw', 'trial')
const file = fc.oneof(
  { weight: 3, arbitrary: mostly('list.csv', 'list.xlsx', 'rows.ndjson') },
  { weight: 1, arbitrary: hostileNames },
)
const flag = mostly('true', 'false')
const onProblem = mostly('REJECT_ALL', 'ACCEPT_VALID')
const list = mostly('TASK', 'PROJECT', 'PLATFORM')
const year = mostly('2026', '2025')
const day = mostly('2026-11-20', '2026-10-31', '2022-06-15')
const sheet = { dryRun: flag, onProblem }

/** What each door for files is asked beside the file. A new door needs its line. */
export const uploadDoors: Readonly<Record<string, Door>> = {
  '/batches/register': {
    needed: { cluster, ordinal: mostly('9', '10', '1'), title: mostly('第九批', '第十批'), file },
    more: {
      ...sheet,
      publishedOn: day,
      map: mostly('事项名称=name', '主管部门=-'),
      documentNumber: texts,
      granularity: texts,
    },
  },
  '/progress/documents': {
    needed: { cluster, city, list, year, number: mostly('1', '2'), onDay: day, name: hostileNames },
  },
  '/progress/import': { needed: { cluster, city, file }, more: { ...sheet, list, year, onDay: day, revise: flag } },
  '/plans/import': {
    needed: { cluster, list, year, file },
    more: { ...sheet, validFrom: day, unit: mostly('万元', '元') },
  },
  '/sync/profile': { needed: { city, source, file }, more: { cluster } },
  '/sync/implementations': {
    needed: { cluster, city, source },
    more: {
      ...{ push: mostly('push-00001', 'push-00002'), chunk: mostly('1', '2'), mode: mostly('CHANGES', 'WHOLE') },
      ...{ dryRun: flag, file, version: mostly('1', '7') },
    },
  },
  '/sync/pushes/:push/finish': { needed: { city, source }, more: { chunks: mostly('1', '2'), confirm: flag } },
  '/sync/pushes/:push/abandon': { needed: { city, source }, more: { cluster } },
}

/** The query of a request to a door. */
export const queryOf = ({ needed, more = {} }: Door): fc.Arbitrary<Record<string, string>> =>
  fc.record({ ...needed, ...more }, { requiredKeys: Object.keys(needed) })
