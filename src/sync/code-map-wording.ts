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
} as const satisfies Record<string, Wording>
