import type { Wording } from '../base/wording.ts'

export const progressWording = {
  PERIOD_INVALID: {
    zh: '没有“{found}”这个报告期；写法如 2026-W07（周）、2026-02-X2（旬）、2026-02（月）、2026-Q1（季）。',
    en: 'There is no period “{found}”; write 2026-W07 (a week), 2026-02-X2 (ten days), 2026-02 (a month) or 2026-Q1 (a quarter).',
  },
  PROGRESS_NONE: { zh: '没有填报记录。', en: 'There are no entries.' },
  PLAN_LIST_UNKNOWN: {
    zh: '“{found}”不是清单名称；请写重点任务、重点工程或重大平台，或在导入时指定。',
    en: '“{found}” is no list; write 重点任务, 重点工程 or 重大平台, or name the list with the import.',
  },
  MONEY_UNIT_MISSING: {
    zh: '{field} 一列没有写明单位，“{found}”无法换算；请在表头注明（万元）、（亿元）或（元）。',
    en: 'The column of {field} names no unit for "{found}"; write （万元）, （亿元） or （元） in its header.',
  },
  DOCUMENT_NAME_INVALID: {
    zh: '文件名“{found}”含有不能用的字符；请去掉路径和 \\ / : * ? " < > | 等符号。',
    en: 'The file name “{found}” has characters that it may not have; leave out paths and \\ / : * ? " < > |.',
  },
  DOCUMENT_EMPTY: { zh: '文件是空的。', en: 'The file is empty.' },
  DOCUMENTS_TOO_MANY: {
    zh: '这一天已有 {most} 份附件，不能再添；请合并后上传。',
    en: 'The day has {most} documents already; join some of them.',
  },
  DOCUMENT_UNKNOWN: {
    zh: '本城市群没有这份附件（{hash}）。',
    en: 'No such document is attached in this cluster ({hash}).',
  },
  PROGRESS_EMPTY: {
    zh: '既无数据也无文字；请至少填一项。',
    en: 'Neither figures nor a text; give at least one.',
  },
  PROGRESS_DAY_AHEAD: {
    zh: '填报日期 {onDay} 晚于今天 {today}；进展只填到已过的日子。',
    en: '{onDay} is ahead of today, {today}; progress is stated of days that have come.',
  },
  PROGRESS_DAY_OUTSIDE_YEAR: {
    zh: '填报日期 {onDay} 不在 {year} 年内；请填到该年度的条目。',
    en: '{onDay} is not in {year}; enter it under the edition of its own year.',
  },
  PHYSICAL_OUT_OF_RANGE: {
    zh: '形象进度 {found} 不是 0 至 1000 的整数（千分数，1000 即 100%）。',
    en: 'The physical progress {found} is not a whole number from 0 to 1000 (thousandths: 1000 is 100 %).',
  },
  PROGRESS_STAGE_UNKNOWN: {
    zh: '没有“{found}”这个阶段；可填：{stages}。',
    en: 'There is no stage “{found}”; it can be: {stages}.',
  },
  PROGRESS_CITY_NOT_OF_ROW: {
    zh: '{city} 既不牵头也不参与 {year} 年第 {number} 号；请核对编号。',
    en: '{city} neither leads nor takes part in number {number} of {year}; check the number.',
  },
  PROGRESS_ROW_REMOVED: {
    zh: '{year} 年第 {number} 号已从清单移除，不再填报。',
    en: 'Number {number} of {year} was taken off the list; nothing more is entered for it.',
  },
  PROGRESS_TITLE_DIFFERS: {
    zh: '第 {number} 号在清单中是“{title}”，与表中名称不符；请核对序号。',
    en: 'Number {number} is “{title}” in the list, not what the sheet says; check the number.',
  },
  PROGRESS_REPEATED: {
    zh: '同一条目 {onDay} 在本次填报中出现两次；请只留一条。',
    en: 'The same row and day, {onDay}, comes twice; keep one.',
  },
  PROGRESS_MONEY_MISSING: {
    zh: '重点工程须填本年完成和开工以来累计完成投资；没有完成的填 0。',
    en: 'A key project needs what was completed this year and since the start; write 0 where nothing was.',
  },
  PROGRESS_RELEASED: {
    zh: '{onDay} 的进展已报送；要改正请用修订（reviseProgress），并说明原因。',
    en: 'What was said of {onDay} is released; to correct it, revise it (reviseProgress) with a reason.',
  },
  PROGRESS_NOT_RELEASED: {
    zh: '{onDay} 的进展尚未报送，不需修订；请直接重新填报（recordProgress）。',
    en: 'What was said of {onDay} is not released; enter it anew (recordProgress).',
  },
  PROGRESS_REASON_MISSING: { zh: '修订须说明原因。', en: 'A revision needs a reason.' },
  PROGRESS_RETURNED: {
    zh: '{onDay} 的进展已退回；须重新填报后才能报送。',
    en: 'What was said of {onDay} was sent back; it has to be entered anew before it is released.',
  },
  PROGRESS_UNKNOWN: {
    zh: '没有 {onDay} 的填报记录；请核对日期。',
    en: 'Nothing was entered of {onDay}; check the day.',
  },
  PROGRESS_YEAR_FELL: {
    zh: '本年完成 {found} 元与 {onDay} 的 {other} 元不符：年内只增不减；确有调整请说明原因。',
    en: 'Completed this year, {found} 元, does not fit {other} 元 on {onDay}: it never falls within a year; if it did, say why.',
  },
  PROGRESS_SINCE_START_FELL: {
    zh: '开工以来累计 {found} 元与 {onDay} 的 {other} 元不符：累计只增不减；确有调整请说明原因。',
    en: 'Completed since the start, {found} 元, does not fit {other} 元 on {onDay}: a sum never falls; if it did, say why.',
  },
  PROGRESS_YEAR_ABOVE_SINCE_START: {
    zh: '本年完成 {found} 元大于开工以来累计 {sinceStart} 元；请核对，确有原因请说明。',
    en: 'Completed this year, {found} 元, is more than since the start, {sinceStart} 元; check, or say why.',
  },
  PROGRESS_ABOVE_TOTAL: {
    zh: '开工以来累计 {found} 元超过总投资 {total} 元（超过100%）；请核对单位，确有原因请说明。',
    en: 'Completed since the start, {found} 元, is above the total of {total} 元 (over 100 %); check the unit, or say why.',
  },
  PROGRESS_ABOVE_PLAN: {
    zh: '本年完成 {found} 元超过本年计划 {planned} 元（超过100%）；请核对单位。',
    en: 'Completed this year, {found} 元, is above the year’s plan of {planned} 元 (over 100 %); check the unit.',
  },
  PROGRESS_BEFORE_START: {
    zh: '阶段为未开工（{stage}），却已完成 {found} 元；如为征拆等前期费用则无妨。',
    en: 'Not started ({stage}), yet {found} 元 are completed; well if they are costs of land and resettlement.',
  },
  PROGRESS_PHYSICAL_FELL: {
    zh: '形象进度 {found}‰ 低于 {onDay} 的 {other}‰；请核对。',
    en: 'The physical progress, {found} ‰, is below {other} ‰ on {onDay}; check it.',
  },
  PROGRESS_DONE_BELOW_FULL: {
    zh: '已完成，形象进度却只有 {found}‰；请核对。',
    en: 'It is completed, and the physical progress is {found} ‰; check it.',
  },
  PROGRESS_NO_LONGER_DONE: {
    zh: '{onDay} 已报完成，现又未完成；确有原因请说明。',
    en: 'It was completed on {onDay}, and now is not; say why.',
  },
} satisfies Record<string, Wording>
