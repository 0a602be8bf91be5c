import type { Wording } from '../base/wording.ts'

export const sealWording = {
  MEETING_SEALED: {
    zh: '第 {edition} 次会议的材料已封存，不能再改；如有差错请作勘误。',
    en: 'The brief of meeting {edition} is sealed and stays as it is; record an erratum instead.',
  },
  MEETING_NOT_SEALED: {
    zh: '第 {edition} 次会议的材料尚未封存。',
    en: 'The brief of meeting {edition} is not sealed yet.',
  },
  CUT_OFF_MISSING: {
    zh: '尚未设定数据截止时间。',
    en: 'No cut-off is set yet.',
  },
  CUT_OFF_AHEAD: {
    zh: '数据截止时间（{cutOff}）还未到。',
    en: 'The cut-off ({cutOff}) is still to come.',
  },
  CITY_NOT_IN_BRIEF: {
    zh: '{city} 不是该次会议的成员城市，没有需要确认的数据。',
    en: '{city} is no member at this meeting and has no figures to confirm.',
  },
  FIGURES_CHANGED: {
    zh: '{city} 的数据与您所见的已不同，请核对后再确认。',
    en: 'The figures of {city} are no longer those that you saw; look again before you confirm them.',
  },
  FIGURE_UNKNOWN: {
    zh: '会议材料中没有指标“{figure}”。',
    en: 'The brief has no figure “{figure}”.',
  },
  FIGURE_OF_OTHER_CITY: {
    zh: '指标“{figure}”不是 {city} 的，只能对本市或全局的指标提出异议。',
    en: 'The figure “{figure}” is not of {city}; a city objects to its own figures or to those of all.',
  },
  FIGURE_VALUE_INVALID: {
    zh: '“{found}”不是规范的数值，请写成 12 或 0.85（金额以分计）。',
    en: '“{found}” is no number as figures are written; write 12 or 0.85 (money in 分).',
  },
  FIGURE_VALUE_UNCLEAR: {
    zh: '看不懂“{found}”，请照指标的写法填写，如 12、85.2%、64.26亿元；金额须写明单位。',
    en: '“{found}” cannot be read; write it as the figure is written: 12, 85.2%, 64.26亿元; money with its unit.',
  },
  FIGURE_OBJECTION_UNKNOWN: {
    zh: '没有第 {number} 号异议。',
    en: 'There is no objection {number}.',
  },
  FIGURE_OBJECTION_NOT_OPEN: {
    zh: '第 {number} 号异议已了结（{state}）。',
    en: 'Objection {number} is open no longer ({state}).',
  },
  FIGURE_OBJECTIONS_OPEN: {
    zh: '异议 {numbers} 尚未答复，答复后才能封存。',
    en: 'The objections {numbers} are open; answer them before the brief is sealed.',
  },
  CITIES_UNCONFIRMED: {
    zh: '{cities} 尚未确认本市数据（或确认后数据有变）。',
    en: '{cities} have not confirmed their figures, or these have changed since.',
  },
  ERRATUM_CHANGES_NOTHING: {
    zh: '指标“{figure}”本来就是这个数。',
    en: 'The figure “{figure}” says so already.',
  },
  PAPER_UNKNOWN: {
    zh: '没有封存过名为“{name}”的材料。',
    en: 'No paper named “{name}” was sealed.',
  },
} as const satisfies Record<string, Wording>
