import type { ChainedCommit } from '../../changes/chained-commit.ts'
import type { ChangeEntry, ChangeLine } from '../../feed/change-page.ts'
import { Instant } from '../parts/day.tsx'
import type { Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { changeWords } from '../words/sync-change-words.ts'

interface Props {
  readonly visit: Visit
  readonly lines: readonly ChangeLine[]
  /** Only what concerns the city; null: all. */
  readonly city: string | null
}

interface Group {
  readonly commit: ChainedCommit
  readonly entries: ChangeEntry[]
}

/** The commits that have something to show, each with its entries, and how many numbers are left out. */
const groupsOf = (lines: readonly ChangeLine[], city: string | null) => {
  const groups: Group[] = []
  let hidden = 0
  for (const line of lines) {
    if ('commit' in line) groups.push({ commit: line.commit, entries: [] })
    else if ('entry' in line && (city === null || line.entry.city === city)) groups.at(-1)!.entries.push(line.entry)
    else hidden += 'entry' in line ? 1 : line.withheld.hashes.length
  }
  return { groups: groups.filter(({ entries }) => entries.length > 0), hidden }
}

/** Long contents come with the export; a page shows how they begin. */
const longest = 600

const Entry = ({ visit: { language }, entry }: { readonly visit: Visit; readonly entry: ChangeEntry }) => {
  const words = wordsIn(changeWords, language)
  const isCut = entry.content.length > longest
  return (
    <li>
      <span class="num">{entry.number}</span> <strong>{entry.kind}</strong>{' '}
      <code class="anywhere">{entry.subject}</code>{' '}
      {entry.isTombstone ? <span class="badge fair">{words.removed}</span> : null}
      <details>
        <summary>{words.content}</summary>
        <pre class="said">{isCut ? `${entry.content.slice(0, longest)}…` : entry.content}</pre>
        <code class="hash">{entry.hash}</code>
      </details>
    </li>
  )
}

/** A page of the log: commit by commit, each entry with its content and hash. */
export const ChangeList = ({ visit, lines, city }: Props) => {
  const words = wordsIn(changeWords, visit.language)
  const { groups, hidden } = groupsOf(lines, city)
  return (
    <>
      {groups.length === 0 ? <p class="note">{words.none}</p> : null}
      {groups.map(({ commit, entries }) => (
        <section class="card">
          <h2>{fill(words.commit, { from: commit.firstNumber, to: commit.firstNumber + commit.count - 1 })}</h2>
          <p class="note">
            <Instant at={commit.recordedAt} language={visit.language} /> <code>{commit.verb}</code>{' '}
            <code>{commit.actor}</code> <code class="hash">{commit.hash}</code>
          </p>
          <ul class="plain-list">
            {entries.map((entry) => (
              <Entry visit={visit} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {hidden > 0 ? <p class="note">{fill(words.withheld, { n: hidden })}</p> : null}
    </>
  )
}
