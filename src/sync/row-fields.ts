import { columnKey } from './code-map.ts'

/** How the value of a field is read. */
export type FieldKind = 'text' | 'number' | 'date' | 'word' | 'words' | 'truth' | 'limit' | 'texts' | 'entries' | 'part'

/** The fields of a row, envelope and content: how each is read, and the official headers that mean it and nothing else. */
const fields: Readonly<Record<string, readonly [FieldKind, string]>> = {
  rowId: ['text', '行标识 行主键 数据主键 主键 记录标识 rowguid'],
  version: ['text', '版本 版本号 数据版本 事项版本 事项版本号'],
  operation: ['text', '操作 操作类型 数据操作'],
  time: ['text', '更新时间 操作时间 数据更新时间'],
  code: ['text', '编码 事项编码 事项代码 基本编码 国家基本编码 统一编码 事项唯一编码 权力编码 业务办理项编码 目录编码'],
  localCode: ['text', '本地编码 地方编码 内部编码 地方事项编码'],
  granularity: ['word', '颗粒度 事项粒度 事项层级 主子项'],
  effectiveOn: ['date', '生效日期 实施日期 启用日期'],
  state: ['word', '事项状态 状态'],
  name: ['text', '名称 事项名称 政务服务事项名称 服务事项名称 办理事项名称 业务办理项名称 实施清单名称'],
  implementationCode: ['text', '实施编码 实施清单编码 事项实施编码'],
  kind: ['word', '事项类型 事项类别 权力类型 行政权力类型 职权类型'],
  competentAuthority: ['text', '实施主体 实施主体名称 实施部门 实施机构 部门 部门名称'],
  creditIdentifier: ['text', '统一社会信用代码 社会信用代码 实施主体编码 实施主体代码 实施主体统一社会信用代码'],
  level: ['word', '行使层级'],
  audience: ['words', '服务对象 服务对象类型'],
  caseKind: ['word', '办件类型'],
  statutoryLimit: ['limit', '法定办结时限 法定时限 法定期限 法定办结期限'],
  'statutoryLimit.value': ['part', '法定办结时限数值'],
  'statutoryLimit.unit': ['part', '法定办结时限单位 法定时限单位 法定期限单位'],
  'statutoryLimit.workingDays': ['part', '法定办结时限(工作日) 法定时限(工作日) 法定期限(工作日)'],
  committedLimit: ['limit', '承诺办结时限 承诺时限 承诺期限 承诺办结期限'],
  'committedLimit.value': ['part', '承诺办结时限数值'],
  'committedLimit.unit': ['part', '承诺办结时限单位 承诺时限单位 承诺期限单位'],
  'committedLimit.workingDays': ['part', '承诺办结时限(工作日) 承诺时限(工作日) 承诺期限(工作日)'],
  onSiteVisits: ['number', '到办事现场次数 到现场次数 跑动次数'],
  visitReason: ['text', '必须现场办理原因 必须现场办理原因说明 现场办理原因 到现场原因'],
  channels: ['words', '办理渠道 办理途径 办理形式 受理渠道'],
  scope: ['text', '通办范围'],
  isCharged: ['truth', '是否收费'],
  fees: ['entries', '收费项目 收费项目信息'],
  'fees.name': ['part', '收费项目名称'],
  'fees.standard': ['part', '收费标准'],
  'fees.basis': ['part', '收费依据'],
  onlinePayment: ['truth', '网上支付 是否网上支付 是否支持网上支付'],
  requirements: ['texts', '受理条件 办理条件 申请条件'],
  materials: ['entries', '申请材料 申请材料清单 办理材料'],
  'materials.name': ['part', '材料名称 申请材料名称'],
  'materials.necessity': ['part', '材料必要性 必要性 是否必要'],
  'materials.form': ['part', '材料形式'],
  'materials.copies': ['part', '份数 材料份数'],
  'materials.source': ['part', '材料来源 来源渠道'],
  outputs: ['entries', '办理结果 审批结果'],
  'outputs.name': ['part', '结果名称 办理结果名称 审批结果名称'],
  'outputs.kind': ['part', '结果类型 办理结果类型 审批结果类型'],
  processSteps: ['texts', '办理流程'],
  makeUpLimit: ['limit', '容缺补正时限 补正时限'],
  'makeUpLimit.value': ['part', '容缺补正时限数值'],
  'makeUpLimit.unit': ['part', '容缺补正时限单位 补正时限单位'],
  consultationTelephone: ['text', '咨询电话 咨询方式'],
  complaintTelephone: ['text', '投诉电话 监督投诉电话 监督电话 监督投诉方式'],
  address: ['text', '办理地点 办理地址'],
  hours: ['text', '办理时间 办公时间'],
}

/** The names of all fields that a column can mean. */
export const rowFields: readonly string[] = Object.keys(fields)

export const isRowField = (field: string): boolean => Object.hasOwn(fields, field)

export const kindOfField = (field: string): FieldKind => fields[field]![0]

/** What stands beside a row's content: in a sheet these are columns too, in content they mean nothing. */
export const envelopeFields: readonly string[] = ['rowId', 'version', 'operation', 'time']

/** What says of which item and how a row is, and is no content of it. */
export const aboutFields: readonly string[] = ['code', 'localCode', 'granularity', 'effectiveOn', 'state']

const official = new Map(
  Object.entries(fields).flatMap(([field, [, words]]) => words.split(' ').map((word) => [columnKey(word), field])),
)
const own = new Map(rowFields.map((field) => [columnKey(field), field]))

/** The field that a column means by our own name for it; undefined for any other. */
export const fieldByOwnName = (column: string): string | undefined => own.get(columnKey(column))

/** The field that an official header means; undefined for any other. */
export const fieldByHeader = (column: string): string | undefined => official.get(columnKey(column))

/** The first official header of a field: what people call it. */
export const headerOfField = (field: string): string => fields[field]?.[1].split(' ')[0] ?? field

/** The parts of a field that is an object or a list of objects, in the order in which text has them. */
export const partsOfField = (field: string): readonly string[] => partsByField[field] ?? []

const partsByField: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    ['statutoryLimit', 'committedLimit', 'makeUpLimit'].map((limit) => [limit, ['value', 'unit', 'workingDays']]),
  ),
  materials: ['name', 'necessity', 'form', 'copies', 'source'],
  outputs: ['name', 'kind'],
  fees: ['name', 'standard', 'basis'],
}
