import { forbid } from '../../access/rights.ts'
import { countSourceRows } from '../../feed/count-source-rows.ts'
import { listAlerts, listPartners } from '../../feed/list-partners.ts'
import { reconcileRows } from '../../feed/reconcile-rows.ts'
import { listPushes } from '../../sync/list-pushes.ts'
import { inSource, type SourceAt, sourcePath } from '../in-source.ts'
import { countText } from '../parts/amount.tsx'
import { Figure, Figures } from '../parts/figure.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty } from '../parts/state.tsx'
import { SourceHead } from '../parts/sync-head.tsx'
import { queryNumber } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { wordsIn } from '../words/speak.ts'
import { partnerWords } from '../words/sync-partner-words.ts'
import { pushWords, sourceWords } from '../words/sync-push-words.ts'
import { syncWords } from '../words/sync-words.ts'
import { PushTable } from './sync-push-table.tsx'
import { SourceAlerts, SourceSettings } from './sync-source-settings.tsx'

const atOnce = 30

/** How the source does, by the verbs of the scorecard, of reconciling and of alerts. */
const readState = async ({ hub, caller }: Visit, { name }: SourceAt) => {
  const { city, source, cluster } = name
  const asked = { cluster, city, openOnly: true, before: null, limit: 100 }
  const [partners, rows, sum, alerts] = [
    await listPartners(hub, caller, cluster),
    await countSourceRows(hub, caller, cluster),
    await reconcileRows(hub, caller, { ...name, parts: 1 }),
    await listAlerts(hub, caller, asked),
  ]
  const sources = partners.ok?.find((partner) => partner.city === city)?.sources ?? []
  const score = sources.find(({ code }) => code === source)
  return {
    score,
    inForce: score === undefined ? 0 : (rows.ok?.get(score.id) ?? 0),
    sum: sum.ok,
    alerts: (alerts.ok ?? []).filter((alert) => alert.source === source),
  }
}

/** A source: its figures, what is agreed and alarmed, and its pushes. */
export const mountSource = (app: ConsoleApp): void => {
  app.get(
    sourcePath,
    inSource(async (context, visit, source) => {
      const { hub, caller, language, url } = visit
      const before = queryNumber(url.searchParams, 'after')
      const found = await listPushes(hub, caller, { ...source.name, before, limit: atOnce + 1 })
      if (found.ok === undefined) return refuse(context, found.problems, { cluster: source.cluster, section: 'sync' })
      const { score, inForce, sum, alerts } = await readState(visit, source)
      const pushes = found.ok.pushes.slice(0, atOnce)
      const next = found.ok.pushes.length > atOnce ? String(pushes.at(-1)!.id) : null
      const words = wordsIn(sourceWords, language)
      const maySet = forbid(caller, ['COORDINATOR', 'SECRETARIAT'], source.name) === undefined
      const waiting = score ? score.openRejected + score.openConflicts : 0
      return show(
        context,
        { title: source.name.source, cluster: source.cluster, section: 'sync' },
        <>
          <SourceHead visit={visit} source={source} current="source" />
          {url.searchParams.has('done') ? <p class="done">{syncWords.done[language]}</p> : null}
          <Figures>
            <Figure label={words.rowsKnown} value={countText(sum?.count ?? 0)} />
            <Figure label={words.rowsInForce} value={countText(inForce)} />
            <Figure
              label={partnerWords.rejected[language]}
              value={countText(waiting)}
              href={`${source.at}/rejected`}
              tone={waiting > 0 ? 'bad' : undefined}
            />
          </Figures>
          <div class="columns two">
            <SourceAlerts visit={visit} source={source} alerts={alerts} mayAnswer={maySet} />
            {maySet && score ? <SourceSettings visit={visit} source={source} score={score} /> : null}
          </div>
          {pushes.length === 0 ? (
            <Empty text={pushWords.none[language]} />
          ) : (
            <PushTable visit={visit} at={source.at} pushes={pushes} />
          )}
          <Pager url={url} language={language} next={next} />
          <section class="card">
            <h2>{words.checksum}</h2>
            <p>
              <code class="hash">{sum?.checksum}</code>
            </p>
            <p class="note">{words.checksumNote}</p>
          </section>
        </>,
      )
    }),
  )
}
