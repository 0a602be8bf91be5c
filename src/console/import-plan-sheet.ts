import type { CityCluster } from '../access/city-cluster.ts'
import type { MoneyUnit } from '../base/money.ts'
import type { Problem } from '../base/problem.ts'
import type { TableFile } from '../office/index.ts'
import type { PlanRegistration } from '../programme/plan-registration.ts'
import { type PlanList, planLists } from '../programme/plan-row.ts'
import { readPlanFile } from '../programme/read-plan-file.ts'
import { registrarOf } from '../programme/register-plan.ts'
import type { SentForm } from './forms.ts'
import type { Visit } from './visit.ts'
import { unitWords } from './words/plan-import-words.ts'

/** An uploaded sheet of a plan and what became of it, each problem at its cell. */
export interface ImportedPlan {
  readonly file: TableFile
  readonly list: PlanList
  readonly headerRows: readonly { readonly sheet: string; readonly row: number }[]
  /** Null: nothing of it was looked at. */
  readonly registration: PlanRegistration | null
  readonly problems: readonly Problem[]
}

export const listIn = (text: string): PlanList => planLists.find((list) => list === text) ?? 'TASK'

const unitIn = (text: string): MoneyUnit | null => (Object.hasOwn(unitWords, text) ? (text as MoneyUnit) : null)

/** Reads the sheet and hands its rows to the verb, as the door for programs does. */
export const importPlanSheet = async (
  { hub, caller }: Visit,
  cluster: CityCluster,
  form: SentForm,
  upload: File,
  dryRun: boolean,
): Promise<ImportedPlan> => {
  const list = listIn(form.text('list'))
  const file = { name: upload.name, bytes: new Uint8Array(await upload.arrayBuffer()) }
  const limits = { inputBytes: file.bytes.byteLength }
  const read = await readPlanFile(list, file, { unit: unitIn(form.text('unit')), limits })
  if (read.ok === undefined) return { file, list, headerRows: [], registration: null, problems: read.problems }
  const { rows, headerRows, placed } = read.ok
  const outcome = await registrarOf(list)(hub, caller, {
    ...{ cluster: cluster.code, year: Number(form.text('year') || Number.NaN), rows, dryRun },
    validFrom: form.optional('validFrom'),
    onProblem: form.text('accept') === 'yes' ? 'ACCEPT_VALID' : 'REJECT_ALL',
  })
  const problems = [...read.ok.problems, ...outcome.problems.map(placed)]
  return { file, list, headerRows, registration: outcome.ok ?? null, problems }
}
