import { answerWord, type Limit, limitInWords } from './answer-words.ts'
import type { Say } from './language.ts'
import { listing } from './table.ts'

interface Named {
  readonly code: string
  readonly name: string
}

/** The answer as the command asks for it. */
export interface CanHandleAnswer {
  readonly answer: string
  readonly handles: string | null
  readonly recognises: string | null
  readonly mode: string | null
  readonly otherMode: string | null
  readonly item: Named
  readonly competentCity: Named
  readonly acceptingCity: Named
  readonly materials: readonly { name: string; necessity: string; form: string | null; copies: number | null }[]
  readonly committedLimit: Limit | null
  readonly dueOn: { day: string; isProvisional: boolean } | null
  readonly isCharged: boolean | null
  readonly fees: readonly { name: string; standard: string | null }[]
  readonly address: string | null
  readonly hours: string | null
  readonly telephone: string | null
  readonly explain: readonly { message: string }[]
  readonly asOf: string
  readonly knownAt: string
}

const materialText = (say: Say, { name, necessity, form, copies }: CanHandleAnswer['materials'][number]): string => {
  const details = [
    answerWord(say, necessity),
    ...(form ? [answerWord(say, form)] : []),
    ...(copies === null ? [] : [say(`${copies} 份`, `${copies} ×`)]),
  ]
  return `${name}(${details.join(say('、', ', '))})`
}

const costText = (say: Say, { isCharged, fees }: CanHandleAnswer): string => {
  if (isCharged === null) return say('未填写', 'not stated')
  if (!isCharged) return say('不收费', 'free')
  const listed = fees.map(({ name, standard }) => `${name} ${standard ?? ''}`.trim()).join(say('、', ', '))
  return listed || say('收费,未列明项目', 'charged for, but not how much')
}

/** What can be done, in a word; of one half, which. */
const verdict = (say: Say, { answer, handles }: CanHandleAnswer): string => {
  if (answer !== 'PARTLY') return answerWord(say, answer)
  return handles === 'LIVE'
    ? say('部分能办:可以收件,办理结果尚不互认', 'Partly: handled here, but the result is not recognised')
    : say('部分能办:暂不能收件,但认可对方的办理结果', 'Partly: not handled here, but the result is recognised')
}

const modeText = (say: Say, { mode, otherMode }: CanHandleAnswer): string | null => {
  const word = mode && answerWord(say, mode)
  if (!otherMode) return word
  const other = answerWord(say, otherMode)
  return say(
    `${word}(事权所在地定为${other},两市不一致,以收件地为准)`,
    `${word} (the competent city says ${other}; the accepting city's counts)`,
  )
}

const dueText = (say: Say, { dueOn }: CanHandleAnswer): string | null => {
  if (dueOn === null) return null
  const { day, isProvisional } = dueOn
  if (!isProvisional) return day
  return say(
    `${day}(暂定:所涉年份的节假日安排尚未公布)`,
    `${day} (provisional: its year's holidays are not published yet)`,
  )
}

/** Values one under the other, the name beside the first. */
const lines = (name: string, values: readonly string[]): [string, string][] =>
  values.map((value, i) => [i === 0 ? name : '', value])

const windowLines = (say: Say, shown: CanHandleAnswer): [string, string | null][] => {
  // Where nothing is handled, nobody is to be sent.
  if (shown.handles !== 'LIVE') return []
  if (shown.mode === 'FULLY_ONLINE') return [[say('在哪办', 'Where'), say('网上办理', 'online')]]
  return [
    [say('在哪办', 'Where'), shown.address ?? say('未填写', 'not stated')],
    [say('时间', 'When'), shown.hours],
    [say('电话', 'Telephone'), shown.telephone],
  ]
}

/** The answer for whoever stands at the window: what can be done, what is missing, what to bring, by when and where. */
export const answerText = (shown: CanHandleAnswer, say: Say): string => {
  const { competentCity, acceptingCity, item, explain, materials } = shown
  const missing = [...new Set(explain.map(({ message }) => message))]
  return listing([
    [say('答复', 'Answer'), verdict(say, shown)],
    [say('事项', 'Item'), `${item.code} ${item.name}`],
    [say('收件地', 'Accepting'), acceptingCity.name],
    [say('事权所在地', 'Competent'), competentCity.name],
    [say('互办', 'Handling'), answerWord(say, shown.handles)],
    [say('结果互认', 'Recognition'), answerWord(say, shown.recognises)],
    ...lines(say('还缺', 'Missing'), missing),
    [say('办理方式', 'Mode'), modeText(say, shown)],
    ...lines(
      say('带什么', 'To bring'),
      materials.length === 0 ? [say('未填写', 'not stated')] : materials.map((one) => materialText(say, one)),
    ),
    [say('多久', 'How long'), limitInWords(say, shown.committedLimit)],
    [say('最迟办结', 'Due'), dueText(say, shown)],
    [say('费用', 'Cost'), costText(say, shown)],
    ...windowLines(say, shown),
    [say('截至', 'As of'), shown.asOf],
  ])
}
