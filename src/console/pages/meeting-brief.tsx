import type { MeetingBrief } from '../../meeting/meeting-brief.ts'
import { readBrief } from '../../meeting/read-brief.ts'
import { fieldNamesOf } from '../field-names.ts'
import { inCluster } from '../in-cluster.ts'
import { dayText } from '../parts/day.tsx'
import { MeetingPages } from '../parts/meeting-head.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProblemList } from '../parts/problem-list.tsx'
import { refuse, show } from '../respond.tsx'
import type { ConsoleApp, Visit } from '../visit.ts'
import { briefWords } from '../words/brief-words.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { fill, wordsIn } from '../words/speak.ts'
import { BriefFigures } from './meeting-brief-figures.tsx'
import { BriefFields, BriefMovements, BriefProblems } from './meeting-brief-parts.tsx'
import { BriefConfirmations, BriefErrata } from './meeting-brief-standing.tsx'
import { Rehearsing, readSupposable, rehearsalAsked } from './meeting-rehearsal.tsx'

interface Props {
  readonly visit: Visit
  readonly brief: MeetingBrief
  readonly supposable: Awaited<ReturnType<typeof readSupposable>>
  readonly fieldName: (code: string) => string
}

const Brief = ({ visit, brief, supposable, fieldName }: Props) => {
  const words = { ...wordsIn(meetingWords, visit.language), ...wordsIn(briefWords, visit.language) }
  const above = `/console/${brief.cluster.code}`
  const at = `${above}/meetings/${brief.edition}`
  const names = new Map(brief.cities.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) => names.get(code) ?? fieldName(code)
  const draft = brief.seal === null ? words.draft : words.sealed
  return (
    <>
      <MeetingPages visit={visit} at={above} current="meetings" />
      <PageHead
        title={`${brief.title} · ${words.title}`}
        note={fill(words.note, { day: dayText(brief.asOf, visit.language), draft })}
      >
        <a class="button plain" href={at}>
          {fill(words.toMeeting, { n: brief.edition })}
        </a>
      </PageHead>
      <ProblemList problems={brief.warnings} language={visit.language} most={20} />
      <Rehearsing visit={visit} at={at} brief={brief} supposable={supposable} nameOf={nameOf} />
      <BriefFigures visit={visit} at={at} brief={brief} />
      <div class="columns two">
        <BriefProblems visit={visit} brief={brief} nameOf={nameOf} />
        <BriefFields visit={visit} brief={brief} />
        <BriefConfirmations visit={visit} at={at} brief={brief} nameOf={nameOf} />
        <BriefErrata visit={visit} brief={brief} nameOf={nameOf} />
      </div>
      <BriefMovements visit={visit} brief={brief} nameOf={nameOf} />
    </>
  )
}

/** Everything that the paper of a meeting says, each figure opening its rows. */
export const mountBrief = (app: ConsoleApp): void => {
  app.get(
    '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/brief',
    inCluster(async (context, visit, cluster) => {
      const edition = Number(context.req.param('edition'))
      const asIf = rehearsalAsked(visit)
      const [found, supposable, fieldName] = await Promise.all([
        readBrief(visit.hub, visit.caller, { cluster: cluster.code, edition, asIf }),
        readSupposable(visit, cluster),
        fieldNamesOf(visit, cluster),
      ])
      if (found.ok === undefined) return refuse(context, found.problems, { cluster })
      return show(
        context,
        { title: `${found.ok.title} · ${briefWords.title[visit.language]}`, cluster, section: 'meetings' },
        <Brief visit={visit} brief={found.ok} supposable={supposable} fieldName={fieldName} />,
      )
    }),
  )
}
