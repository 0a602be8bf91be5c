import * as fc from 'fast-check'
import type { Outcome } from '../../src/base/outcome.ts'
import type { Hub } from '../../src/hub.ts'
import { adjustItemBatch } from '../../src/recognition/adjust-item-batch.ts'
import { resumeRecognition, suspendRecognition, withdrawRecognition } from '../../src/recognition/change-recognition.ts'
import { declareRecognition } from '../../src/recognition/declare-recognition.ts'
import { exceptRecognition } from '../../src/recognition/except-recognition.ts'
import { matchItem } from '../../src/recognition/match-item.ts'
import { recordImplementation } from '../../src/recognition/record-implementation.ts'
import { registerMembership } from '../../src/recognition/register-membership.ts'
import { backFilled, card, given, licence, nameless, pension, register } from './batch.ts'
import { coordinatorOf, secretariat } from './callers.ts'
import { baotou, hohhot, makeCluster, must, ordos, ulanqab } from './cluster.ts'
import { plainContent } from './implementation.ts'
import { aspects, type Day, type Entry, type RecognitionModel, type Stance } from './recognition-model.ts'

export const today = '2026-03-02'
export const now = '2026-03-02T01:00:00Z'
export const cities = [hohhot, baotou, ordos, ulanqab]
/** One of the first batch, one that comes later, one that waits to be matched. */
export const items = [card.code, licence.code, 'A-1']
const days = ['2019-01-01', '2021-06-01', '2023-01-01', '2025-12-31', '2026-03-01', today, '2026-03-03', '2027-01-01']
/** The days on which something may begin, and those around them. */
export const askedDays = [...days, '2018-12-31', '2021-05-31', '2021-06-02', '2024-01-01', '2026-12-31', '2027-01-02']

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const city = some('150100', '150200', '150600', '150900')
const item = some(...items)
const day = some(...days)
const anyOf = fc.subarray([...aspects], { minLength: 1 })
const mode = some('FULLY_ONLINE' as const, 'ACCEPTED_ON_BEHALF' as const)
const relation = some('HANDLES' as const, 'RECOGNISES' as const)

/** Anything that somebody may do, sensible or not. */
export const anyStep = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('declare' as const), city, item, aspects: anyOf, mode, day }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: some('suspend' as const, 'resume' as const, 'withdraw' as const),
      city,
      item,
      aspects: anyOf,
      day,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('implement' as const),
      city,
      item,
      state: some<Entry>('ACTIVE', 'ACTIVE', 'SUSPENDED', 'CANCELLED'),
      day,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('except' as const),
      city,
      other: city,
      isAccepting: fc.boolean(),
      item,
      relation,
      isLifted: fc.boolean(),
      day,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('join' as const),
      city,
      role: some('MEMBER' as const, 'MEMBER' as const, 'OBSERVER' as const),
      day: some('2019-01-01', ...days),
      to: some<Day | null>(null, ...days),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('adjust' as const), item, isAdded: fc.boolean(), day }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('backFill' as const), day }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('merge' as const) }) },
)
export type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

/** Three members and an observer; the first batch published, the others' items in a draft; two cities ready for the first item. */
export const begin = async (hub: Hub, model: RecognitionModel): Promise<void> => {
  await makeCluster(hub, 'hbew', cities.slice(0, 3))
  const observer = { cluster: 'hbew', city: ulanqab, role: 'OBSERVER', validFrom: '2019-01-01' } as const
  must(await registerMembership(hub, secretariat, observer))
  for (const { code } of cities)
    model.enterMembership(code, code === ulanqab.code ? 'OBSERVER' : 'MEMBER', '2019-01-01', null)
  await backFilled(hub, {}, card, pension)
  model.listings.push({ known: 0, batch: 1, items: [card.code], from: '2021-06-01' })
  must(await register(hub, given(licence, { ...nameless, code: 'A-1' }), { ordinal: 9, title: '第九批' }))
  for (const { code } of cities.slice(0, 2)) {
    await take(hub, model, {
      does: 'declare',
      city: code,
      item: card.code,
      aspects: [...aspects],
      mode: 'ACCEPTED_ON_BEHALF',
      day: '2021-06-01',
    })
    await take(hub, model, { does: 'implement', city: code, item: card.code, state: 'ACTIVE', day: '2021-06-01' })
  }
}

