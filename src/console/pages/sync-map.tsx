import { done } from '../../base/outcome.ts'
import { listRejectedRows } from '../../sync/list-rejected-rows.ts'
import { proposeCodeMap } from '../../sync/propose-code-map.ts'
import { readCodeMap } from '../../sync/read-code-map.ts'
import { setCodeMap } from '../../sync/set-code-map.ts'
import { readForm } from '../forms.ts'
import { inSource, sourcePath } from '../in-source.ts'
import { draftIn, draftOf, entriesOf, withProposal } from '../map-draft.ts'
import { effectOf } from '../map-effect.ts'
import { queryText } from '../query-text.ts'
import { refuse } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { mapWords } from '../words/sync-map-words.ts'
import { showMap } from './sync-map-page.tsx'

/** As many of the rows that wait as are read to tell what a draft would do. */
const mostRead = 500

/** The code map of a source: as it stands, changed, tried, published, proposed from a file. */
export const mountMap = (app: ConsoleApp): void => {
  const path = `${sourcePath}/map`
  app.get(
    path,
    inSource(async (context, visit, source) => {
      const found = await readCodeMap(visit.hub, visit.caller, source.name)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster: source.cluster, section: 'sync' })
      const query = visit.url.searchParams
      const theirs = queryText(query, 'theirs')
      const asked = theirs === null ? null : { field: queryText(query, 'field'), theirs }
      return showMap(context, { visit, source, map: found.ok, draft: draftOf(found.ok.entries), asked })
    }),
  )
  app.post(
    path,
    inSource(async (context, visit, source) => {
      const { hub, caller } = visit
      const form = await readForm(context)
      const known = await readCodeMap(hub, caller, source.name)
      if (known.ok === undefined) return refuse(context, known.problems, { cluster: source.cluster, section: 'sync' })
      const draft = draftIn(form)
      const dryRun = form.text('action') !== 'publish'
      const input = { ...source.name, entries: entriesOf(draft), replaces: true, dryRun }
      const set = await setCodeMap(hub, caller, input)
      const page = { visit, source, map: known.ok, draft, asked: null }
      if (set.ok === undefined) return showMap(context, { ...page, problems: set.problems })
      if (!dryRun) return context.redirect(`${source.at}/map?published=${set.ok.revision}`, 303)
      const waiting = await listRejectedRows(hub, caller, source.name, { after: '', first: mostRead })
      return showMap(context, { ...page, effect: effectOf(known.ok.entries, set.ok.entries, waiting.ok?.rows ?? []) })
    }),
  )
  app.post(
    `${path}/propose`,
    inSource(async (context, visit, source) => {
      const words = wordsIn(mapWords, visit.language)
      const known = await readCodeMap(visit.hub, visit.caller, source.name)
      if (known.ok === undefined) return refuse(context, known.problems, { cluster: source.cluster, section: 'sync' })
      const file = (await readForm(context)).file('file')
      const page = { visit, source, map: known.ok, draft: draftOf(known.ok.entries), asked: null }
      if (!file) return showMap(context, { ...page, note: words.missing, problems: [] })
      const bytes = new Uint8Array(await file.arrayBuffer())
      const readFile = async () => done({ name: file.name, bytes })
      const limits = { inputBytes: bytes.byteLength }
      const found = await proposeCodeMap(visit.hub, visit.caller, source.name, readFile, { limits })
      if (found.ok === undefined) return showMap(context, { ...page, problems: found.problems })
      const say = (examples: readonly string[], rows: number) =>
        fill(examples.length > 0 ? words.seenAs : words.seen, { rows, examples: examples.slice(0, 3).join('、') })
      const draft = withProposal(known.ok.entries, found.ok, say)
      const told = {
        note: fill(words.proposed, { rows: found.ok.rows }),
        about: [...found.ok.missing, ...found.problems],
      }
      return showMap(context, { ...page, draft, ...told })
    }),
  )
}
