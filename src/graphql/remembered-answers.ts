import type { CivilDate } from '../base/civil-date.ts'

/**
 * Answers that are given again while nothing was recorded since (decision 0038). Whatever is recorded moves the head of the change log, and a
 * caller's key is read together with it: an answer read at the same head, for the same caller, on the same day is the one that the database would give.
 */
export interface RememberedAnswers {
  /** The answers that hold at this head on this day; what was remembered of any other is forgotten. */
  readonly at: (head: string, day: CivilDate) => AnswersAtHead
}

export interface AnswersAtHead {
  readonly find: (question: string) => Uint8Array | undefined
  /**
   * Finds an answer out, once for all who ask the same meanwhile, and remembers it unless the head has moved on; what was found to have no
   * answer here (null) is not remembered.
   */
  readonly answer: (question: string, work: () => Promise<string | null>) => Promise<string | null>
}

/** Whoever changes the tables by hand, past the log, is seen after this many milliseconds. */
const longest = 60_000
/** An answer that fills a good part of the memory alone is not worth the others. */
const largestShare = 16

/**
 * `mostBytes` of answers and their questions; `now` in milliseconds. Where one request may not wait for another's work, as at the edge, each
 * finds out by itself what is not remembered yet.
 */
export const openRememberedAnswers = (mostBytes: number, now: () => number, isShared = true): RememberedAnswers => {
  const answers = new Map<string, Uint8Array>()
  const underWay = new Map<string, Promise<string | null>>()
  const encoder = new TextEncoder()
  let [moment, since, bytes] = ['', 0, 0]
  const forgetAll = (next: string) => {
    answers.clear()
    underWay.clear()
    ;[moment, since, bytes] = [next, now(), 0]
  }
  const sizeOf = (question: string, answer: Uint8Array) => question.length * 2 + answer.byteLength
  const forgetOldest = () => {
    const [question, answer] = answers.entries().next().value!
    answers.delete(question)
    bytes -= sizeOf(question, answer)
  }
  const keep = (question: string, text: string) => {
    const largest = mostBytes / largestShare
    if (text.length > largest || answers.has(question)) return
    const answer = encoder.encode(text)
    const size = sizeOf(question, answer)
    if (size > largest) return
    answers.set(question, answer)
    bytes += size
    while (bytes > mostBytes) forgetOldest()
  }
  return {
    at: (head, day) => {
      const asked = `${head} ${day}`
      if (asked !== moment || now() - since > longest) forgetAll(asked)
      const began = since
      const isStill = () => asked === moment && began === since
      const answer: AnswersAtHead['answer'] = (question, work) => {
        const before = isShared && isStill() ? underWay.get(question) : undefined
        if (before) return before
        const found = work()
        if (!isStill()) return found
        underWay.set(question, found)
        const end = () => {
          if (underWay.get(question) === found) underWay.delete(question)
        }
        return found.then(
          (text) => {
            end()
            if (text !== null && isStill()) keep(question, text)
            return text
          },
          (fault: unknown) => {
            end()
            throw fault
          },
        )
      }
      return { find: (question) => answers.get(question), answer }
    },
  }
}
