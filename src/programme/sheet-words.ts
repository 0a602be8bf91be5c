import type { PlanList } from './plan-row.ts'

/** What sheets call the lists. */
export const listWords: Readonly<Record<string, PlanList>> = {
  ...{ 重点任务: 'TASK', 任务: 'TASK', task: 'TASK' },
  ...{ 重点工程: 'PROJECT', 重点项目: 'PROJECT', 工程: 'PROJECT', 项目: 'PROJECT', project: 'PROJECT' },
  ...{ 重大平台: 'PLATFORM', 平台: 'PLATFORM', platform: 'PLATFORM' },
}

/** What they call the stages of each. */
export const stageWords: Readonly<Record<PlanList, Readonly<Record<string, string>>>> = {
  TASK: { 未启动: 'NOT_STARTED', 推进中: 'UNDER_WAY', 进行中: 'UNDER_WAY', 已完成: 'COMPLETED' },
  PROJECT: {
    ...{ 前期: 'PRELIMINARY', 前期工作: 'PRELIMINARY', 待开工: 'READY', 在建: 'UNDER_CONSTRUCTION' },
    ...{ 完工: 'COMPLETED', 竣工: 'COMPLETED', 投产: 'IN_OPERATION', 停工: 'STOPPED' },
  },
  PLATFORM: {
    ...{ 谋划: 'PLANNED', 建设中: 'UNDER_CONSTRUCTION', 试运行: 'TRIAL', 已投用: 'IN_OPERATION', 停用: 'CLOSED' },
  },
}

/** Yes and no. */
export const answerWords: Readonly<Record<string, boolean>> = {
  ...{ 是: true, 已完成: true, 完成: true, true: true, yes: true, '√': true },
  ...{ 否: false, 未完成: false, false: false, no: false },
}
