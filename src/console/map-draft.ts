import type { Problem } from '../base/problem.ts'
import type { Language } from '../report/problem-wording.ts'
import { type CodeMapEntry, entryKey, ignored } from '../sync/code-map.ts'
import type { ProposedCodeMap } from '../sync/propose-code-map.ts'
import { headerOfField, isRowField } from '../sync/row-fields.ts'
import { isWordField, wordField } from '../sync/row-words.ts'
import type { SentForm } from './forms.ts'
import { mapWords } from './words/sync-map-words.ts'

/** A line of a code map while it is written. */
export interface DraftLine {
  /** Null: what the source calls a column; otherwise a word of the field. */
  readonly field: string | null
  readonly theirs: string
  /** In people's words; '' says nothing. */
  readonly ours: string
  /** What speaks for it. */
  readonly note?: string
}

/** What people call a field of ours. */
export const fieldText = (field: string, language: Language): string =>
  field === 'limitUnit' ? mapWords.limitUnit[language] : headerOfField(field)

const wordText = (field: string, word: string): string => {
  const official = isWordField(field) ? Object.entries(wordField(field).official) : []
  return official.find(([, ours]) => ours === word)?.[0] ?? word
}

/** What stands against a word of theirs, as people say it; read back as the same. */
export const oursText = ({ field, ours }: CodeMapEntry): string => {
  if (ours === null || ours === ignored) return ours ?? ''
  if (field === null) return isRowField(ours) ? headerOfField(ours) : ours
  return ours
    .split(',')
    .map((word) => wordText(field, word))
    .join('、')
}

export const draftOf = (entries: readonly CodeMapEntry[]): DraftLine[] =>
  entries.map((entry) => ({ field: entry.field, theirs: entry.theirs, ours: oursText(entry) }))

/** The lines of a form, in their order; those that nobody filled in are left out. */
export const draftIn = (form: SentForm): DraftLine[] => {
  const [fields, theirs, ours] = [form.all('field'), form.all('theirs'), form.all('ours')]
  return theirs.flatMap((word, n) =>
    word === '' ? [] : [{ field: fields[n] || null, theirs: word, ours: ours[n] ?? '' }],
  )
}

/** What a draft says: lines without ours say nothing. */
export const entriesOf = (draft: readonly DraftLine[]): readonly CodeMapEntry[] =>
  draft.filter(({ ours }) => ours !== '').map(({ field, theirs, ours }) => ({ field, theirs, ours }))

/** The problems of each line of a draft: entries that are told by their number. */
export const problemsByLine = (draft: readonly DraftLine[], problems: readonly Problem[]) => {
  const said = draft.filter(({ ours }) => ours !== '')
  return new Map(
    said.map((line, n) => [line, problems.filter(({ path }) => path[0] === 'entries' && path[1] === n)] as const),
  )
}

/** A draft with what a file's profile proposes; what is said already stays. */
export const withProposal = (
  entries: readonly CodeMapEntry[],
  { map, columns, values }: ProposedCodeMap,
  say: (examples: readonly string[], rows: number) => string,
): DraftLine[] => {
  const known = new Set(entries.map(entryKey))
  const proposed: DraftLine[] = [
    ...Object.entries(map.columns).map(([theirs, ours]) => {
      const column = columns.find((one) => one.column === theirs)
      const note = say(column?.examples ?? [], column?.filled ?? 0)
      return { field: null, theirs, ours: oursText({ field: null, theirs, ours }), note }
    }),
    ...Object.entries(map.values).flatMap(([field, words]) =>
      Object.keys(words).map((theirs) => {
        const found = values.find((one) => one.field === field && one.theirs === theirs)
        const ours = oursText({ field, theirs, ours: found?.likely ?? null })
        return { field, theirs, ours: '', note: say(ours ? [ours] : [], found?.rows ?? 0) }
      }),
    ),
  ]
  return [...draftOf(entries), ...proposed.filter((line) => !known.has(entryKey({ ...line, ours: null })))]
}
