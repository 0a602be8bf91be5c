import type { Wording } from '../../base/wording.ts'
import type { RowOperation } from '../../sync/pushed-row.ts'

export const rejectedWords = {
  note: {
    zh: '共{n}行未被采用，须改正后再推送；改正被采用后即从此处消失。请同时在本市系统中改正，否则下次推送仍会如此。',
    en: '{n} rows were not taken; mend them and push them again. Mend them in your own system too, or they come back.',
  },
  none: { zh: '没有待改的行。', en: 'No row waits to be mended.' },
  rowId: { zh: '行标识', en: 'Row id' },
  name: { zh: '名称', en: 'Name' },
  problem: { zh: '问题与改法', en: 'What is wrong, and what to do' },
  version: { zh: '版本', en: 'Version' },
  push: { zh: '最近推送', en: 'Last push' },
  since: { zh: '自', en: 'Since' },
  mend: { zh: '改正', en: 'Mend' },
  xlsx: { zh: '下载标注表（xlsx）', en: 'Marked sheet (xlsx)' },
  csv: { zh: 'CSV', en: 'CSV' },
  ndjson: { zh: 'NDJSON', en: 'NDJSON' },
  upload: { zh: '上传改好的表格', en: 'Upload the mended sheet' },
  sent: { zh: '行 {row} 已被采用：{outcome}。', en: 'Row {row} was taken: {outcome}.' },
} as const satisfies Record<string, Wording>

export const mendWords = {
  title: { zh: '改正行 {row}', en: 'Mend row {row}' },
  note: {
    zh: '推送 {push}，{at}；版本{version}，{outcome}',
    en: 'Push {push}, {at}; version {version}, {outcome}',
  },
  toMend: { zh: '须改正的各项', en: 'To be mended' },
  rest: { zh: '其余{n}项（原样）', en: 'The other {n} fields, as they were sent' },
  versionField: { zh: '版本号', en: 'Version' },
  versionHint: {
    zh: '改正后的内容须用更高的版本号；本市系统下次推送此行时，版本号须再高于它。',
    en: 'Mended content needs a higher version, and what your system pushes next of this row one higher still.',
  },
  operation: { zh: '操作', en: 'Operation' },
  absent: { zh: '此行没有这一项，请补填', en: 'The row does not have it; fill it in' },
  unknownColumn: { zh: '对照表中没有此列，未采用', en: 'The code map does not know this column' },
  official: { zh: '可填：{words}', en: 'May be: {words}' },
  asMap: {
    zh: '本市系统中凡“{theirs}”都是同一意思？在代码对照表中说明一次即可。',
    en: 'Does "{theirs}" always mean the same in your system? Say so once, in the code map.',
  },
  check: { zh: '试推送', en: 'Try' },
  send: { zh: '推送', en: 'Push' },
  checked: { zh: '试推送结果（没有写入）：{outcome}', en: 'Tried, nothing written: {outcome}' },
  wouldDo: { zh: '可以推送。', en: 'It can be pushed.' },
  refused: { zh: '没有被采用：{outcome}', en: 'Not taken: {outcome}' },
  isOther: {
    zh: '填写期间此行又被推送过，以下是最新的内容，请重新核对。',
    en: 'The row was pushed anew meanwhile; this is what it says now.',
  },
  unreadable: {
    zh: '此行的内容不是一组字段，无法在此改正；请下载 NDJSON，改正后重新推送。',
    en: 'The content of this row is no set of fields; download the NDJSON, mend it and push it again.',
  },
  asSent: { zh: '原样（JSON）', en: 'As it was sent (JSON)' },
} as const satisfies Record<string, Wording>

export const operationWords: Readonly<Record<RowOperation, Wording>> = {
  UPSERT: { zh: '新增或更新', en: 'Enter or change' },
  SUSPEND: { zh: '暂停', en: 'Suspend' },
  CANCEL: { zh: '取消', en: 'Cancel' },
}
