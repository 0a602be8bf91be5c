import type { Wording } from '../base/wording.ts'

/** Problems of declarations and implementations. */
export const declarationWording = {
  ASPECT_MISSING: {
    zh: '没有说明声明什么，请至少给出一项：受理、委托、认可、出证。',
    en: 'Say what is declared: ACCEPTS, ENTRUSTS, RECOGNISES, ISSUES.',
  },
  MODE_MISSING: {
    zh: '声明受理或委托时须说明办理方式：全程网办、异地代收代办或多地联办。',
    en: 'Accepting and entrusting need a mode: FULLY_ONLINE, ACCEPTED_ON_BEHALF or JOINTLY_HANDLED.',
  },
  NOTHING_DECLARED: {
    zh: '城市 {city} 对事项“{item}”没有处于 {stances} 的声明，无从变更。',
    en: 'City {city} has no declaration of the item "{item}" that is {stances}; there is nothing to change.',
  },
  PAIR_NOT_OWN: {
    zh: '例外须是两个不同城市之间的，且其中一方是本市 {city}。',
    en: 'An exception is between two different cities, one of them your own, {city}.',
  },
  CONTENT_MISSING: {
    zh: '事项“{item}”还没有实施清单，首次录入须填写内容。',
    en: 'The item "{item}" has no implementation yet; the first version needs its content.',
  },
  IMPLEMENTATION_STEP_NOT_ALLOWED: {
    zh: '实施清单不能由 {before} 变为 {after}：须先在用才能暂停或取消，取消后不能恢复，应另立新事项。',
    en: 'An implementation cannot go from {before} to {after}: it begins as ACTIVE, and CANCELLED is for good.',
  },
  VERSION_OUT_OF_ORDER: {
    zh: '已有自 {known} 起生效的版本，新版本的生效日期不能更早；如需立即停办，请先用 suspendRecognition 暂停互办互认。',
    en: 'There is a version in force from {known} on; a new one cannot begin before it. To stop handling at once, use suspendRecognition.',
  },
} as const satisfies Record<string, Wording>
