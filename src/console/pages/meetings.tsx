import { forbid } from '../../access/rights.ts'
import { cutOffOf, meetingStateOn } from '../../meeting/joint-meeting.ts'
import { listMeetings, type Meetings } from '../../meeting/list-meetings.ts'
import { namesOf } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { Day, Instant } from '../parts/day.tsx'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty } from '../parts/state.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { queryNumber } from '../query-text.ts'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { meetingStateWords, meetingWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'

const atOnce = 50

interface Props {
  readonly visit: Visit
  readonly at: string
  readonly found: Meetings
  readonly nameOf: (city: string) => string
}

const Table = ({ visit: { language }, at, found, nameOf }: Props) => {
  const words = wordsIn(meetingWords, language)
  return (
    <TableBox label={words.meetings}>
      <thead>
        <tr>
          <th scope="col" class="num">
            {words.edition}
          </th>
          <th scope="col">{words.title}</th>
          <th scope="col">{words.host}</th>
          <th scope="col">{words.heldOn}</th>
          <th scope="col">{words.cutOff}</th>
          <th scope="col">{words.state}</th>
          <th scope="col">{words.brief}</th>
        </tr>
      </thead>
      <tbody>
        {found.meetings.slice(0, atOnce).map((meeting) => {
          const state = meetingStateOn(meeting, found.asOf)
          const cutOff = cutOffOf(meeting)
          return (
            <tr>
              <td class="num">{meeting.edition}</td>
              <td class="title">
                <a href={`${at}/meetings/${meeting.edition}`}>{meeting.title}</a>
              </td>
              <td class="nowrap">{nameOf(meeting.host)}</td>
              <td class="nowrap">
                <Day day={meeting.heldOn} language={language} />
              </td>
              <td class="nowrap">{cutOff ? <Instant at={cutOff} language={language} /> : words.noCutOff}</td>
              <td>
                <span class={`badge ${state === 'HELD' ? 'good' : 'fair'}`}>{meetingStateWords[state][language]}</span>
              </td>
              <td class="nowrap">
                <a href={`${at}/meetings/${meeting.edition}/brief`}>{words.brief}</a>
              </td>
            </tr>
          )
        })}
      </tbody>
    </TableBox>
  )
}

/** The joint meetings, the latest first. */
export const mountMeetings = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/meetings',
    inCluster(async (context, visit, cluster) => {
      const before = queryNumber(visit.url.searchParams, 'after')
      const asked = { cluster: cluster.code, before, asOf: null, knownAt: null, limit: atOnce + 1 }
      const found = await listMeetings(visit.hub, visit.caller, asked)
      if (found.ok === undefined) return refuse(context, found.problems, { cluster })
      const words = wordsIn(meetingWords, visit.language)
      const at = `/console/${cluster.code}`
      const { meetings } = found.ok
      const nameOf = await namesOf(
        visit,
        meetings.map(({ host }) => host),
      )
      const mayConvene = forbid(visit.caller, ['SECRETARIAT'], { cluster: cluster.code }) === undefined
      return show(
        context,
        { title: words.meetings, cluster, section: 'meetings' },
        <>
          <MeetingPages visit={visit} at={at} current="meetings" />
          <PageHead title={words.meetings}>
            {mayConvene ? (
              <a class="button" href={`${at}/meetings/new`}>
                {words.convene}
              </a>
            ) : null}
          </PageHead>
          {meetings.length === 0 ? (
            <Empty text={words.none} />
          ) : (
            <Table visit={visit} at={at} found={found.ok} nameOf={nameOf} />
          )}
          <Pager
            url={visit.url}
            language={visit.language}
            next={meetings.length > atOnce ? String(meetings[atOnce - 1]!.edition) : null}
          />
        </>,
      )
    }),
  )
}
