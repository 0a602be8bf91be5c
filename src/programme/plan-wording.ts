import type { Wording } from '../base/wording.ts'

/** What is wrong with a plan, and what to do about it. */
export const planWording = {
  PLAN_EMPTY: { zh: '没有任何行可登记。', en: 'There is no row to register.' },
  PROJECTS_NONE: {
    zh: '{asOf} 时 {year} 年度没有重点工程，请核对年度和日期。',
    en: 'There is no key project of {year} as of {asOf}; check the year and the day.',
  },
  PLAN_HEADER_NOT_FOUND: {
    zh: '前 {rows} 行内没有找到表头：至少要有名称（如“任务名称”“项目名称”“平台名称”）或“序号”，以及另一列。',
    en: 'No header within the first {rows} rows: it needs a title or a number, and one more column.',
  },
  PLAN_COLUMN_TWICE: {
    zh: '列“{header}”与前面的列含义相同（{field}），只采用了前一列。',
    en: 'The column "{header}" means the same as an earlier one ({field}); the earlier was taken.',
  },
  MONEY_UNIT_UNKNOWN: {
    zh: '{field} 的金额“{found}”没有单位：请在表头写明（万元）或（亿元），或在表头上方写“单位：万元”，或用参数 unit 指明。',
    en: 'The amount "{found}" of {field} has no unit: say it in the header, such as （万元） or （亿元）, above it as 单位：万元, or by the parameter unit.',
  },
  PLAN_YEAR_OUT_OF_RANGE: { zh: '年度 {year} 须为 2000 至 2100。', en: 'The year {year} must be 2000 to 2100.' },
  PLAN_FIRST_DAY_OUT_OF_RANGE: {
    zh: '生效日期 {found} 不合 {year} 年度清单：须在 {from} 至 {to} 之间。',
    en: 'The first day {found} does not fit the list of {year}: it must be from {from} to {to}.',
  },
  PLAN_NUMBER_INVALID: {
    zh: '序号“{number}”须为 1 至 999999 的整数。',
    en: 'The number "{number}" must be a whole number from 1 to 999999.',
  },
  PLAN_NUMBER_REPEATED: {
    zh: '序号 {number} 在本次登记中出现了两次，请改正其中一行。',
    en: 'The number {number} stands twice in this registration; correct one of the rows.',
  },
  PLAN_ROW_UNKNOWN: {
    zh: '本年度清单中没有序号 {number}，请核对年度和序号。',
    en: 'The year’s list has no number {number}; check year and number.',
  },
  PLAN_ROW_REMOVED: {
    zh: '序号 {number} 已移出清单（{reason}）；如需恢复，请在登记时写明 state 为 LISTED。',
    en: 'Number {number} was taken off the list ({reason}); to list it again, register it with the state LISTED.',
  },
  PLAN_FIELD_UNKNOWN: {
    zh: '“{found}”不是本城市群的领域，请改用已有的领域，或由秘书处先设置。',
    en: '"{found}" is no field of this cluster; use one of its fields, or have the secretariat set it first.',
  },
  PLAN_FIELD_CODE_INVALID: {
    zh: '领域代码“{found}”须以大写字母开头，只含大写字母、数字和下划线，不超过 32 位。',
    en: 'The field code "{found}" must begin with a capital letter and hold capitals, digits and _ only, 32 at most.',
  },
  PLAN_FIELD_IN_USE: {
    zh: '领域 {fields} 已有清单使用，可以改名，不能去掉。',
    en: 'The fields {fields} are used by rows; they may be renamed, not left out.',
  },
  CITY_NOT_MEMBER: {
    zh: '“{found}”不是本城市群的成员城市，请写城市名称或六位代码。',
    en: '"{found}" is no member city of this cluster; write its name or its six-digit code.',
  },
  WORD_UNKNOWN: {
    zh: '{field} 的“{found}”不在可选值之内：{words}。',
    en: '"{found}" is no value of {field}: {words}.',
  },
  MONEY_INVALID: {
    zh: '{field} 的金额“{found}”不正确：须为不小于零的数字，精确到分，不超过 90 万亿元。',
    en: 'The amount "{found}" of {field} must be a number, not negative, exact to the 分, and at most 90 trillion 元.',
  },
  MONTH_INVALID: { zh: '{field} 的月份“{found}”须为 1 至 12。', en: 'The month "{found}" of {field} must be 1 to 12.' },
  FIGURE_INVALID: {
    zh: '{field} 的数值“{found}”须为数字，小数不超过六位。',
    en: 'The figure "{found}" of {field} must be a number of at most six decimals.',
  },
  ENTRY_REPEATED: {
    zh: '{field} 中“{found}”出现了两次，请删除一处。',
    en: '"{found}" stands twice in {field}; remove one.',
  },
  CURVE_NOT_TWELVE: {
    zh: '月度计划须有 1 月至 12 月共 12 个累计数，现有 {found} 个。',
    en: 'The monthly plan needs twelve cumulative amounts, January to December; there are {found}.',
  },
  CURVE_FALLS: {
    zh: '月度计划为年初累计数，{month} 月比上月少，请核对是否填成了当月数。',
    en: 'The monthly plan is cumulative, and month {month} is less than the one before; check that it is not the month’s own amount.',
  },
  CURVE_ENDS_ELSEWHERE: {
    zh: '12 月累计计划与本年度计划投资不一致，请核对。',
    en: 'The plan to the end of December differs from the planned investment of the year.',
  },
  PLANNED_OVER_TOTAL: {
    zh: '本年度计划投资大于总投资，请核对金额和单位。',
    en: 'The planned investment of the year exceeds the total; check amounts and units.',
  },
  SHARES_DIFFER: {
    zh: '各市投资之和与总投资不一致，请核对。',
    en: 'The cities’ shares do not add up to the total investment.',
  },
  SHARE_OUTSIDE_ROW: {
    zh: '各市投资中的城市 {city} 既不牵头也不参与，其计划投资不计入任何城市，请核对。',
    en: 'City {city} has a share of the investment but neither leads nor takes part: what is planned for it counts for no city.',
  },
  DAYS_REVERSED: {
    zh: '{field} 的日期 {second} 早于 {first}，请核对。',
    en: 'The day {second} of {field} is before {first}.',
  },
  MILESTONE_AFTER_DEADLINE: {
    zh: '节点“{title}”的时间 {dueOn} 晚于完成时限 {deadline}，请核对。',
    en: 'The milestone "{title}" is due on {dueOn}, after the deadline {deadline}.',
  },
  PROJECT_CODE_SHAPE: {
    zh: '项目代码“{found}”不是投资项目统一代码的格式，请核对。',
    en: 'The project code "{found}" does not have the shape of an investment project code.',
  },
  ACTUAL_DAY_AHEAD: {
    zh: '{field} {found} 晚于今天（{today}），实际日期不应是将来的日期，请核对。',
    en: 'The {field} {found} is after today ({today}): what is actual has happened; check it.',
  },
  ENTERED_BEFORE_START: {
    zh: '入库日期 {entered} 早于实际开工日期（{start}），请核对。',
    en: 'It entered statistics on {entered}, before its actual start ({start}).',
  },
  REMOVAL_NEEDS_REASON: { zh: '移出清单须说明原因。', en: 'Removing a row needs a reason.' },
  BEGINS_BEFORE_LAST: {
    zh: '序号 {number} 已有自 {last} 起的版本，新版本不能从更早的日期开始；请把生效日期写为 {last} 或更晚，即在该版本上修改。',
    en: 'Number {number} has a version from {last} on; a later one cannot begin before it. Say {last} or later as its first day: it then changes that version.',
  },
  CARRIED_ROW_UNKNOWN: {
    zh: '{year} 年清单中没有序号 {number}，无法结转，请核对。',
    en: 'The list of {year} has no number {number} to carry over.',
  },
  CARRIED_NOT_EARLIER: {
    zh: '只能从早于 {year} 年的清单结转。',
    en: 'Only a row of a list before {year} can be carried over.',
  },
  CARRIED_TWICE: {
    zh: '{year} 年序号 {number} 已结转为本年度序号 {as}。',
    en: 'Number {number} of {year} is carried over already, as number {as}.',
  },
  NUMBER_OF_OTHER: {
    zh: '本年度序号 {number} 是“{title}”，与结转的事项不同，请另用序号。',
    en: 'Number {number} of the year is "{title}", not what is carried over; use another number.',
  },
  DEADLINE_CHANGE_NEEDS_REASON: {
    zh: '完成时限由 {known} 改为 {deadline}，须注明原因类别：{words}。',
    en: 'The deadline changes from {known} to {deadline}; give a coded reason: {words}.',
  },
  DEADLINE_REASON_NEEDS_TEXT: {
    zh: '原因类别为“其他”时须写明原因。',
    en: 'The reason OTHER needs words.',
  },
} as const satisfies Record<string, Wording>
