import type { Wording } from '../base/wording.ts'
import { implementationWording } from './implementation-wording.ts'

export const catalogueWording = {
  ...implementationWording,
  LIST_EMPTY: { zh: '清单中没有任何事项。', en: 'The list has no items.' },
  HEADER_NOT_FOUND: {
    zh: '前 {rows} 行内没有找到表头：至少要有“事项名称”和另一列（如“事项编码”“实施主体”）。表头用词不同时，可用 --map 表头=字段 指明。',
    en: 'No header within the first {rows} rows: it needs a column such as 事项名称 and one more. Name other words with --map HEADER=field.',
  },
  SHEET_HIDDEN: {
    zh: '工作表“{sheet}”是隐藏的，未读取；如需登记请取消隐藏。',
    en: 'The sheet "{sheet}" is hidden and was not read.',
  },
  SHEET_WITHOUT_HEADER: {
    zh: '工作表“{sheet}”（{rows} 行）没有可识别的表头，未读取。',
    en: 'The sheet "{sheet}" ({rows} rows) has no header that was understood; it was not read.',
  },
  COLUMN_CLAIMED_TWICE: {
    zh: '列“{header}”与前面的列都对应字段 {field}，只采用了前一列；可用 --map 指明。',
    en: 'The column "{header}" and an earlier one both mean {field}; the earlier was taken. Use --map to choose.',
  },
  ROWS_LEFT_OUT: {
    zh: '有 {count} 行是说明、小计或空行，未计入：第 {rows} 行。',
    en: '{count} rows are notes, totals or blank and were not counted: rows {rows}.',
  },
  MAP_INVALID: {
    zh: '列对应“{entry}”不正确，应写作 表头=字段，字段为 {fields}，或用 - 表示忽略该列。',
    en: 'The mapping "{entry}" is not HEADER=field with a field of {fields}, or - to ignore the column.',
  },
  NAME_WITHOUT_LETTERS: { zh: '事项名称中没有文字，请填写名称。', en: 'The name has no letters.' },
  CODE_MISSING: {
    zh: '该行没有任何编码，将由平台编号，并进入事项对应队列由人工确认。',
    en: 'The row has no code; the hub numbers it, and a person matches it.',
  },
  NO_NATIONAL_CODE: {
    zh: '编码“{code}”不是国家统一的基本编码或实施编码，按地方编码保存，并进入事项对应队列。',
    en: 'The code "{code}" is no national code; it is kept as a local one, and a person matches the item.',
  },
  CODE_CHECK_FAILED: {
    zh: '编码“{code}”像实施编码，但其中统一社会信用代码的校验不符，请核对；暂按地方编码保存。',
    en: 'The code "{code}" looks like an implementation code, but its credit identifier fails its check; it is kept as a local code.',
  },
  CODE_DIGITS_LOST: {
    zh: '单元格按数字保存，“{found}”超过 15 位的数字已丢失。请把该列设为文本格式后重新填写编码。',
    en: 'The cell is a number and digits beyond the 15th are lost ("{found}"). Format the column as text and enter the code again.',
  },
  ITEM_CODE_REPEATED: {
    zh: '编码“{code}”与第 {firstRow} 行重复，请改正或删除其中一行。',
    en: 'The code "{code}" repeats that of row {firstRow}.',
  },
  ITEM_NAME_REPEATED: {
    zh: '无编码的事项“{code}”与第 {firstRow} 行名称、部门相同，请删除或补充编码。',
    en: 'The item "{code}" has no code and the same name and department as row {firstRow}.',
  },
  ITEM_NAME_DIFFERS: {
    zh: '编码 {code} 的事项已登记为“{known}”，本批次按清单名称列出，请核对是否同一事项。',
    en: 'The item {code} is known as "{known}"; check that it is the same.',
  },
  LOCAL_CODE_TAKEN: {
    zh: '地方编码“{code}”已用于另一事项“{known}”，请核对编码或名称。',
    en: 'The local code "{code}" belongs to another item, "{known}".',
  },
  KIND_MISSING: {
    zh: '未填写事项类型，请补充（如行政许可、公共服务）。',
    en: 'The kind is missing, such as 行政许可 or 公共服务.',
  },
  KIND_UNKNOWN: {
    zh: '无法识别事项类型“{found}”，请填写行政许可、行政给付、行政确认、行政奖励、行政裁决、其他行政权力、公共服务，或 1、5、7、8、9、10、20。',
    en: 'The kind "{found}" is unknown; use 行政许可, 公共服务 … or 1, 5, 7, 8, 9, 10, 20.',
  },
  KIND_NOT_MUTUAL: {
    zh: '“{found}”不是依申请办理的事项，不能互办互认，请从清单中删除。',
    en: '"{found}" is not applied for and cannot be mutually handled; take it off the list.',
  },
  GRANULARITY_UNKNOWN: {
    zh: '无法识别颗粒度“{found}”，请填写主项、子项或业务办理项。',
    en: 'The granularity "{found}" is unknown; use 主项, 子项 or 业务办理项.',
  },
  PROBLEMS_NOT_TOLD: {
    zh: '错误、提醒各只列出前 {most} 条；另有 {errors} 条错误、{warnings} 条提醒未列出，请先改正已列出的再提交。',
    en: 'Only the first {most} errors and as many warnings are told; {errors} errors and {warnings} warnings more are not: correct these first.',
  },
  GRANULARITY_UNSPECIFIED: {
    zh: '有 {rows} 行未说明是主项、子项还是业务办理项，按“未说明”登记；统计须分层级，请用“颗粒度”列或 --granularity 指明。',
    en: '{rows} rows do not say whether they are main items, sub-items or handling items; say it in a column or with --granularity.',
  },
} as const satisfies Record<string, Wording>
