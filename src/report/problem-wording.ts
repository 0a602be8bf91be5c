import { accessWording } from '../access/wording.ts'
import type { Fact, Problem } from '../base/problem.ts'
import type { Wording } from '../base/wording.ts'
import { calendarWording } from '../calendar/wording.ts'
import { catalogueWording } from '../catalogue/wording.ts'
import { changeWording } from '../changes/wording.ts'
import { partnerWording } from '../feed/partner-wording.ts'
import { subscriberWording } from '../feed/subscriber-wording.ts'
import { feedWording } from '../feed/wording.ts'
import { briefWording } from '../meeting/brief-wording.ts'
import { meetingWording } from '../meeting/meeting-wording.ts'
import { sealWording } from '../meeting/seal-wording.ts'
import { officeWording } from '../office/index.ts'
import { coordinationWording } from '../programme/coordination-wording.ts'
import { dispatchWording } from '../programme/dispatch-wording.ts'
import { lightWording } from '../programme/light-wording.ts'
import { planWording } from '../programme/plan-wording.ts'
import { progressWording } from '../programme/progress-wording.ts'
import { serviceUseWording } from '../programme/service-use-wording.ts'
import { recognitionWording } from '../recognition/wording.ts'
import { codeMapWording } from '../sync/code-map-wording.ts'
import { pushWording } from '../sync/push-wording.ts'
import { requestWording } from './request-wording.ts'

export type Language = 'zh' | 'en'

/** Every problem's wording, domain by domain. */
export const problemWording: Readonly<Record<string, Wording>> = {
  ...officeWording,
  ...changeWording,
  ...accessWording,
  ...calendarWording,
  ...catalogueWording,
  ...recognitionWording,
  ...coordinationWording,
  ...dispatchWording,
  ...planWording,
  ...progressWording,
  ...lightWording,
  ...serviceUseWording,
  ...meetingWording,
  ...briefWording,
  ...sealWording,
  ...codeMapWording,
  ...pushWording,
  ...feedWording,
  ...subscriberWording,
  ...partnerWording,
  ...requestWording,
}

/** What a problem says to a person. A code without wording is a fault of ours. */
export const messageOf = (found: Problem, language: Language, wording = problemWording[found.code]): string => {
  if (!wording) throw new Error(`no wording for ${found.code}`)
  return wording[language].replace(/\{(\w+)\}/g, (_, name: string) => factText(found.facts[name], language))
}

const factText = (fact: Fact | undefined, language: Language): string => {
  if (Array.isArray(fact)) return fact.join(language === 'zh' ? '、' : ', ')
  return fact === undefined || fact === null ? '—' : String(fact)
}

/** The language that an `Accept-Language` header prefers of the two; Chinese if it names neither. */
export const preferredLanguage = (header: string | null | undefined): Language => {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: tag.slice(0, 2), weight: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ language, weight }) => weight > 0 && (language === 'zh' || language === 'en'))
    .sort((a, b) => b.weight - a.weight)
  return ranked[0]?.language === 'en' ? 'en' : 'zh'
}
