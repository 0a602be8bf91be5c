import type { Child } from 'hono/jsx'
import type { DueDate } from '../../calendar/due-date.ts'
import type { answerCanHandle } from '../../recognition/answer-can-handle.ts'
import { limitText } from '../../recognition/difference-text.ts'
import { valueWords } from '../../recognition/differences-wording.ts'
import { guardText } from '../../recognition/guard-wording.ts'
import type { Language } from '../../report/problem-wording.ts'
import { canHandleWords } from '../words/can-handle-words.ts'
import { modeWords } from '../words/item-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { dayText, instantText } from './day.tsx'

export type FoundAnswer = NonNullable<Awaited<ReturnType<typeof answerCanHandle>>>

interface Props {
  readonly found: FoundAnswer
  readonly due: DueDate | null
  readonly language: Language
  /** By what the competent city was told, in words. */
  readonly ground?: string | null
}

const materialText = ({ name, necessity, form, copies }: FoundAnswer['materials'][number], language: Language) => {
  const word = (value: string | null) => (value === null ? null : (valueWords[value]?.[language] ?? value))
  const count = copies === null ? null : fill(canHandleWords.copies[language], { n: copies })
  const details = [word(necessity), word(form), count].filter((one) => one !== null)
  return `${name}（${details.join('，')}）`
}

const costOf = ({ isCharged, fees }: FoundAnswer, language: Language): string => {
  const words = wordsIn(canHandleWords, language)
  if (isCharged === null) return words.notStated
  if (!isCharged) return words.free
  return fees.map(({ name, standard }) => [name, standard].filter(Boolean).join(' ')).join('；') || words.charged
}

const limitOf = ({ committedLimit }: FoundAnswer, due: DueDate | null, language: Language): string => {
  const words = wordsIn(canHandleWords, language)
  const limit = limitText(committedLimit, language)
  const text = due?.isProvisional ? words.dueProvisional : words.due
  return due === null ? limit : `${limit}（${fill(text, { day: dayText(due.day, language) })}）`
}

/** Where nothing is handled, nobody is to be sent. */
const windowOf = (found: FoundAnswer, language: Language): (readonly [string, Child])[] => {
  const words = wordsIn(canHandleWords, language)
  if (found.handles !== 'LIVE') return []
  if (found.mode === 'FULLY_ONLINE') return [[words.where, words.online]]
  return [
    [words.where, found.address ?? words.notStated],
    [words.hours, found.hours ?? words.notStated],
    [words.telephone, found.telephone ?? words.notStated],
  ]
}

/** A window clerk's answer, as it is printed. */
export const CanHandleAnswer = ({ found, due, language, ground }: Props) => {
  const words = wordsIn(canHandleWords, language)
  const { answer, handles, acceptingCity, competentCity, item, mode, materials } = found
  const missing = [...new Set(found.explain.map((one) => guardText(one, found, language)))]
  const facts: (readonly [string, Child])[] = [
    ...(mode ? [[words.mode, modeWords[mode][language]] as const] : []),
    [
      words.bring,
      materials.length === 0 ? (
        words.notStated
      ) : (
        <ol class="tight">
          {materials.map((one) => (
            <li>{materialText(one, language)}</li>
          ))}
        </ol>
      ),
    ],
    [words.how, limitOf(found, due, language)],
    [words.cost, costOf(found, language)],
    ...windowOf(found, language),
  ]
  const names = { accepting: acceptingCity.name, competent: competentCity.name, item: item.name }
  return (
    <section class="card answer" id="answer">
      <p class={`verdict ${answer.toLowerCase()}`}>{words[answer]}</p>
      <h2>{fill(words.inAccepting, names)}</h2>
      {ground ? <p class="note">{`${ground}：${competentCity.name}`}</p> : null}
      {answer === 'PARTLY' ? <p>{handles === 'LIVE' ? words.partlyHandled : words.partlyRecognised}</p> : null}
      {missing.length > 0 ? (
        <div class="problems">
          <p class="head">{words.explain}</p>
          <ul>
            {missing.map((text) => (
              <li>{text}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <p class="note">
        {fill(words.print, { day: dayText(found.asOf, language), time: instantText(found.knownAt, language) })}
      </p>
    </section>
  )
}
