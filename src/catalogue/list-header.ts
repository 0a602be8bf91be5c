import { type Problem, problem } from '../base/problem.ts'
import { normalName } from '../base/text.ts'
import { type ListField, listFields } from './listed-row.ts'

/** What the officials' lists call the fields; compared without blanks, brackets and case. */
const words: Readonly<Record<ListField, readonly string[]>> = {
  name: [
    'name',
    '事项名称',
    '名称',
    '政务服务事项名称',
    '政务服务事项',
    '事项',
    '服务事项',
    '服务事项名称',
    '业务办理项名称',
    '子项名称',
    '办理事项',
    '办理事项名称',
    '通办事项',
    '通办事项名称',
    'itemname',
    'servicename',
    'title',
  ],
  code: [
    'code',
    '事项编码',
    '编码',
    '事项代码',
    '基本编码',
    '实施编码',
    '业务办理项编码',
    '国家基本编码',
    '统一编码',
    '事项唯一编码',
    '权力编码',
    'itemcode',
    'taskcode',
    'catalogcode',
    'basiccode',
    'nationalcode',
  ],
  localCode: ['localcode', '本地编码', '地方编码', '省级编码', '内部编码', '地方事项编码'],
  kind: [
    'kind',
    '事项类型',
    '事项类别',
    '类型',
    '类别',
    '权力类型',
    '行政权力类型',
    '职权类型',
    'tasktype',
    'itemtype',
    'type',
  ],
  granularity: ['granularity', '颗粒度', '事项层级', '事项粒度', '主子项', '主项子项'],
  parentCode: ['parentcode', '主项编码', '上级编码', '父项编码', '主项代码'],
  department: [
    'department',
    '实施主体',
    '部门',
    '主管部门',
    '实施部门',
    '责任部门',
    '牵头部门',
    '业务主管部门',
    '所属部门',
    '实施机构',
    '部门名称',
    '实施主体名称',
    '单位',
    '责任单位',
    'dept',
    'deptname',
  ],
  creditCode: [
    'creditcode',
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '实施主体编码',
    '部门编码',
    '部门代码',
    '实施主体代码',
    'deptcode',
    'creditidentifier',
  ],
  note: ['note', '备注', '说明', '备注说明', 'remark', 'remarks', 'notes'],
}

const fieldOf = new Map(
  Object.entries(words).flatMap(([field, names]) => names.map((name) => [name, field as ListField] as const)),
)

/** An explicit mapping: a header of the list → a field, or null to leave the column out. */
export type HeaderMap = ReadonlyMap<string, ListField | null>

/** Reads `事项名称=name` and `联系人=-`. */
export const readHeaderMap = (entries: readonly string[]): { map: HeaderMap; problems: Problem[] } => {
  const map = new Map<string, ListField | null>()
  const problems: Problem[] = []
  for (const entry of entries) {
    const at = entry.lastIndexOf('=')
    const target = entry.slice(at + 1).trim()
    const field = listFields.find((known) => known === target)
    if (at < 1 || !(field || target === '-'))
      problems.push(
        problem('MAP_INVALID', { path: ['map'], facts: { entry: entry.slice(0, 100), fields: listFields } }),
      )
    else map.set(normalName(entry.slice(0, at)), field ?? null)
  }
  return { map, problems }
}

/** A header row as it was understood: the field of each column, or null for one that nobody named. */
export interface ListHeader<F extends string = ListField> {
  readonly columns: readonly { readonly column: number; readonly header: string; readonly field: F | null }[]
  /** Fields that two columns claim: the first has it. */
  readonly claimedTwice: readonly { readonly field: F; readonly header: string }[]
}

/** A header as it is shown and compared: one line. */
export const headerText = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/**
 * Understands a row of cells as a header, or answers null: it must name the items, and one more field (or the map must
 * name the items), so that a title row or a row of data is none.
 */
export const readHeader = (cells: ReadonlyMap<number, string>, map: HeaderMap): ListHeader | null => {
  const taken = new Set<ListField>()
  const claimedTwice: { field: ListField; header: string }[] = []
  const columns = [...cells].map(([column, text]) => {
    const header = headerText(text)
    const key = normalName(header)
    const field = map.has(key) ? map.get(key)! : (fieldOf.get(key) ?? null)
    if (field !== null && taken.has(field)) {
      claimedTwice.push({ field, header })
      return { column, header, field: null }
    }
    if (field !== null) taken.add(field)
    return { column, header, field }
  })
  const mapped = [...cells.values()].some((text) => map.get(normalName(text)) === 'name')
  return taken.has('name') && (taken.size > 1 || mapped) ? { columns, claimedTwice } : null
}
