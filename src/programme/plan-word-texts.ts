import type { MoneyUnit } from '../base/money.ts'
import { factorStates, platformStages, projectFactors, projectStages, stalledClasses } from './plan-content.ts'
import { deadlineReasons } from './plan-deadline.ts'

/** The units of money as sheets write them. */
export const unitTexts: Readonly<Record<string, MoneyUnit>> = { 元: 'YUAN', 万元: 'WAN_YUAN', 亿元: 'YI_YUAN' }

type Texts = Readonly<Record<string, readonly string[]>>

const stages: Texts = {
  PRELIMINARY: ['前期', '前期工作', '前期阶段'],
  READY: ['待开工', '未开工'],
  UNDER_CONSTRUCTION: ['在建', '建设中', '续建', '施工中'],
  COMPLETED: ['完工', '竣工', '已完工', '已竣工'],
  IN_OPERATION: ['投用', '投产', '已投用', '已投产', '运行中'],
  STOPPED: ['停工', '停建'],
  PLANNED: ['谋划', '规划中'],
  TRIAL: ['试运行'],
  CLOSED: ['停用', '已停用'],
}

/** What sheets call the words of the contract: the first is written, each of them is read. */
const textsOfWords = new Map<readonly string[], Texts>([
  [projectStages, stages],
  [platformStages, stages],
  [
    projectFactors,
    {
      LAND: ['用地', '土地'],
      ENERGY: ['用能', '能耗', '节能审查'],
      ENVIRONMENT: ['环评', '环境'],
      WATER: ['用水', '水资源'],
      FUNDS: ['资金'],
    },
  ],
  [
    factorStates,
    {
      NOT_NEEDED: ['不涉及', '无需'],
      WANTED: ['办理中', '正在办理', '待落实'],
      GRANTED: ['已落实', '已批复', '已取得'],
      MISSING: ['缺口', '未落实', '有缺口'],
    },
  ],
  [stalledClasses, { STOPPED: ['未建成即停工', '停工'], UNUSABLE: ['建成不能用', '建成未投用'] }],
  [
    deadlineReasons,
    {
      ...{ FUNDS: ['资金'], LAND: ['用地征拆', '用地', '征拆'], APPROVAL: ['审批'], DESIGN: ['设计变更'] },
      ...{ CONSTRUCTION: ['施工条件'], POLICY: ['政策调整'], RESOLUTION: ['会议决定'], OTHER: ['其他'] },
      ...{ NEXT_EDITION: ['转入下一年度', '结转'], CORRECTION: ['更正笔误', '更正'] },
    },
  ],
])

const unitWords: Texts = { YUAN: ['元'], WAN_YUAN: ['万元'], YI_YUAN: ['亿元'] }

const textsOf = (words: readonly string[]): Texts => textsOfWords.get(words) ?? unitWords

/** The word of the contract that a sheet's text means; the text itself where it means none, for the verb to refuse. */
export const readWord = (words: readonly string[], text: string): string =>
  words.find((word) => word === text.toUpperCase() || textsOf(words)[word]?.includes(text)) ?? text

/** What a word of the contract is called in a sheet. */
export const textOfWord = (words: readonly string[], word: string): string => textsOf(words)[word]?.[0] ?? word
