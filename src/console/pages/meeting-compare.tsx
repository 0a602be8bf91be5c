import { compareBriefs } from '../../meeting/compare-briefs.ts'
import { membersOf, namesWithFields } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { Field, Select } from '../parts/form.tsx'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { Empty } from '../parts/state.tsx'
import { queryNumber, queryText } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp } from '../visit.ts'
import { sealWords } from '../words/seal-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { FigureChanges, ResolutionChanges } from './meeting-compare-tables.tsx'

/** What changed between two sealed briefs. */
export const mountCompare = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/compare',
    inCluster(async (context, visit, cluster) => {
      const query = visit.url.searchParams
      const to = Number(context.req.param('edition'))
      const from = Math.min(queryNumber(query, 'from') ?? to - 1, 9999)
      const city = queryText(query, 'city')
      const { ok, problems } = await compareBriefs(visit.hub, visit.caller, { cluster: cluster.code, from, to, city })
      if (problems.some(({ code }) => code !== 'MEETING_NOT_SEALED')) return refuse(context, problems, { cluster })
      const words = wordsIn(sealWords, visit.language)
      const members = await membersOf(visit, cluster)
      const leads = (ok?.resolutions ?? []).map(({ leadCity }) => leadCity)
      const nameOf = await namesWithFields(visit, cluster, [
        ...leads,
        ...(ok?.figures ?? []).map((figure) => figure.city),
      ])
      const heads = [fill(words.nth, { n: from }), fill(words.nth, { n: to })] as const
      const parts = { visit, heads, nameOf }
      const at = `/console/${cluster.code}`
      const cities = [['', words.whole] as const, ...members.map(({ code, name }) => [code, name] as const)]
      return show(
        context,
        { title: words.compareTitle, cluster, section: 'meetings', status: ok ? 200 : 422 },
        <>
          <MeetingPages visit={visit} at={at} current="meetings" />
          <PageHead title={words.compareTitle} note={heads.join(' → ')}>
            <a class="button plain" href={`${at}/meetings/${to}`}>
              {heads[1]}
            </a>
          </PageHead>
          <form class="filters" action={`${at}/meetings/${to}/compare`}>
            <Field label={words.from} name="from" type="number" value={String(from)} />
            <Select label={words.city} name="city" value={city} options={cities} />
            <button type="submit" class="plain">
              {words.show}
            </button>
          </form>
          <ProblemList problems={problems} language={visit.language} />
          {ok && ok.figures.length + ok.resolutions.length === 0 ? <Empty text={words.nothing} /> : null}
          {ok && ok.figures.length > 0 ? <FigureChanges {...parts} changes={ok.figures} /> : null}
          {ok && ok.resolutions.length > 0 ? <ResolutionChanges {...parts} changes={ok.resolutions} /> : null}
        </>,
      )
    }),
  )
}
