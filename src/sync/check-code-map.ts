import { checkText } from '../base/check-text.ts'
import { type Problem, problem } from '../base/problem.ts'
import { placedUnder } from '../base/problem-place.ts'
import { type CodeMapEntry, entryKey, ignored, valueKey } from './code-map.ts'
import { fieldByHeader, fieldByOwnName, isRowField, rowFields } from './row-fields.ts'
import { isWordField, ownWord, severalWords, type WordFieldName, wordField, wordFields } from './row-words.ts'

/** A code map of more entries is no map; also what one request may say. */
export const mostMapEntries = 2_000

/** Entries in our own words, official Chinese ones taken for ours; with everything that is wrong with them. */
export const checkCodeMapEntries = (
  given: readonly CodeMapEntry[],
): { readonly entries: readonly CodeMapEntry[]; readonly problems: readonly Problem[] } => {
  if (given.length > mostMapEntries) return { entries: [], problems: [tooLong(given.length)] }
  const seen = new Map<string, number>()
  const read = given.map((entry, index) => {
    const { entry: own, problems } = checkEntry(entry)
    const first = seen.get(entryKey(own))
    if (first === undefined) seen.set(entryKey(own), index)
    else problems.push(problem('MAP_ENTRY_REPEATED', { facts: { theirs: own.theirs, first: first + 1 } }))
    return { own, problems: placedUnder(['entries', index], problems) }
  })
  return { entries: read.map(({ own }) => own), problems: read.flatMap(({ problems }) => problems) }
}

/** What is wrong with a map as a whole: too long, or two columns that mean one field. */
export const checkWholeCodeMap = (entries: readonly CodeMapEntry[]): Problem[] => {
  const columns = new Map<string, string>()
  const problems = entries.length > mostMapEntries ? [tooLong(entries.length)] : []
  for (const { field, theirs, ours } of entries) {
    if (field !== null || ours === null || ours === ignored) continue
    const other = columns.get(ours)
    if (other === undefined) columns.set(ours, theirs)
    else problems.push(problem('MAP_FIELD_TWICE', { path: ['entries'], facts: { field: ours, column: theirs, other } }))
  }
  return problems
}

const tooLong = (count: number) =>
  problem('MAP_TOO_LONG', { path: ['entries'], facts: { count, most: mostMapEntries } })

const checkEntry = ({ field: given, theirs, ours }: CodeMapEntry): { entry: CodeMapEntry; problems: Problem[] } => {
  const problems = checkText(theirs, 'theirs', 200)
  const word = ours === null ? null : valueKey(ours)
  if (given === null) {
    const field = word === null || word === ignored ? word : fieldOf(word)
    if (field === undefined) problems.push(unknownField(['ours'], word!, [...rowFields, ignored]))
    return { entry: { field: null, theirs, ours: field ?? null }, problems }
  }
  const field = isWordField(given) ? given : fieldOf(given)
  if (field === undefined || !isWordField(field)) {
    problems.push(unknownField(['field'], given, Object.keys(wordFields)))
    return { entry: { field: given, theirs, ours }, problems }
  }
  const own = word === null ? null : oursOf(field, word)
  if (own === undefined) {
    const facts = { field, found: word!.slice(0, 60), ours: wordField(field).ours }
    problems.push(problem('MAP_WORD_UNKNOWN', { path: ['ours'], field: 'ours', facts }))
  }
  return { entry: { field, theirs, ours: own ?? null }, problems }
}

const unknownField = (path: Problem['path'], found: string, allowed: readonly string[]) =>
  problem('MAP_FIELD_UNKNOWN', { path, field: String(path[0]), facts: { found: found.slice(0, 60), allowed } })

const fieldOf = (word: string): string | undefined =>
  isRowField(word) ? word : (fieldByOwnName(word) ?? fieldByHeader(word))

const oursOf = (field: WordFieldName, word: string): string | undefined => {
  const { ours, isNeeded } = wordField(field)
  if (word === ignored) return isNeeded ? undefined : ignored
  const parts = severalWords.includes(field) ? word.split(/[,，、]/) : [word]
  const own = parts.map((part) => (ours.includes(part.trim()) ? part.trim() : ownWord(field, part.trim())))
  return own.every((part) => part !== undefined) ? own.join() : undefined
}
