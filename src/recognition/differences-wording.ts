import type { Wording } from '../base/wording.ts'
import type { TimeLimitUnit } from '../calendar/due-date.ts'
import type { MaterialAspect } from './differences.ts'

/** Who must change what. */
export const changeWording = {
  IMPLEMENT: { zh: '{city}尚无在用的实施清单，请补录。', en: '{city} has no implementation in force.' },
  RENAME: { zh: '{city}将名称“{from}”改为“{to}”。', en: '{city}: rename "{from}" to "{to}".' },
  AGREE_NAME: {
    zh: '{city}的名称为“{from}”，各市没有多数，请协商统一。',
    en: '{city} calls it "{from}"; there is no majority, agree on one name.',
  },
  ADD_REQUIREMENT: { zh: '{city}补充受理条件“{requirement}”。', en: '{city}: add the requirement "{requirement}".' },
  DROP_REQUIREMENT: { zh: '{city}删除受理条件“{requirement}”。', en: '{city}: drop the requirement "{requirement}".' },
  AGREE_REQUIREMENTS: {
    zh: '{city}：受理条件各市没有多数，请协商统一。',
    en: '{city}: the requirements have no majority, agree on them.',
  },
  ADD_AUDIENCE: { zh: '{city}增加服务对象“{audience}”。', en: '{city}: add the audience "{audience}".' },
  DROP_AUDIENCE: { zh: '{city}去掉服务对象“{audience}”。', en: '{city}: drop the audience "{audience}".' },
  AGREE_AUDIENCE: {
    zh: '{city}：服务对象各市没有多数，请协商统一。',
    en: '{city}: the audience has no majority, agree on it.',
  },
  ADD_MATERIAL: { zh: '{city}增加申请材料“{material}”。', en: '{city}: add the material "{material}".' },
  DROP_MATERIAL: { zh: '{city}取消申请材料“{material}”。', en: '{city}: drop the material "{material}".' },
  AGREE_TO_DROP_OR_KEEP: {
    zh: '{city}要求申请材料“{material}”，各市没有多数，请协商是否保留。',
    en: '{city} asks for "{material}"; there is no majority, agree whether to keep it.',
  },
  AGREE_TO_ADD_OR_NOT: {
    zh: '{city}不要求申请材料“{material}”，各市没有多数，请协商是否增加。',
    en: '{city} does not ask for "{material}"; there is no majority, agree whether to add it.',
  },
  CHANGE_MATERIAL: {
    zh: '{city}将申请材料“{material}”的{aspect}由“{from}”改为“{to}”。',
    en: '{city}: change the {aspect} of "{material}" from {from} to {to}.',
  },
  AGREE_ON_MATERIAL: {
    zh: '{city}：申请材料“{material}”的{aspect}为“{from}”，各市没有多数，请协商统一。',
    en: '{city}: the {aspect} of "{material}" is {from}; there is no majority, agree on one.',
  },
  CHANGE_LIMIT: {
    zh: '{city}将承诺办结时限由“{from}”改为“{to}”。',
    en: '{city}: change the committed limit from {from} to {to}.',
  },
  AGREE_LIMIT: {
    zh: '{city}的承诺办结时限为“{from}”，各市没有多数，请协商统一。',
    en: '{city} commits to {from}; there is no majority, agree on one limit.',
  },
  STATE_LIMIT: { zh: '{city}未填写承诺办结时限，请补充。', en: '{city} has not stated its committed limit.' },
  RECOGNISE_RESULTS: { zh: '{city}须认可{other}的办理结果。', en: '{city} has to recognise the results of {other}.' },
  ISSUE_RESULTS: {
    zh: '{city}须出具可供{other}认可的办理结果。',
    en: '{city} has to issue results that {other} may recognise.',
  },
} as const satisfies Record<string, Wording>

export const unsaid: Wording = { zh: '未填写', en: 'not stated' }

export const valueWords: Readonly<Record<string, Wording>> = {
  REQUIRED: { zh: '必要', en: 'required' },
  OPTIONAL: { zh: '非必要', en: 'optional' },
  DEFERRABLE: { zh: '容缺', en: 'may follow later' },
  ORIGINAL: { zh: '原件', en: 'original' },
  COPY: { zh: '复印件', en: 'copy' },
  ORIGINAL_AND_COPY: { zh: '原件和复印件', en: 'original and copy' },
  ELECTRONIC: { zh: '电子', en: 'electronic' },
  PERSON: { zh: '自然人', en: 'persons' },
  ORGANISATION: { zh: '法人', en: 'organisations' },
}

export const aspectWords: Readonly<Record<MaterialAspect, Wording>> = {
  necessity: { zh: '必要性', en: 'necessity' },
  copies: { zh: '份数', en: 'number of copies' },
  form: { zh: '形式', en: 'form' },
}

export const limitWords: Readonly<Record<TimeLimitUnit, Wording>> = {
  WORKING_DAY: { zh: '{value} 个工作日', en: '{value} working day(s)' },
  CALENDAR_DAY: { zh: '{value} 个自然日', en: '{value} calendar day(s)' },
  HOUR: { zh: '{value} 小时', en: '{value} hour(s)' },
  ON_THE_SPOT: { zh: '当场', en: 'on the spot' },
}
