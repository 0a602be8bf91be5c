interface Waiting<Q, A> {
  readonly question: Q
  readonly resolve: (answer: A) => void
  readonly reject: (fault: unknown) => void
  /** Has the asker, in whose trace it then stands, answer these, itself among them. */
  readonly lead: (together: readonly Waiting<Q, A>[]) => void
}

/** Those who ask what may go together, and how many rounds of them are under way. */
interface Group<Q, A> {
  readonly waiting: Waiting<Q, A>[]
  under: number
}

/** How answers are found for several at once. */
export interface Gathering<Q, A> {
  /** Questions with the same text may go together. */
  readonly sameOf: (question: Q) => string
  /** The answers, in the order of the questions. */
  readonly answerAll: (questions: readonly Q[]) => Promise<readonly A[]>
  /** How many go together at most. */
  readonly most: number
  /** Whether it failed for one of the questions, and not for whatever is asked: then each is tried by itself. */
  readonly isForOne: (fault: unknown) => boolean
}

/** Rounds of one kind at once: while one is at the database, another is made ready. Others do not wait for them. */
const ofOneKind = 2
/** Of all kinds: a slow one is not to take every connection. */
const ofAll = 8

/**
 * Answers questions of the same kind together. Whoever comes while nobody is being answered is answered by itself and waits for nothing;
 * those who come meanwhile are answered by one doing for all, begun after they asked: under load the cost of going there is shared, and nobody
 * hears what was read before it asked. A question that cannot be answered takes nobody along.
 */
export const openGathering = <Q, A>({ sameOf, answerAll, most, isForOne }: Gathering<Q, A>) => {
  const groups = new Map<string, Group<Q, A>>()
  let under = 0

  const answerSome = async (some: readonly Waiting<Q, A>[]): Promise<void> => {
    try {
      const answers = await answerAll(some.map(({ question }) => question))
      for (const [i, { resolve }] of some.entries()) resolve(answers[i]!)
    } catch (fault) {
      if (some.length > 1 && isForOne(fault)) for (const one of some) await answerSome([one])
      else for (const { reject } of some) reject(fault)
    }
  }
  const begin = () => {
    for (const [same, group] of groups) {
      if (under >= ofAll) return
      if (group.under >= ofOneKind || group.waiting.length === 0) continue
      const some = group.waiting.splice(0, most)
      group.under += 1
      under += 1
      // What is left of them comes after the others.
      groups.delete(same)
      groups.set(same, group)
      some[0]!.lead(some)
    }
  }
  const end = (same: string, group: Group<Q, A>) => {
    group.under -= 1
    under -= 1
    if (group.under === 0 && group.waiting.length === 0) groups.delete(same)
    begin()
  }
  return (question: Q): Promise<A> =>
    new Promise((resolve, reject) => {
      const same = sameOf(question)
      const group = groups.get(same) ?? { waiting: [], under: 0 }
      groups.set(same, group)
      new Promise<readonly Waiting<Q, A>[]>((lead) => group.waiting.push({ question, resolve, reject, lead }))
        .then(answerSome)
        .then(() => end(same, group))
      // A list asks for each of its rows in one go: they are together from the first.
      queueMicrotask(begin)
    })
}
