import type { Say } from './language.ts'

export interface Limit {
  readonly value: number
  readonly unit: string
}

const units: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  WORKING_DAY: ['个工作日', 'working days'],
  CALENDAR_DAY: ['个自然日', 'calendar days'],
  HOUR: ['小时', 'hours'],
}

export const limitInWords = (say: Say, limit: Limit | null): string => {
  if (limit === null) return say('未填写', 'not stated')
  const unit = units[limit.unit]
  return unit ? `${limit.value} ${say(...unit)}` : say('当场办结', 'on the spot')
}

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  YES: ['能办', 'Yes'],
  PARTLY: ['部分能办', 'Partly'],
  NO: ['暂不能办', 'No'],
  PLANNED: ['等待另一方声明', 'waiting for the other side'],
  READY: ['已声明,尚未生效', 'declared, not in force yet'],
  LIVE: ['已生效', 'in force'],
  SUSPENDED: ['已暂停', 'suspended'],
  WITHDRAWN: ['已终止', 'ended'],
  FULLY_ONLINE: ['全程网办', 'fully online'],
  ACCEPTED_ON_BEHALF: ['异地代收代办', 'accepted on behalf'],
  JOINTLY_HANDLED: ['多地联办', 'jointly handled'],
  MAIN_ITEM: ['主项', 'main items'],
  SUB_ITEM: ['子项', 'sub-items'],
  HANDLING_ITEM: ['业务办理项', 'handling items'],
  UNSPECIFIED: ['未注明层级', 'level not stated'],
  REQUIRED: ['必要', 'required'],
  OPTIONAL: ['非必要', 'optional'],
  DEFERRABLE: ['容缺', 'may follow later'],
  ORIGINAL: ['原件', 'original'],
  COPY: ['复印件', 'copy'],
  ORIGINAL_AND_COPY: ['原件和复印件', 'original and copy'],
  ELECTRONIC: ['电子', 'electronic'],
  name: ['名称', 'Name'],
  acceptanceStandard: ['受理标准', 'Acceptance standard'],
  materials: ['申请材料', 'Materials'],
  timeLimit: ['办理时限', 'Time limit'],
  results: ['结果互认', 'Results'],
}

/** A word of the contract as people say it. */
export const answerWord = (say: Say, value: string | null): string =>
  value === null ? say('无人声明', 'nobody has declared') : words[value] ? say(...words[value]) : value
