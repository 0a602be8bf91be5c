import type { AnsweredProblem } from '../client/index.ts'
import type { Say } from './language.ts'
import { listing, table } from './table.ts'

/** How the seal of a meeting stands, as the contract answers it. */
export interface ShownSeal {
  readonly edition: number
  readonly title: string
  readonly cutOff: string | null
  readonly sealed: {
    readonly asOf: string
    readonly knownAt: string
    readonly isBackfilled: boolean
    readonly hash: string
    readonly logNumber: number
    readonly logHash: string
    readonly papers: readonly { readonly name: string; readonly size: number; readonly hash: string }[]
    readonly errata: readonly {
      readonly number: number
      readonly figure: string
      readonly oldValue: string | null
      readonly newValue: string | null
      readonly reason: string
    }[]
  } | null
  readonly confirmations: readonly { readonly city: { readonly name: string }; readonly state: string }[]
  readonly objections: readonly {
    readonly number: number
    readonly city: { readonly name: string }
    readonly figure: string
    readonly value: string | null
    readonly expected: string | null
    readonly reason: string
    readonly state: string
  }[]
}

export interface SealPayload {
  readonly meeting: ShownSeal
  readonly problems: readonly AnsweredProblem[]
}

export const sealFields = `edition title cutOff
  sealed { asOf knownAt isBackfilled hash logNumber logHash papers { name size hash }
    errata { number figure oldValue newValue reason recordedAt } }
  confirmations { city { code name } state confirmedAt figuresHash }
  objections { number city { code name } figure value expected reason state answer manner }`

const states: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  MISSING: ['未确认', 'not confirmed'],
  CONFIRMED: ['已确认', 'confirmed'],
  LAPSED: ['确认失效', 'lapsed'],
  OBJECTED: ['有异议', 'objects'],
  OPEN: ['待答复', 'open'],
  ANSWERED: ['已答复', 'answered'],
  WITHDRAWN: ['已撤回', 'withdrawn'],
}

const stateText = (say: Say, state: string): string => (states[state] ? say(...states[state]) : state)

const sealText = (sealed: NonNullable<ShownSeal['sealed']>, say: Say): string =>
  listing([
    [say('截至', 'As of'), `${sealed.asOf}${sealed.isBackfilled ? say('(补录)', ' (entered afterwards)') : ''}`],
    [say('内容哈希', 'Hash'), sealed.hash],
    [say('日志', 'Log'), `${sealed.logNumber} ${sealed.logHash}`],
    ...sealed.papers.map(({ name, hash }) => [name, hash] as const),
  ]) +
  sealed.errata
    .map(({ number, figure, oldValue, newValue, reason }) => {
      const change = `${figure} ${oldValue ?? '—'} → ${newValue ?? '—'}`
      return `${say(`勘误 ${number}`, `Erratum ${number}`)}: ${change} ${reason}\n`
    })
    .join('')

/** How the seal of a meeting stands: what was sealed, or how the cities stand to their figures. */
export const sealDetails = (meeting: ShownSeal, say: Say): string => {
  const { edition, title, cutOff, sealed, confirmations, objections } = meeting
  const head = say(`第 ${edition} 次 ${title}\n`, `Meeting ${edition} ${title}\n`)
  const standing = sealed
    ? sealText(sealed, say)
    : listing([
        [say('数据截止', 'Cut-off'), cutOff ?? '—'],
        ...confirmations.map(({ city, state }) => [city.name, stateText(say, state)] as const),
      ])
  if (objections.length === 0) return head + standing
  const columns = [say('异议', 'Objection'), say('城市', 'City'), say('指标', 'Figure'), say('状态', 'State')]
  const rows = objections.map(({ number, city, figure, value, expected, reason, state }) => {
    const values = expected === null ? (value ?? '—') : `${value ?? '—'} → ${expected}`
    return [number, city.name, `${figure} ${values}`, stateText(say, state), reason]
  })
  return `${head}${standing}${table([...columns, say('理由', 'Reason')], rows)}`
}
