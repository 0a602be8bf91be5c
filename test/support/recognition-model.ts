// Recognition told once more, from the domain's words and without a database: a list of facts, each with the day from which it
// holds and the number of the step by which it was known. Every answer looks at all of them.

export type Day = string
export const aspects = ['ACCEPTS', 'ENTRUSTS', 'RECOGNISES', 'ISSUES'] as const
export type Aspect = (typeof aspects)[number]
export const relations = ['HANDLES', 'RECOGNISES'] as const
export type Relation = (typeof relations)[number]
export type Mode = 'FULLY_ONLINE' | 'ACCEPTED_ON_BEHALF' | 'JOINTLY_HANDLED'
export type Stance = 'DECLARED' | 'SUSPENDED' | 'WITHDRAWN'
export type Entry = 'ACTIVE' | 'SUSPENDED' | 'CANCELLED'

interface Known {
  /** The step by which the hub knew it. */
  readonly known: number
}
interface Membership extends Known {
  city: string
  role: 'MEMBER' | 'OBSERVER'
  from: Day
  to: Day | null
  replacedBy: Membership | null
}
interface Listing extends Known {
  batch: number
  items: readonly string[]
  from: Day
}
interface Adjustment extends Known {
  batch: number
  item: string
  isAdded: boolean
  from: Day
}
interface Merger extends Known {
  item: string
  into: string
  from: Day
}
interface Declaration extends Known {
  city: string
  item: string
  aspect: Aspect
  stance: Stance
  mode: Mode | null
  from: Day
}
interface Implementation extends Known {
  city: string
  item: string
  state: Entry
  from: Day
}
interface Exception extends Known {
  item: string
  accepting: string
  competent: string
  relation: Relation
  by: string
  isLifted: boolean
  from: Day
}

/** A day, and the last step that was known: both are asked for. */
export interface When {
  readonly day: Day
  readonly known: number
}

export class RecognitionModel {
  step = 0
  readonly memberships: Membership[] = []
  readonly listings: Listing[] = []
  readonly adjustments: Adjustment[] = []
  readonly mergers: Merger[] = []
  readonly declarations: Declaration[] = []
  readonly implementations: Implementation[] = []
  readonly exceptions: Exception[] = []

  /** The same facts, for going on from there. */
  copy(): RecognitionModel {
    return Object.assign(new RecognitionModel(), structuredClone({ ...this }))
  }

  // What counts of several facts: the latest day, of one day the last that was recorded.
  private latest<T extends Known & { from: Day }>(facts: readonly T[], { day, known }: When): T | undefined {
    let found: T | undefined
    for (const fact of facts)
      if (fact.known <= known && fact.from <= day && (!found || fact.from >= found.from)) found = fact
    return found
  }

  enterMembership(city: string, role: 'MEMBER' | 'OBSERVER', from: Day, to: Day | null) {
    const made: Membership = { known: this.step, city, role, from, to, replacedBy: null }
    const old = this.memberships.find((one) => one.city === city && one.from === from && !one.replacedBy)
    if (old) old.replacedBy = made
    this.memberships.push(made)
  }

  private membershipsOf(city: string, { day, known }: When) {
    return this.memberships.filter(
      (one) =>
        one.city === city &&
        one.role === 'MEMBER' &&
        one.known <= known &&
        one.from <= day &&
        !(one.replacedBy && one.replacedBy.known <= known),
    )
  }

  isMember(city: string, when: When): boolean {
    return this.membershipsOf(city, when).some(({ to }) => to === null || to > when.day)
  }

  private hasLeft(city: string, when: When): boolean {
    return !this.isMember(city, when) && this.membershipsOf(city, when).length > 0
  }

  private listed(batch: Listing, item: string, when: When): { is: boolean; was: boolean } {
    if (batch.known > when.known || batch.from > when.day) return { is: false, was: false }
    const adjustments = this.adjustments.filter((one) => one.batch === batch.batch && one.item === item)
    const last = this.latest(adjustments, when)
    const stood = batch.items.includes(item)
    return { is: last ? last.isAdded : stood, was: stood || last !== undefined }
  }

  /** The item, and what had been merged into it. */
  private selves(item: string, when: When): string[] {
    const parts = this.mergers.filter((one) => one.into === item && this.latest([one], when)).map((one) => one.item)
    return [item, ...parts.flatMap((part) => this.selves(part, when))]
  }

  /** What the code of an item leads to: itself, or what it had been merged into. */
  heir(item: string, when: When): string {
    return this.mergers.find((one) => one.item === item && this.latest([one], when))?.into ?? item
  }

  isPublished(item: string, when: When): boolean {
    const isMerged = this.latest(
      this.mergers.filter((merger) => merger.item === item),
      when,
    )
    const selves = this.selves(item, when)
    return !isMerged && this.listings.some((batch) => selves.some((self) => this.listed(batch, self, when).is))
  }

