import { checkText } from '../base/check-text.ts'
import { type Problem, problem } from '../base/problem.ts'

/** A document beside what a city says of a day: its SHA-256 in hex, its size in bytes, and its name as it was handed in. */
export interface AttachedDocument {
  readonly hash: string
  readonly size: number
  readonly name: string
}

/** Bytes of a document: scans of letters are smaller. */
export const mostDocumentBytes = 20 * 1024 * 1024

/** Documents beside one day. */
export const mostDocuments = 20

/** Problems of a file's name: it may be no path, and nothing that a terminal or a folder would take for something else. */
export const checkDocumentName = (name: string): Problem[] => {
  const problems = checkText(name, 'name', 200)
  if (problems.length > 0) return problems
  return /[\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|^\.+$/.test(name)
    ? [problem('DOCUMENT_NAME_INVALID', { path: ['name'], field: 'name', facts: { found: name.slice(0, 60) } })]
    : []
}

/** Problems of what is to be attached, given what is attached already. */
export const checkDocument = (size: number, known: readonly AttachedDocument[]): Problem[] => {
  if (size === 0) return [problem('DOCUMENT_EMPTY', { path: ['file'] })]
  return known.length >= mostDocuments
    ? [problem('DOCUMENTS_TOO_MANY', { path: ['file'], facts: { most: mostDocuments } })]
    : []
}
