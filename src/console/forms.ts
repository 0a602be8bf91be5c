import type { ConsoleContext } from './visit.ts'

/** The fields of a form as they were sent. */
export interface SentForm {
  /** The text of a field, blanks at its ends gone; '' if it is not there. */
  readonly text: (name: string) => string
  /** The same, or null where nothing was filled in. */
  readonly optional: (name: string) => string | null
  /** Every value of a field that comes several times. */
  readonly all: (name: string) => readonly string[]
  readonly file: (name: string) => File | null
}

/** Lines of a field, blank ones left out. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Reads a form, of either of the two kinds that browsers send. */
export const readForm = async (context: ConsoleContext): Promise<SentForm> => {
  const body = await context.req.parseBody({ all: true })
  const all = (name: string) => {
    const value = Object.hasOwn(body, name) ? body[name]! : []
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').map((one) => one.trim())
  }
  const text = (name: string) => all(name)[0] ?? ''
  return {
    text,
    all,
    optional: (name) => text(name) || null,
    file: (name) => {
      const value = Object.hasOwn(body, name) ? body[name] : undefined
      const found = Array.isArray(value) ? value[0] : value
      return found instanceof File && (found.size > 0 || found.name !== '') ? found : null
    },
  }
}
