import type { Wording } from '../base/wording.ts'

export const codeMapWording = {
  CODE_NOT_MAPPED: {
    zh: '“{column}”的值“{found}”不是本平台的用词，对照表里也没有。请执行 hutong map set --value "{map}:{found}=我方值"（另加 --city、--source），我方值为：{ours}；然后重新推送。',
    en: '"{found}" in "{column}" is no word of ours, and the code map says nothing of it. Say it with hutong map set --value "{map}:{found}=OURS" (and --city, --source), one of {ours}, and push again.',
  },
  COLUMN_NOT_MAPPED: {
    zh: '有 {count} 列既不是本平台字段，也没有对照，内容未采用：{columns}。请执行 hutong map set --column "列名=字段"，不需要的列写作 "列名=-"。',
    en: '{count} columns are neither ours nor mapped, and were left out: {columns}. Say it with hutong map set --column "COLUMN=FIELD", or "COLUMN=-" to ignore one.',
  },
  FIELD_GIVEN_TWICE: {
    zh: '列“{column}”与“{other}”都表示字段 {field}，但值不同。请用 hutong map set --column "{other}=-" 忽略其中一列。',
    en: 'The columns "{column}" and "{other}" both mean {field}, with other values. Ignore one: hutong map set --column "{other}=-".',
  },
  FIELD_NOT_TEXT: { zh: '“{column}”应为文字，现为 {found}。', en: '"{column}" must be text, not {found}.' },
  FIELD_NOT_NUMBER: {
    zh: '“{column}”应为整数，现为“{found}”。',
    en: '"{column}" must be a whole number, not "{found}".',
  },
  FIELD_NOT_DAY: {
    zh: '“{column}”应为日期（如 2026-11-27），现为“{found}”。',
    en: '"{column}" must be a day such as 2026-11-27, not "{found}".',
  },
  FIELD_NOT_WORD: {
    zh: '“{column}”应为一个词（或几个，以顿号分隔），现为 {found}。',
    en: '"{column}" must be a word, or several with commas between, not {found}.',
  },
  FIELD_NOT_LIST: {
    zh: '“{column}”应为列表，或以分号、换行分隔的文字，现为 {found}。',
    en: '"{column}" must be a list, or text with semicolons or lines between, not {found}.',
  },
  LIMIT_NOT_READABLE: {
    zh: '“{column}”的“{found}”不是时限，请写作“20个工作日”“5个自然日”“2小时”或“当场”；也可为它设 limitUnit 对照（“-”表示不详）。',
    en: '"{found}" in "{column}" is no time limit: write 20个工作日, 5个自然日, 2小时 or 当场, or map it as limitUnit ("-": not known).',
  },
  LIMIT_WITHOUT_UNIT: {
    zh: '“{column}”只有数值 {found}，没有单位（工作日、自然日、小时、当场）。请补单位，或把单位所在的列对照到 {field}.unit。',
    en: '"{column}" is {found} without a unit. Give the unit, or map the column that holds it to {field}.unit.',
  },
  ENTRY_OF_TOO_MANY_PARTS: {
    zh: '“{column}”中“{found}”以竖线分隔的部分过多。',
    en: '"{found}" in "{column}" has more parts between strokes than the field.',
  },
  PARTS_UNEVEN: {
    zh: '“{column}”等列的项数不一致（{found}），无法一一对应。',
    en: 'The columns of "{column}" have uneven numbers of entries ({found}).',
  },
  PART_MISSING: {
    zh: '缺少“{word}”（{field}）。它必须填写，不会默认。',
    en: '"{word}" ({field}) is missing; it is needed, and nothing is assumed.',
  },
  ROW_TOO_WIDE: {
    zh: '该行有 {count} 列，超过上限 {most}。',
    en: 'The row has {count} columns, more than {most}.',
  },
  SOURCE_CODE_INVALID: {
    zh: '数据源代码“{found}”不正确：应为小写字母、数字、点、横线或下划线，最多 64 位，以字母或数字开头。',
    en: 'The source "{found}" must be small letters, digits, dots, hyphens and underscores, at most 64, led by a letter or digit.',
  },
  SOURCE_UNKNOWN: {
    zh: '{city} 没有名为“{source}”的数据源。首次推送或设置对照表时请给出 cluster（城市群）。',
    en: '{city} has no source "{source}". The first push or code map of a source names its cluster.',
  },
  SOURCE_OF_OTHER_CLUSTER: {
    zh: '数据源“{source}”属于城市群 {cluster}，不能改到别处；请另取数据源代码。',
    en: 'The source "{source}" lives in the cluster {cluster}; take another word for it elsewhere.',
  },
  MAP_FIELD_UNKNOWN: {
    zh: '没有字段“{found}”。可用的有：{allowed}。',
    en: 'There is no field "{found}"; there are {allowed}.',
  },
  MAP_WORD_UNKNOWN: {
    zh: '“{found}”不是 {field} 的我方值，应为 {ours}；“-”表示不详（必填的字段不可用）。',
    en: '"{found}" is no word of ours for {field}: {ours}, or "-" for not known (not where the field is needed).',
  },
  MAP_ENTRY_REPEATED: {
    zh: '“{theirs}”与第 {first} 条重复。',
    en: '"{theirs}" repeats entry {first}.',
  },
  MAP_FIELD_TWICE: {
    zh: '列“{column}”与“{other}”都对照到 {field}；每个字段只能有一列，请去掉一条（hutong map drop --column）。',
    en: 'The columns "{column}" and "{other}" are both mapped to {field}; take one away (hutong map drop --column).',
  },
  MAP_TOO_LONG: {
    zh: '对照表有 {count} 条，超过上限 {most}。',
    en: 'The code map has {count} entries, more than {most}.',
  },
  SHEET_NOT_UNDERSTOOD: {
    zh: '前 {rows} 行内没有认出表头：至少要有两列是本平台字段或已有对照，其中一列为事项名称、编码或行标识。请先用 hutong map propose 得到对照表，填好后 hutong map load。',
    en: 'No header within the first {rows} rows: two columns have to be known, one of them a name, code or row id. Begin with hutong map propose, then hutong map load.',
  },
  MAP_LACKS_FIELD: {
    zh: '没有哪一列表示“{word}”（{field}），推送时必需。',
    en: 'No column means {field} ({word}), which a push needs.',
  },
  MAP_FIELD_UNCERTAIN: {
    zh: '没有哪一列表示“{word}”（{field}），推送时必需。可能的列：{candidates}。',
    en: 'No column means {field} ({word}), which a push needs. Columns that might: {candidates}.',
  },
  MAP_LACKS_CODE: {
    zh: '没有编码列（实施编码、基本编码或本地编码）：事项只能由平台编号，再由人工对应。',
    en: 'No column holds codes: the hub would number the items, and a person match them.',
  },
  MAP_LACKS_UNIT: {
    zh: '“{word}”多为不带单位的数字，也没有单位列。若都是工作日，可对照到 {field}.workingDays。',
    en: '{field} ({word}) holds numbers without a unit. If all are working days, map the column to {field}.workingDays.',
  },
  LINES_NOT_JSON: {
    zh: '有 {count} 行不是 JSON 对象，未计入。',
    en: '{count} lines are no JSON objects and were left out.',
  },
  REJECTED_CELL_CUT: {
    zh: '原值有 {length} 个字符，表格单元格只能容纳 {most} 个，已截断；请用 rejected.ndjson 修改此行。',
    en: 'The value has {length} characters and a cell holds {most}: it is cut. Mend this row by rejected.ndjson.',
  },
} as const satisfies Record<string, Wording>