/** Takes a step in the hub and in the model; answers what the hub said, and whether the model expects a refusal (if it can tell). */
export const take = async (hub: Hub, model: RecognitionModel, step: Step) => {
  const known = model.step
  switch (step.does) {
    case 'declare':
      return declare(hub, model, step)
    case 'suspend':
    case 'resume':
    case 'withdraw':
      return change(hub, model, step)
    case 'implement':
      return implement(hub, model, step)
    case 'except': {
      const [accepting, competent] = step.isAccepting ? [step.city, step.other] : [step.other, step.city]
      const outcome = await exceptRecognition(hub, coordinatorOf(step.city, 'hbew'), {
        cluster: 'hbew',
        item: step.item,
        city: step.city,
        acceptingCity: accepting,
        competentCity: competent,
        relation: step.relation,
        isLifted: step.isLifted,
        validFrom: step.day,
        reason: '测试',
      })
      const isRefused = accepting === competent || isMerged(model, step.item)
      if (!isRefused) model.exceptions.push({ ...step, accepting, competent, by: step.city, from: step.day, known })
      return { outcome, isRefused }
    }
    case 'join': {
      const named = cities.find(({ code }) => code === step.city)!
      const outcome = await registerMembership(hub, secretariat, {
        cluster: 'hbew',
        city: named,
        role: step.role,
        validFrom: step.day,
        validTo: step.to,
      })
      if (outcome.ok) model.enterMembership(step.city, step.role, step.day, step.to)
      return { outcome, isRefused: null }
    }
    case 'adjust': {
      const row = { [card.code]: card, [licence.code]: licence, 'A-1': { ...nameless, code: 'A-1' } }[step.item]!
      const outcome = await adjustItemBatch(hub, secretariat, {
        cluster: 'hbew',
        ordinal: 1,
        documentNumber: '5号',
        effectiveOn: step.day,
        add: step.isAdded ? [row] : [],
        withdraw: step.isAdded ? [] : [step.item],
      })
      // Once merged, the code leads to what the item became: the model does not follow it.
      if (outcome.ok)
        model.adjustments.push({
          batch: 1,
          item: itemOf(model, step.item),
          isAdded: step.isAdded,
          from: step.day,
          known,
        })
      return { outcome, isRefused: null }
    }
    case 'backFill': {
      const isTaken = model.listings.length > 1
      if (isTaken || step.day > today) return { outcome: null, isRefused: null }
      await backFilled(hub, { ordinal: 2, title: '第二批', publishedOn: step.day }, licence, card)
      model.listings.push({ known, batch: 2, items: [licence.code, card.code], from: step.day })
      return { outcome: null, isRefused: null }
    }
    case 'merge': {
      const outcome = await matchItem(hub, secretariat, {
        cluster: 'hbew',
        decisions: [{ item: 'A-1', sameAs: card.code }],
      })
      const isRefused = model.mergers.length > 0
      if (!isRefused) model.mergers.push({ item: 'A-1', into: card.code, from: today, known })
      return { outcome, isRefused }
    }
  }
}

const isMerged = (model: RecognitionModel, item: string) => item === 'A-1' && model.mergers.length > 0

const itemOf = (model: RecognitionModel, item: string) => (isMerged(model, item) ? card.code : item)

type Taken<T extends Step['does']> = Extract<Step, { does: T }>
interface TakenStep {
  outcome: Outcome<unknown>
  isRefused: boolean
}

