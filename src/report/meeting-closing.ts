import { dayInWords } from '../base/civil-date.ts'
import type { Fact } from '../base/problem.ts'
import { type FigureKey, figureKind, readFigureId } from '../meeting/figure-kind.ts'
import { figureWords } from '../meeting/figure-wording.ts'
import type { PlanList } from '../programme/plan-row.ts'
import { listWords } from './dispatch-tables.ts'
import { clauses, type PaperPart, paragraph, paragraphs, sentences } from './meeting-blocks.ts'
import type { FigureBook } from './meeting-figures.ts'
import { figureText, meetingName, namedFew } from './meeting-words.ts'
import { messageOf } from './problem-wording.ts'

const agreementsText = ({ brief: { agreements } }: FigureBook): string | null => {
  const ofLevel = (level: 'CITY' | 'DEPARTMENT') =>
    agreements.filter((one) => one.level === level).map(({ title }) => `《${title.replace(/^《|》$/g, '')}》`)
  const [city, department] = [ofLevel('CITY'), ofLevel('DEPARTMENT')]
  return clauses(
    city.length > 0 ? `市级协议${city.length}项：${city.join('、')}` : null,
    department.length > 0 ? `部门协议${department.length}项：${department.join('、')}` : null,
  )
}

/** 项 of tasks, 个 of projects and platforms. */
export const rowMeasure = (list: PlanList): string => (list === 'TASK' ? '项' : '个')

const nextListText = ({ brief: { nextList } }: FigureBook): string | null => {
  const counted = (['TASK', 'PROJECT', 'PLATFORM'] as const).flatMap((list) => {
    const count = nextList?.entries.filter((one) => one.list === list).length ?? 0
    return count === 0 ? [] : [`${listWords[list]}${count}${rowMeasure(list)}`]
  })
  return nextList === null || counted.length === 0 ? null : `${nextList.year}年清单${counted.join('、')}`
}

/** What is put before the meeting: agreements and the next year's list. */
export const submittedPart = (book: FigureBook): PaperPart => ({
  heading: '提请会议审议的事项',
  blocks: paragraphs(sentences(agreementsText(book), nextListText(book))),
})

/** 下一步工作: the secretariat's own words, or nothing. */
export const nextPart = ({ brief }: FigureBook): PaperPart => ({
  heading: '下一步工作',
  blocks: paragraphs(brief.texts.NEXT_STEPS),
})

/** A figure by what it is called and of whom: 已完成的重点工程（包头市）. */
export const figureName = ({ nameOf, brief }: FigureBook, key: FigureKey): string => {
  const field = brief.byField.find(({ code }) => code === key.field)?.name ?? key.field
  const of = key.city === null ? field : nameOf(key.city)
  return `${figureWords[key.name].name.zh}${of === null ? '' : `（${of}）`}`
}

/** 对上次会议材料的更正: what was said, what is so, and why. */
export const errataPart = (book: FigureBook): PaperPart => ({
  heading: '对上次会议材料的更正',
  blocks: book.brief.errata.map(({ figure, edition, before, after, reason, on }) => {
    const key = readFigureId(figure)
    const said = (value: string | null) =>
      value === null ? '无' : key === null ? value : figureText({ value, unit: figureKind(key.name).unit })
    return paragraph(
      sentences(
        `${meetingName(edition)}材料中“${key === null ? figure : figureName(book, key)}”由${said(before)}更正为${said(after)}（${dayInWords(on)}更正）`,
        `原因：${reason.replace(/。$/, '')}`,
      ),
    )
  }),
})

const confirmationText = ({ brief: { confirmations, seal }, nameOf }: FigureBook): string | null => {
  if (confirmations.length === 0) return null
  const of = (...states: readonly string[]) =>
    confirmations.filter(({ state }) => states.includes(state)).map(({ city }) => nameOf(city))
  const [open, objected] = [of('MISSING', 'LAPSED'), of('OBJECTED')]
  if (open.length + objected.length === 0) return '各市均已确认本市数据'
  return clauses(
    open.length > 0 ? `${namedFew(open, 10, '市')}尚未确认本市数据` : null,
    objected.length > 0 ? `${namedFew(objected, 10, '市')}对本市数据有异议` : null,
    seal === null || seal.unconfirmedReason === null ? null : `封存原因：${seal.unconfirmedReason.replace(/。$/, '')}`,
  )
}

/** So many warnings are told; the screen has them all. */
const mostWarnings = 20

const warningTexts = ({ brief: { warnings, cities } }: FigureBook): string[] => {
  const names = new Map(cities.map(({ code, name }) => [code, name]))
  const named = (fact: Fact): Fact =>
    typeof fact === 'string'
      ? (names.get(fact) ?? fact)
      : Array.isArray(fact)
        ? fact.map((one) => names.get(one) ?? one)
        : fact
  // Who has not confirmed stands in a sentence of its own.
  const others = warnings.filter(({ code }) => code !== 'BRIEF_CITIES_UNCONFIRMED')
  const texts = others.slice(0, mostWarnings).map(({ facts, ...warning }) => {
    const said = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, named(fact)]))
    return messageOf({ ...warning, facts: said }, 'zh').replace(/。$/, '')
  })
  const rest = others.length - texts.length
  return rest > 0 ? [...texts, `另有${rest}条数据提示`] : texts
}

/** 数据说明: what the figures count, who has confirmed them, and what does not add up. */
export const dataPart = (book: FigureBook): PaperPart => ({
  heading: '数据说明',
  blocks: paragraphs(
    sentences(
      '多市共担的事项在合计中只计一次，分城市时各计一次，各市之和可大于合计',
      '金额四舍五入到两位小数，比率舍至万分之一，原始数据和指标口径见附表',
      confirmationText(book),
      ...warningTexts(book),
    ),
  ),
})
