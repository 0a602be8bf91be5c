import type { MoneyUnit } from '../../base/money.ts'
import type { Wording } from '../../base/wording.ts'

export const importWords = {
  title: { zh: '导入{list}表', en: 'Import a sheet of {list}' },
  open: { zh: '导入表格', en: 'Import a sheet' },
  intro: {
    zh: '上传任务、工程或平台的总表（xlsx、csv）：先试导入，看清每行会怎样，再正式导入。可先下载现有总表修改。',
    en: 'Upload the sheet of a list (xlsx, csv): try it, see what would become of each row, then import it.',
  },
  list: { zh: '清单', en: 'List' },
  year: { zh: '年度', en: 'Year' },
  validFrom: { zh: '自何日起有效（空为今日）', en: 'Holds from (empty: today)' },
  unit: { zh: '金额单位（表头未注明时）', en: 'Unit of amounts, where no header says it' },
  ofHeader: { zh: '以表头为准', en: 'As the header says' },
  file: { zh: '表格（xlsx、csv）', en: 'Sheet (xlsx, csv)' },
  accept: { zh: '有错的行跳过，其余照常导入', en: 'Leave rows with errors out, and import the others' },
  check: { zh: '试导入', en: 'Try' },
  import: { zh: '导入', en: 'Import' },
  marked: { zh: '下载标注表', en: 'The sheet, marked' },
  missing: { zh: '请选择文件。', en: 'Choose a file.' },
  nothingToMark: { zh: '没有可标注的问题。', en: 'There is nothing to mark.' },
  checked: { zh: '试导入结果（没有写入）', en: 'Tried, nothing written' },
  imported: { zh: '已导入', en: 'Imported' },
  refused: { zh: '没有导入', en: 'Not imported' },
  tally: {
    zh: '共{received}行：新增{created}，修改{updated}，不变{unchanged}，不接受{rejected}',
    en: '{received} rows: {created} created, {updated} updated, {unchanged} unchanged, {rejected} rejected',
  },
  changed: { zh: '新增和修改的行（{n}）', en: 'Rows created and updated ({n})' },
  row: { zh: '第{number}项：{fields}', en: 'No. {number}: {fields}' },
  created: { zh: '新增', en: 'created' },
  toList: { zh: '查看{list}', en: 'To the {list}' },
} as const satisfies Record<string, Wording>

export const unitWords: Readonly<Record<Exclude<MoneyUnit, 'FEN'>, Wording>> = {
  YUAN: { zh: '元', en: 'yuan' },
  WAN_YUAN: { zh: '万元', en: '10⁴ yuan' },
  YI_YUAN: { zh: '亿元', en: '10⁸ yuan' },
}
