import type { CityCluster } from '../../access/city-cluster.ts'
import { forbid } from '../../access/rights.ts'
import { type JointMeeting, meetingStateOn } from '../../meeting/joint-meeting.ts'
import { listMeetings } from '../../meeting/list-meetings.ts'
import { type Ledger, listResolutions } from '../../meeting/list-resolutions.ts'
import { selectSeals } from '../../meeting/sealed-brief.sql.ts'
import type { Seal } from '../../meeting/sealed-brief.ts'
import { namesWithFields } from '../city-names.ts'
import { inCluster } from '../in-cluster.ts'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { refuse, show, showState } from '../respond.tsx'
import { meetingRecords } from '../take-meeting-record.ts'
import type { ConsoleApp, Visit } from '../visit.ts'
import { meetingRecordWords } from '../words/meeting-record-words.ts'
import { meetingStateWords, meetingWords } from '../words/meeting-words.ts'
import { sealWords } from '../words/seal-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { MeetingContents, MeetingFacts } from './meeting-facts.tsx'
import { MeetingPapers } from './meeting-papers.tsx'
import { MeetingTexts } from './meeting-texts.tsx'
import { ResolutionTable } from './resolution-table.tsx'

/** A meeting by the edition in the address. */
export const findMeeting = async ({ hub, caller }: Visit, cluster: CityCluster, edition: number) => {
  const asked = { cluster: cluster.code, edition, asOf: null, knownAt: null, limit: 1 }
  const { ok, problems } = await listMeetings(hub, caller, asked)
  return ok ? { asOf: ok.asOf, meeting: ok.meetings[0], problems } : { problems }
}

interface Props {
  readonly visit: Visit
  readonly meeting: JointMeeting
  readonly ledger: Ledger
  readonly seal: Seal | undefined
  readonly nameOf: (city: string) => string
}

const Meeting = ({ visit, meeting, ledger, seal, nameOf }: Props) => {
  const { language } = visit
  const words = wordsIn(meetingWords, language)
  const above = `/console/${meeting.cluster}`
  const at = `${above}/meetings/${meeting.edition}`
  const isOffice = forbid(visit.caller, ['SECRETARIAT'], { cluster: meeting.cluster }) === undefined
  const state = meetingStateWords[meetingStateOn(meeting, ledger.asOf)][language]
  return (
    <>
      <MeetingPages visit={visit} at={above} current="meetings" />
      <PageHead title={meeting.title} note={`${fill(words.nth, { n: meeting.edition })} · ${state}`}>
        {isOffice ? (
          <>
            <a class="button plain" href={`${at}/change`}>
              {words.change}
            </a>
            <a class="button plain" href={`${at}/cut-off`}>
              {words.setCutOff}
            </a>
            {meetingRecords.map((record) => (
              <a class="button plain" href={`${at}/record/${record}`}>
                {meetingRecordWords[record][language]}
              </a>
            ))}
          </>
        ) : null}
        <a class="button plain" href={`${at}/seal`}>
          {sealWords.title[language]}
        </a>
        <a class="button" href={`${at}/brief`}>
          {words.brief}
        </a>
      </PageHead>
      {visit.url.searchParams.has('done') ? <p class="done">{words.saved}</p> : null}
      <div class="columns two">
        <MeetingFacts visit={visit} meeting={meeting} nameOf={nameOf} />
        <MeetingContents visit={visit} meeting={meeting} nameOf={nameOf} />
      </div>
      {ledger.resolutions.length > 0 ? (
        <ResolutionTable
          visit={visit}
          at={above}
          label={words.resolutions}
          isLabelShown
          ledger={ledger}
          nameOf={nameOf}
        />
      ) : null}
      <MeetingPapers visit={visit} meeting={meeting} seal={seal} />
      <MeetingTexts visit={visit} at={at} meeting={meeting} mayWrite={isOffice} nameOf={nameOf} />
    </>
  )
}

/** A meeting with all that belongs to it. */
export const mountMeeting = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}',
    inCluster(async (context, visit, cluster) => {
      const edition = Number(context.req.param('edition'))
      const [found, ledger] = await Promise.all([
        findMeeting(visit, cluster, edition),
        listResolutions(visit.hub, visit.caller, { cluster: cluster.code, filter: { edition } }),
      ])
      if (ledger.ok === undefined) return refuse(context, ledger.problems, { cluster })
      const { meeting } = found
      if (!meeting) return showState(context, 'unknown', 404)
      const [sealed] = await selectSeals(visit.hub.db, [meeting.id])
      const nameOf = await namesWithFields(visit, cluster, [
        ...[meeting.host, meeting.suggestedHost],
        ...meeting.participants.map(({ city }) => city),
        ...(meeting.nextList?.entries ?? []).map(({ leadCity }) => leadCity),
        ...ledger.ok.resolutions.map(({ leadCity }) => leadCity),
      ])
      return show(
        context,
        { title: meeting.title, cluster, section: 'meetings' },
        <Meeting visit={visit} meeting={meeting} ledger={ledger.ok} seal={sealed?.seal} nameOf={nameOf} />,
      )
    }),
  )
}
