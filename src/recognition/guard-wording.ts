import type { City } from '../access/city-cluster.ts'
import type { Wording } from '../base/wording.ts'
import type { Relation } from './aspect.ts'
import type { Guard, MissingGuard } from './recognition-state.ts'

const same = (zh: string, en: string): Readonly<Record<Relation, Wording>> => ({
  HANDLES: { zh, en },
  RECOGNISES: { zh, en },
})

const inForce = same(
  '{city}没有该事项在用的实施清单，须由{city}补录或恢复；已取消的不能恢复，须另立新事项。',
  '{city} has no implementation of the item in force; {city} must record or resume it, or as a new item if it was cancelled.',
)

/** What is missing and who must act: once for handling (互办), once for recognising results (互认). */
export const guardWording: Readonly<Record<Guard, Readonly<Record<Relation, Wording>>>> = {
  ITEM_PUBLISHED: same(
    '该事项未列入已公布的批次，或已退出、取消，须由秘书处处理。',
    'The item does not stand in a published batch; the secretariat must act.',
  ),
  ACCEPTING_CITY_IS_MEMBER: same(
    '{accepting}不是城市群成员，须由秘书处处理。',
    '{accepting} is no member of the cluster; the secretariat must act.',
  ),
  COMPETENT_CITY_IS_MEMBER: same(
    '{competent}不是城市群成员，须由秘书处处理。',
    '{competent} is no member of the cluster; the secretariat must act.',
  ),
  ACCEPTING_CITY_DECLARES: {
    HANDLES: {
      zh: '{city}尚未声明代为受理外市的该事项，或声明尚未生效，须由{city}声明。',
      en: '{city} has not declared that it accepts the item for others, or not from that day on; {city} must declare it.',
    },
    RECOGNISES: {
      zh: '{city}尚未声明认可外市的办理结果，或声明尚未生效，须由{city}声明。',
      en: "{city} has not declared that it recognises others' results, or not from that day on; {city} must declare it.",
    },
  },
  COMPETENT_CITY_DECLARES: {
    HANDLES: {
      zh: '{city}尚未声明委托外市代为受理该事项，或声明尚未生效，须由{city}声明。',
      en: '{city} has not declared that it entrusts others with the item, or not from that day on; {city} must declare it.',
    },
    RECOGNISES: {
      zh: '{city}尚未声明出具可供外市认可的办理结果，或声明尚未生效，须由{city}声明。',
      en: '{city} has not declared that others may recognise its results, or not from that day on; {city} must declare it.',
    },
  },
  NOT_SUSPENDED: {
    HANDLES: {
      zh: '{city}已暂停该事项的互办，须由{city}恢复。',
      en: '{city} has suspended handling; {city} must resume.',
    },
    RECOGNISES: {
      zh: '{city}已暂停该事项的结果互认，须由{city}恢复。',
      en: '{city} has suspended the recognition of results; {city} must resume.',
    },
  },
  COMPETENT_CITY_IMPLEMENTS: inForce,
  ACCEPTING_CITY_IMPLEMENTS: inForce,
  NOT_EXCEPTED: {
    HANDLES: {
      zh: '{city}已将“{accepting}受理、{competent}办理”列为例外，须由{city}解除。',
      en: '{city} has excepted handling in {accepting} for {competent}; {city} must lift it.',
    },
    RECOGNISES: {
      zh: '{city}已将{accepting}认可{competent}的结果列为例外，须由{city}解除。',
      en: '{city} has excepted that {accepting} recognises the results of {competent}; {city} must lift it.',
    },
  },
}

/** What a missing guard of a pair says to a person. */
export const guardText = (
  { guard, relation, city }: MissingGuard,
  pair: { readonly acceptingCity: City; readonly competentCity: City },
  language: keyof Wording,
): string => {
  const names: Record<string, string> = {
    accepting: pair.acceptingCity.name,
    competent: pair.competentCity.name,
    city: city?.name ?? '',
  }
  return guardWording[guard][relation][language].replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? '')
}