const declare = async (hub: Hub, model: RecognitionModel, step: Taken<'declare'>): Promise<TakenStep> => {
  const outcome = await declareRecognition(hub, coordinatorOf(step.city, 'hbew'), {
    cluster: 'hbew',
    city: step.city,
    items: [step.item],
    aspects: step.aspects,
    mode: step.mode,
    validFrom: step.day,
  })
  if (isMerged(model, step.item)) return { outcome, isRefused: true }
  for (const aspect of step.aspects) {
    const mode = aspect === 'ACCEPTS' || aspect === 'ENTRUSTS' ? step.mode : null
    const word = model.word(step.city, step.item, aspect, { day: step.day, known: model.step })
    // What is said on the day already is not said again: it would outlast a change of what was said before.
    if (word && !word.later && word.stance === 'DECLARED' && word.mode === mode) continue
    const said = { city: step.city, item: step.item, aspect, mode }
    model.declarations.push({ ...said, stance: 'DECLARED', from: step.day, known: model.step })
  }
  return { outcome, isRefused: false }
}

const steps = {
  suspend: { verb: suspendRecognition, from: ['DECLARED'], to: 'SUSPENDED' },
  resume: { verb: resumeRecognition, from: ['SUSPENDED'], to: 'DECLARED' },
  withdraw: { verb: withdrawRecognition, from: ['DECLARED', 'SUSPENDED'], to: 'WITHDRAWN' },
} as const

const change = async (
  hub: Hub,
  model: RecognitionModel,
  step: Taken<'suspend' | 'resume' | 'withdraw'>,
): Promise<TakenStep> => {
  const { verb, from, to } = steps[step.does]
  const outcome = await verb(hub, coordinatorOf(step.city, 'hbew'), {
    cluster: 'hbew',
    item: step.item,
    city: step.city,
    aspects: step.aspects,
    validFrom: step.day,
    reason: '测试',
  })
  if (isMerged(model, step.item)) return { outcome, isRefused: true }
  const stands = step.aspects.some((aspect) => {
    const word = model.word(step.city, step.item, aspect, { day: step.day, known: model.step })
    return word && !word.later && (from as readonly Stance[]).includes(word.stance)
  })
  if (stands) shift(model, step, step.aspects, from, to)
  return { outcome, isRefused: !stands }
}

/** What is said in one of some stances on the day, or is said ahead for a later one, is said in another from its day on. */
const shift = (
  model: RecognitionModel,
  { city, item, day }: { city: string; item: string; day: Day },
  of: readonly (typeof aspects)[number][],
  from: readonly Stance[],
  to: Stance,
): void => {
  const meant = of.flatMap((aspect) =>
    [day, ...model.laterDays(city, item, aspect, day)].flatMap((on) => {
      const word = model.word(city, item, aspect, { day: on, known: model.step })
      return word && !word.later && from.includes(word.stance) ? [{ aspect, mode: word.mode, from: on }] : []
    }),
  )
  for (const word of meant) model.declarations.push({ city, item, ...word, stance: to, known: model.step })
}

const implement = async (hub: Hub, model: RecognitionModel, step: Taken<'implement'>): Promise<TakenStep> => {
  const outcome = await recordImplementation(hub, coordinatorOf(step.city, 'hbew'), {
    item: step.item,
    city: step.city,
    content: plainContent,
    state: step.state,
    validFrom: step.day,
    dryRun: false,
  })
  const last = model.implementations.filter((one) => one.city === step.city && one.item === step.item).at(-1)
  if (last ? step.day < last.from : step.state !== 'ACTIVE') return { outcome, isRefused: true }
  if (last?.state === step.state) return { outcome, isRefused: false }
  if (last?.state === 'CANCELLED') return { outcome, isRefused: true }
  model.implementations.push({ city: step.city, item: step.item, state: step.state, from: step.day, known: model.step })
  if (step.state !== 'ACTIVE') shift(model, step, aspects, ['DECLARED'], 'SUSPENDED')
  return { outcome, isRefused: false }
}
