import type { Wording } from '../base/wording.ts'

export const partnerWording = {
  ALERT_UNKNOWN: {
    zh: '没有这条告警，或您无权处理它。',
    en: 'There is no such alert, or it is not yours to acknowledge.',
  },
  SETTING_OUT_OF_RANGE: {
    zh: '“{field}”须在 {least} 至 {most} 之间。',
    en: '"{field}" must be between {least} and {most}.',
  },
} as const satisfies Record<string, Wording>
