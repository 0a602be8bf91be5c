import { listRejectedRows } from '../../sync/list-rejected-rows.ts'
import { readSourceMap } from '../../sync/read-code-map.ts'
import type { RejectedRow } from '../../sync/rejected-row.sql.ts'
import { inSource, type SourceAt, sourcePath, sourceQuery } from '../in-source.ts'
import { countText } from '../parts/amount.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty } from '../parts/state.tsx'
import { mayPush, SourceHead } from '../parts/sync-head.tsx'
import { rowIdIn } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { rejectedWords } from '../words/sync-rejected-words.ts'
import { outcomeWords, syncWords } from '../words/sync-words.ts'
import { RejectedTable } from './sync-rejected-table.tsx'

const atOnce = 50

const Downloads = ({ visit, source }: { readonly visit: Visit; readonly source: SourceAt }) => {
  const words = wordsIn(rejectedWords, visit.language)
  return (
    <>
      {(['xlsx', 'csv', 'ndjson'] as const).map((form) => (
        <a class="button plain" href={`/sync/rejected.${form}?${sourceQuery(source)}`}>
          {words[form]}
        </a>
      ))}
      {mayPush(visit, source) ? (
        <a class="button" href={`${source.at}/upload`}>
          {words.upload}
        </a>
      ) : null}
    </>
  )
}

/** What was sent just now, and what became of it. */
const Sent = ({ visit: { url, language } }: { readonly visit: Visit }) => {
  const [row, outcome] = [url.searchParams.get('sent'), url.searchParams.get('outcome') ?? '']
  if (row === null || !Object.hasOwn(outcomeWords, outcome)) return null
  const said = outcomeWords[outcome as keyof typeof outcomeWords][language]
  return <p class="done">{fill(rejectedWords.sent[language], { row, outcome: said })}</p>
}

/** The rows of a source that wait to be mended, with all that helps to. */
export const mountRejected = (app: ConsoleApp): void => {
  app.get(
    `${sourcePath}/rejected`,
    inSource(async (context, visit, source) => {
      const { hub, caller, language, url } = visit
      const page = { after: rowIdIn(url.searchParams, 'after') ?? '', first: atOnce + 1 }
      const found = await listRejectedRows(hub, caller, source.name, page)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster: source.cluster, section: 'sync' })
      const [count, map] = [await found.ok.count(), await readSourceMap(hub, caller, source.name)]
      const rows: readonly RejectedRow[] = found.ok.rows.slice(0, atOnce)
      const next = found.ok.rows.length > atOnce ? rows.at(-1)!.rowId : null
      const title = syncWords.rejected[language]
      const words = wordsIn(rejectedWords, language)
      return show(
        context,
        { title, cluster: source.cluster, section: 'sync' },
        <>
          <SourceHead visit={visit} source={source} current="rejected" title={title}>
            {count > 0 ? <Downloads visit={visit} source={source} /> : null}
          </SourceHead>
          <Sent visit={visit} />
          {count > 0 ? <p class="note">{fill(words.note, { n: countText(count) })}</p> : <Empty text={words.none} />}
          {rows.length > 0 ? <RejectedTable {...{ visit, source, map, rows }} /> : null}
          <Pager url={url} language={language} next={next} />
        </>,
      )
    }),
  )
}
