import type { ListedRow } from '../catalogue/listed-row.ts'
import { linesOf, type SentForm } from './forms.ts'

const columns = ['name', 'code', 'kind', 'department'] as const

/** An item to add as a line: `名称，编码，类型，部门`; what is left empty is not said. */
const addedRow = (line: string): ListedRow['fields'] => {
  const cells = line.split(/[,，\t]/).map((cell) => cell.trim())
  const said = columns.map((column, i) => [column, cells[i] ?? ''] as const).filter(([, cell]) => cell !== '')
  return Object.fromEntries(said)
}

/** What a form says of an adjustment of a published batch. */
export const givenAdjustment = ({ text, optional }: SentForm) => ({
  documentNumber: text('adjustDocument'),
  effectiveOn: text('effectiveOn'),
  add: linesOf(text('add')).map(addedRow),
  withdraw: linesOf(text('withdrawn')),
  reason: optional('adjustReason'),
})
