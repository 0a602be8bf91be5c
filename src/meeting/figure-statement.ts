import { type Problem, problem } from '../base/problem.ts'

/** What is said of the figures of a meeting: a city confirms its own (确认), or objects to one (异议); the secretariat answers. */
export type StatementKind = 'CONFIRMED' | 'OBJECTED' | 'ANSWERED'

/** How an objection is answered: what the figure is made from was corrected, or the figure stays. */
export type AnswerManner = 'CORRECTED' | 'KEPT'

export interface FigureStatement {
  /** In its meeting, from 1, in the order of saying; an objection's is its number. */
  readonly position: number
  readonly kind: StatementKind
  readonly city: string
  /** Of a confirmation: the hash of the city's own figures as it confirmed them. */
  readonly figuresHash: string | null
  readonly figure: string | null
  readonly value: string | null
  readonly expected: string | null
  readonly text: string | null
  readonly answers: number | null
  readonly manner: AnswerManner | null
  readonly recordedAt: string
}

/** An objection stands until it is answered, or its city confirms after all. */
export type ObjectionState = 'OPEN' | 'ANSWERED' | 'WITHDRAWN'

export interface FigureObjection {
  readonly number: number
  readonly city: string
  readonly figure: string
  /** What the figure said. */
  readonly value: string | null
  readonly expected: string | null
  readonly reason: string
  readonly objectedAt: string
  readonly state: ObjectionState
  readonly answer: string | null
  readonly manner: AnswerManner | null
}

/** The objections of a meeting and what became of them, in the order of raising. */
export const objectionsIn = (said: readonly FigureStatement[]): FigureObjection[] =>
  said
    .filter(({ kind }) => kind === 'OBJECTED')
    .map(({ position, city, figure, value, expected, text, recordedAt }) => {
      const answer = said.find(({ answers }) => answers === position)
      const isTakenBack = said.some(
        (later) => later.kind === 'CONFIRMED' && later.city === city && later.position > position,
      )
      return {
        ...{ number: position, city, figure: figure!, value, expected, reason: text!, objectedAt: recordedAt },
        state: answer ? 'ANSWERED' : isTakenBack ? 'WITHDRAWN' : 'OPEN',
        answer: answer?.text ?? null,
        manner: answer?.manner ?? null,
      }
    })

/** The problem of an answer to an objection that there is not, or that is open no longer. */
export const checkAnswer = (said: readonly FigureStatement[], number: number): Problem[] => {
  const objection = objectionsIn(said).find((one) => one.number === number)
  if (!objection) return [problem('FIGURE_OBJECTION_UNKNOWN', { path: ['objection'], facts: { number } })]
  const { state } = objection
  return state === 'OPEN'
    ? []
    : [problem('FIGURE_OBJECTION_NOT_OPEN', { path: ['objection'], facts: { number, state } })]
}
