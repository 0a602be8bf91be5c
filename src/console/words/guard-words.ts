import type { Wording } from '../../base/wording.ts'
import type { Guard } from '../../recognition/recognition-state.ts'

/** What is missing, in few words; the cities that must act stand beside it. */
export const guardWords: Readonly<Record<Guard, Wording>> = {
  ITEM_PUBLISHED: { zh: '未在已公布批次', en: 'not published' },
  ACCEPTING_CITY_IS_MEMBER: { zh: '收件地非成员', en: 'accepting city is no member' },
  COMPETENT_CITY_IS_MEMBER: { zh: '事权地非成员', en: 'competent city is no member' },
  ACCEPTING_CITY_DECLARES: { zh: '收件地未声明', en: 'accepting city has not declared' },
  COMPETENT_CITY_DECLARES: { zh: '事权地未声明', en: 'competent city has not declared' },
  NOT_SUSPENDED: { zh: '已暂停', en: 'suspended' },
  COMPETENT_CITY_IMPLEMENTS: { zh: '事权地无实施清单', en: 'competent city has no implementation' },
  ACCEPTING_CITY_IMPLEMENTS: { zh: '收件地无实施清单', en: 'accepting city has no implementation' },
  NOT_EXCEPTED: { zh: '列为例外', en: 'excepted' },
}
