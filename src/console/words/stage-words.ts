import type { Wording } from '../../base/wording.ts'

/** The stages of tasks, projects and platforms. */
export const stageWords = {
  NOT_STARTED: { zh: '未启动', en: 'Not started' },
  UNDER_WAY: { zh: '推进中', en: 'Under way' },
  COMPLETED: { zh: '完成', en: 'Completed' },
  PRELIMINARY: { zh: '前期', en: 'Preliminary' },
  READY: { zh: '待开工', en: 'Ready' },
  UNDER_CONSTRUCTION: { zh: '在建', en: 'Under construction' },
  IN_OPERATION: { zh: '投用', en: 'In operation' },
  STOPPED: { zh: '停工', en: 'Stopped' },
  PLANNED: { zh: '谋划', en: 'Planned' },
  TRIAL: { zh: '试运行', en: 'Trial' },
  CLOSED: { zh: '停用', en: 'Closed' },
} as const satisfies Record<string, Wording>

/** A stage in words; one that nobody knows as it is. */
export const stageText = (stage: string, language: keyof Wording): string =>
  Object.hasOwn(stageWords, stage) ? stageWords[stage as keyof typeof stageWords][language] : stage
