interface Waiting<Q, A> {
  readonly question: Q
  readonly resolve: (answer: A) => void
  readonly reject: (fault: unknown) => void
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

/** How many answerings go on at once: while one is at the database, another is made ready. */
const lanes = 2

/**
 * Answers questions of the same kind together. Whoever comes while nobody is being answered is answered by itself and waits for nothing;
 * those who come meanwhile are answered by one doing for all, begun after they asked: under load the cost of going there is shared, and nobody
 * hears what was read before it asked. A question that cannot be answered takes nobody along.
 */
export const openGathering = <Q, A>({ sameOf, answerAll, most, isForOne }: Gathering<Q, A>) => {
  const waiting = new Map<string, Waiting<Q, A>[]>()
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
    const next = waiting.entries().next().value
    if (under >= lanes || !next) return
    const [same, asked] = next
    const some = asked.splice(0, most)
    // What is left of them comes after the others.
    waiting.delete(same)
    if (asked.length > 0) waiting.set(same, asked)
    under += 1
    answerSome(some).then(() => {
      under -= 1
      begin()
    })
  }
  return (question: Q): Promise<A> =>
    new Promise((resolve, reject) => {
      const same = sameOf(question)
      const asked = waiting.get(same) ?? []
      asked.push({ question, resolve, reject })
      waiting.set(same, asked)
      // A list asks for each of its rows in one go: they are together from the first.
      queueMicrotask(begin)
    })
}
