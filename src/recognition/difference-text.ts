import type { Wording } from '../base/wording.ts'
import type { TimeLimit } from '../calendar/due-date.ts'
import type { AcceptanceStandard, CityChange, CommonMaterial, FieldDifference } from './differences.ts'
import { aspectWords, changeWording, limitWords, unsaid, valueWords } from './differences-wording.ts'

type Language = keyof Wording

/** How cities are called; a code that is not known stands for itself. */
export type CityNames = ReadonlyMap<string, string>

const filled = (template: string, facts: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '—')

const wordOf = (value: string | number | null, language: Language): string =>
  value === null ? unsaid[language] : (valueWords[value]?.[language] ?? String(value))

export const limitText = (limit: TimeLimit | null, language: Language): string =>
  limit === null ? unsaid[language] : filled(limitWords[limit.unit][language], { value: String(limit.value) })

const templateOf = (found: CityChange): keyof typeof changeWording => {
  switch (found.change) {
    case 'RENAME':
      return found.to === null ? 'AGREE_NAME' : 'RENAME'
    case 'AGREE_MATERIAL':
      return found.has ? 'AGREE_TO_DROP_OR_KEEP' : 'AGREE_TO_ADD_OR_NOT'
    case 'CHANGE_MATERIAL':
      return found.to === null ? 'AGREE_ON_MATERIAL' : 'CHANGE_MATERIAL'
    case 'CHANGE_LIMIT':
      return found.to !== null ? 'CHANGE_LIMIT' : found.from === null ? 'STATE_LIMIT' : 'AGREE_LIMIT'
    default:
      return found.change
  }
}

const factsOf = (found: CityChange, names: CityNames, language: Language): Record<string, string> => {
  const nameOf = (city: string) => names.get(city) ?? city
  switch (found.change) {
    case 'RENAME':
      return { from: found.from, to: found.to ?? '' }
    case 'ADD_REQUIREMENT':
    case 'DROP_REQUIREMENT':
      return { requirement: found.requirement }
    case 'ADD_AUDIENCE':
    case 'DROP_AUDIENCE':
      return { audience: wordOf(found.audience, language) }
    case 'ADD_MATERIAL':
      return { material: materialText(found.material, language) }
    case 'DROP_MATERIAL':
    case 'AGREE_MATERIAL':
      return { material: found.material }
    case 'CHANGE_MATERIAL':
      return {
        material: found.material,
        aspect: aspectWords[found.aspect][language],
        from: wordOf(found.from, language),
        to: wordOf(found.to, language),
      }
    case 'CHANGE_LIMIT':
      return { from: limitText(found.from, language), to: limitText(found.to, language) }
    case 'RECOGNISE_RESULTS':
      return { other: nameOf(found.of) }
    case 'ISSUE_RESULTS':
      return { other: nameOf(found.to) }
    default:
      return {}
  }
}

/** Who must change what, as a sentence. */
export const changeText = (found: CityChange, names: CityNames, language: Language): string =>
  filled(changeWording[templateOf(found)][language], {
    city: names.get(found.city) ?? found.city,
    ...factsOf(found, names, language),
  })

const materialText = ({ name, necessity, copies, form }: CommonMaterial, language: Language): string => {
  const copiesText = copies === null ? [] : [language === 'zh' ? `${copies} 份` : `${copies} ×`]
  const details = [
    ...[necessity, form].filter((detail) => detail !== null).map((detail) => wordOf(detail, language)),
    ...copiesText,
  ]
  const [opening, between, closing] = language === 'zh' ? ['（', '，', '）'] : [' (', ', ', ')']
  return details.length === 0 ? name : `${name}${opening}${details.join(between)}${closing}`
}

const listText = (texts: readonly string[], language: Language): string =>
  texts.length === 0 ? unsaid[language] : texts.join(language === 'zh' ? '；' : '; ')

const standardText = ({ requirements, audience }: AcceptanceStandard, language: Language): string =>
  listText([...requirements, ...audience.map((one) => wordOf(one, language))], language)

const valueText = (field: FieldDifference['field'], value: unknown, names: CityNames, language: Language): string => {
  switch (field) {
    case 'name':
      return value as string
    case 'acceptanceStandard':
      return standardText(value as AcceptanceStandard, language)
    case 'materials':
      return listText(
        (value as CommonMaterial[]).map((material) => materialText(material, language)),
        language,
      )
    case 'timeLimit':
      return limitText(value as TimeLimit, language)
    case 'results':
      return listText(
        (value as string[]).map((city) => names.get(city) ?? city),
        language,
      )
  }
}

/** What a city has of a field, or without a city what most have; null if there is nothing. */
export const fieldText = (
  { field, common, values }: FieldDifference,
  city: string | null,
  names: CityNames,
  language: Language,
): string | null => {
  const value = city === null ? common : (values.find((entry) => entry.city === city)?.value ?? null)
  return value === null ? null : valueText(field, value, names, language)
}
