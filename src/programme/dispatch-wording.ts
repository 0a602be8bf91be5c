import type { Wording } from '../base/wording.ts'

export const dispatchWording = {
  PERIOD_NOT_BEGUN: {
    zh: '报告期 {period} 自 {from} 开始，尚未到来。',
    en: 'The period {period} begins on {from} and has not come yet.',
  },
} as const satisfies Record<string, Wording>
