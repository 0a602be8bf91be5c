import { answerFigure, type OpenedFigure } from '../../meeting/answer-figure.ts'
import { namesWithFields } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { figureCalled } from '../parts/figure-named.ts'
import { figureText } from '../parts/figure-value.tsx'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { RowLink } from '../parts/row-link.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { queryNumber, queryText } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { briefWords, rowKindWords } from '../words/brief-words.ts'
import { sealWords } from '../words/seal-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { domainWord } from './meeting-brief-parts.tsx'
import { rehearsalAsked } from './meeting-rehearsal.tsx'
import { mayObjectTo } from './meeting-sealing.ts'

const atOnce = 100

interface Props {
  readonly visit: Visit
  readonly found: OpenedFigure
  readonly at: string
  readonly nameOf: (code: string) => string
}

const Rows = ({ visit, at, found, nameOf }: Props) => {
  const { language } = visit
  const words = wordsIn(briefWords, language)
  const { figure, kind, rows } = found
  const unit = kind.rule === 'RATIO' ? 'FEN' : figure.unit
  const isRatio = kind.rule === 'RATIO' && kind.source === 'PROJECT'
  const added = (value: string | null) =>
    value === null ? '—' : kind.rule === 'SUM' || isRatio ? figureText(value, unit, language) : value
  return (
    <TableBox label={words.rows}>
      <thead>
        <tr>
          <th scope="col">{words.number}</th>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.city}</th>
          <th scope="col">{words.state}</th>
          {kind.rule === 'COUNT' ? null : (
            <th scope="col" class="num">
              {words.adds}
            </th>
          )}
          {kind.rule === 'RATIO' ? (
            <th scope="col" class="num">
              {words.of}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.nodes.map((row) => (
          <tr>
            <td class="nowrap">
              {rowKindWords[row.kind]?.[language] ?? row.kind} {row.number}
            </td>
            <td class="title">
              <RowLink at={at} kind={row.kind} number={row.number} year={figure.asOf.slice(0, 4)}>
                {row.title}
              </RowLink>
            </td>
            <td class="nowrap">{row.city === null ? '—' : nameOf(row.city)}</td>
            <td class="nowrap">{domainWord(row.state, visit)}</td>
            {kind.rule === 'COUNT' ? null : <td class="num">{added(row.value)}</td>}
            {kind.rule === 'RATIO' ? <td class="num">{added(row.of)}</td> : null}
          </tr>
        ))}
      </tbody>
    </TableBox>
  )
}

/** A figure of a brief: what it counts, and the rows that make it. */
export const mountFigure = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/figure',
    inCluster(async (context, visit, cluster) => {
      const query = visit.url.searchParams
      const edition = Number(context.req.param('edition'))
      const after = queryNumber(query, 'after') ?? 0
      const asked = {
        cluster: cluster.code,
        edition,
        id: queryText(query, 'id') ?? '',
        first: atOnce,
        after,
        asIf: rehearsalAsked(visit),
      }
      const opened = await answerFigure(visit.hub, visit.caller, asked)
      if (opened.ok === undefined) return refuse(context, opened.problems, { cluster })
      const { figure, kind, rowCount, rows } = opened.ok
      const words = wordsIn(briefWords, visit.language)
      const nameOf = await namesWithFields(visit, cluster, [figure.city, ...rows.nodes.map(({ city }) => city)])
      const title = figureCalled(figure.id, visit.language, nameOf)
      const at = `/console/${cluster.code}`
      const mayObject = await mayObjectTo(visit, cluster, edition, figure.city)
      return show(
        context,
        { title, cluster, section: 'meetings' },
        <>
          <MeetingPages visit={visit} at={at} current="meetings" />
          <PageHead title={title} note={`${words.definition}：${kind.definition[visit.language]}`}>
            {mayObject ? (
              <a
                class="button plain"
                href={`${at}/meetings/${edition}/seal?figure=${encodeURIComponent(figure.id)}#object`}
              >
                {sealWords.object[visit.language]}
              </a>
            ) : null}
            <a class="button plain" href={`${at}/meetings/${edition}/brief`}>
              {words.back}
            </a>
          </PageHead>
          <p>
            <strong class="headline">{figureText(figure.value, figure.unit, visit.language)}</strong>{' '}
            <span class="note">{fill(words.rowCount, { n: rowCount })}</span>
          </p>
          {rowCount === 0 ? (
            <Empty text={words.noRows} />
          ) : (
            <Rows visit={visit} at={at} found={opened.ok} nameOf={nameOf} />
          )}
          <Pager url={visit.url} language={visit.language} next={rows.hasNextPage ? String(after + atOnce) : null} />
        </>,
      )
    }),
  )
}