  private isTakenOut(item: string, when: When): boolean {
    const selves = this.selves(item, when)
    const was = this.listings.some((batch) => selves.some((self) => this.listed(batch, self, when).was))
    return was && !this.isPublished(item, when)
  }

  /** What a city says of an aspect; `later` if it says nothing yet but will. */
  word(city: string, item: string, aspect: Aspect, when: When) {
    const own = this.declarations.filter((one) => one.city === city && one.item === item && one.aspect === aspect)
    const now = this.latest(own, when)
    if (now) return { stance: now.stance, mode: now.mode, later: false }
    const days = [...new Set(own.map(({ from }) => from))].sort()
    for (const day of days) {
      const then = this.latest(own, { ...when, day })
      if (then?.stance === 'DECLARED') return { stance: then.stance, mode: then.mode, later: true }
    }
    return undefined
  }

  /** The days after one on which a city says something of an aspect. */
  laterDays(city: string, item: string, aspect: Aspect, after: Day): Day[] {
    const own = this.declarations.filter((one) => one.city === city && one.item === item && one.aspect === aspect)
    return [...new Set(own.map(({ from }) => from))].filter((day) => day > after).sort()
  }

  entry(city: string, item: string, when: When): Entry | undefined {
    return this.latest(
      this.implementations.filter((one) => one.city === city && one.item === item),
      when,
    )?.state
  }

  private exceptedBy(relation: Relation, item: string, accepting: string, competent: string, when: When): string[] {
    return [accepting, competent].filter((by) => {
      const own = this.exceptions.filter(
        (one) =>
          one.relation === relation &&
          one.item === item &&
          one.accepting === accepting &&
          one.competent === competent &&
          one.by === by,
      )
      return this.latest(own, when)?.isLifted === false
    })
  }

  /** One relation of a pair: what is missing and who must act, and what it is called for that. */
  recognition(relation: Relation, item: string, accepting: string, competent: string, when: When) {
    const isHandling = relation === 'HANDLES'
    const one = this.word(accepting, item, isHandling ? 'ACCEPTS' : 'RECOGNISES', when)
    const other = this.word(competent, item, isHandling ? 'ENTRUSTS' : 'ISSUES', when)
    const mode = one?.mode ?? other?.mode ?? null
    const missing = new Set<string>()
    const excepted = this.exceptedBy(relation, item, accepting, competent, when)
    if (!this.isPublished(item, when)) missing.add('ITEM_PUBLISHED secretariat')
    if (!this.isMember(accepting, when)) missing.add('ACCEPTING_CITY_IS_MEMBER secretariat')
    if (!this.isMember(competent, when)) missing.add('COMPETENT_CITY_IS_MEMBER secretariat')
    if (!one || one.later || one.stance === 'WITHDRAWN') missing.add(`ACCEPTING_CITY_DECLARES ${accepting}`)
    if (!other || other.later || other.stance === 'WITHDRAWN') missing.add(`COMPETENT_CITY_DECLARES ${competent}`)
    if (one?.stance === 'SUSPENDED') missing.add(`NOT_SUSPENDED ${accepting}`)
    if (other?.stance === 'SUSPENDED') missing.add(`NOT_SUSPENDED ${competent}`)
    const [window, issuer] = [this.entry(accepting, item, when), this.entry(competent, item, when)]
    if (issuer !== 'ACTIVE') missing.add(`COMPETENT_CITY_IMPLEMENTS ${competent}`)
    const hasNoWindow = isHandling && mode !== 'FULLY_ONLINE' && window !== 'ACTIVE'
    if (hasNoWindow) missing.add(`ACCEPTING_CITY_IMPLEMENTS ${accepting}`)
    for (const city of excepted) missing.add(`NOT_EXCEPTED ${city}`)

    const isOver =
      [one, other].some((word) => word?.stance === 'WITHDRAWN') ||
      excepted.length > 0 ||
      this.isTakenOut(item, when) ||
      this.hasLeft(accepting, when) ||
      this.hasLeft(competent, when)
    const rests =
      [one, other].some((word) => word?.stance === 'SUSPENDED') ||
      (issuer !== 'ACTIVE' && issuer !== undefined) ||
      (hasNoWindow && window !== undefined)
    let state: string | null = 'READY'
    if (!one && !other) state = null
    else if (missing.size === 0) state = 'LIVE'
    else if (isOver) state = 'WITHDRAWN'
    else if (!one || !other) state = 'PLANNED'
    else if (rests) state = 'SUSPENDED'
    return { state, mode: isHandling ? mode : null, missing: [...missing].sort() }
  }
}
