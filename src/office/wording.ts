import type { Wording } from '../base/wording.ts'
import type { OfficeProblemCode } from './refused.ts'

export const officeWording: Record<OfficeProblemCode, Wording> = {
  FILE_NOT_A_TABLE: {
    zh: '该文件不是可读取的表格，请上传 .xlsx、.csv 或 .ndjson 文件。',
    en: 'The file is no table; upload .xlsx, .csv or .ndjson.',
  },
  FILE_TYPE_MISMATCH: {
    zh: '文件的实际内容与扩展名不符，请用办公软件另存为 .xlsx 或 .csv 后再上传。',
    en: 'The content is not what the file name says; save it as .xlsx or .csv and upload that.',
  },
  FILE_ENCRYPTED: {
    zh: '文件设有打开密码，请取消密码后再上传。',
    en: 'The file is protected by a password; remove it first.',
  },
  FILE_IS_OLD_XLS: {
    zh: '这是旧版 .xls 文件，请另存为 .xlsx 后再上传。',
    en: 'This is an old .xls file; save it as .xlsx.',
  },
  FILE_CORRUPT: { zh: '文件已损坏，无法读取，请重新导出。', en: 'The file is damaged; export it again.' },
  FILE_ENCODING_UNKNOWN: {
    zh: '无法识别文件的文字编码，请存为 UTF-8 或 GB18030。',
    en: 'The encoding is unknown; save as UTF-8 or GB18030.',
  },
  FILE_EMPTY: { zh: '文件是空的。', en: 'The file is empty.' },
  FILE_TOO_LARGE: { zh: '文件超过大小上限，请拆分后上传。', en: 'The file is too large; split it.' },
  FILE_INFLATES_TOO_MUCH: { zh: '文件解压后超过上限，已停止读取。', en: 'The file inflates beyond the limit.' },
  FILE_TOO_MANY_ENTRIES: { zh: '文件内部部件过多，已停止读取。', en: 'The file has too many parts inside.' },
  FILE_TOO_MANY_ROWS: { zh: '行数超过上限 {limit}，请拆分后上传。', en: 'More rows than {limit}; split the file.' },
  FILE_TOO_MANY_COLUMNS: {
    zh: '列数超过上限 {limit}，请删除多余的列。',
    en: 'More columns than {limit}; delete what is not needed.',
  },
  FILE_TOO_MANY_CELLS: {
    zh: '单元格总数超过上限 {limit}，请拆分后上传。',
    en: 'More cells than {limit}; split the file.',
  },
  FILE_TOO_MANY_MERGES: {
    zh: '合并单元格超过上限 {limit}，请取消合并后上传。',
    en: 'More merged cells than {limit}; unmerge them.',
  },
  FILE_TEXT_TOO_LONG: { zh: '单元格文字超过 {limit} 个字符。', en: 'A cell has more than {limit} characters.' },
  FILE_ENTITY_REFUSED: {
    zh: '文件内含外部实体或自定义实体定义，出于安全不予读取，请另存为新的 .xlsx。',
    en: 'The file defines XML entities and is refused; save it anew.',
  },
  FILE_TOOK_TOO_LONG: {
    zh: '读取文件超时，请删除多余内容后重试。',
    en: 'Reading took too long; remove what is not needed.',
  },
  FILE_TOO_MUCH_MEMORY: {
    zh: '文件内容过大，超出内存上限，请拆分后上传。',
    en: 'The file needs too much memory; split it.',
  },
  FILE_READING_ABORTED: { zh: '读取被中止。', en: 'Reading was stopped.' },
  CELL_TEXT_NOT_ALLOWED: {
    zh: '单元格含有无法保存的字符（空字符或残缺的字），请重新输入。',
    en: 'The cell contains a NUL or half a character; type it again.',
  },
  CSV_QUOTE_NOT_CLOSED: {
    zh: '引号没有成对出现，请检查该行的引号。',
    en: 'A quotation mark is not closed in this row.',
  },
  NDJSON_LINE_MALFORMED: { zh: '该行不是有效的 JSON 对象。', en: 'The line is no JSON object.' },
  NDJSON_VALUE_NESTED: {
    zh: '该行含有嵌套的值，只接受文字、数字和真假值。',
    en: 'The line has a nested value; only texts, numbers and truth values are taken.',
  },
}
