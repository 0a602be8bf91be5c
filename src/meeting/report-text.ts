/** The parts of the papers for which the secretariat has words of its own; `FIELD` is one for each field of work. */
export const reportParts = [
  'INTRODUCTION',
  'FIELD',
  'PROBLEMS',
  'NEXT_STEPS',
  'MINUTES_OPENING',
  'MINUTES',
  'MINUTES_CLOSING',
] as const

/** A block of text of the papers of a meeting, which survives every time that they are made anew. */
export interface ReportText {
  /** `INTRODUCTION`, or `FIELD:TRANSPORT`. */
  readonly part: string
  readonly version: number
  readonly text: string
}

/** The field of a part, `TRANSPORT` of `FIELD:TRANSPORT`; null of the other parts; undefined if there is no such part. */
export const fieldOfPart = (part: string): string | null | undefined => {
  const [name, field, ...more] = part.split(':')
  if (more.length > 0 || !reportParts.some((known) => known === name)) return undefined
  if (name !== 'FIELD') return field === undefined ? null : undefined
  return /^[A-Z][A-Z0-9_]{0,31}$/.test(field ?? '') ? field : undefined
}

/** The words of a part; null where the secretariat wrote none. */
export const textOf = (texts: readonly ReportText[], part: string): string | null =>
  texts.find((text) => text.part === part)?.text ?? null

/** Whether a part is written after the meeting, when the brief is sealed. */
export const isOfMinutes = (part: string): boolean => part.startsWith('MINUTES')
