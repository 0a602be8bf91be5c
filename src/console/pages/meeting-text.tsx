import { textOf } from '../../meeting/report-text.ts'
import { setReportText } from '../../meeting/set-report-text.ts'
import { fieldNamesOf } from '../field-names.ts'
import { readForm } from '../forms.ts'
import { inCluster } from '../in-cluster.ts'
import { TextArea } from '../parts/text-area.tsx'
import { queryText } from '../query-text.ts'
import { refuse, showState } from '../respond.tsx'
import { meetingToChange, showMeetingForm } from '../show-meeting-form.tsx'
import type { ConsoleApp } from '../visit.ts'
import { meetingWords } from '../words/meeting-words.ts'
import { wordsIn } from '../words/speak.ts'
import { partName } from './meeting-texts.tsx'

/** What the secretariat writes itself into a part of the papers. */
export const mountMeetingText = (app: ConsoleApp): void => {
  const path = '/console/:cluster/meetings/:edition{[1-9][0-9]{0,3}}/text'
  app.get(
    path,
    inCluster(async (context, visit, cluster) => {
      const found = await meetingToChange(context, visit, cluster)
      if ('answer' in found) return found.answer
      const part = queryText(visit.url.searchParams, 'part')
      if (part === null) return showState(context, 'unknown', 404)
      const words = wordsIn(meetingWords, visit.language)
      const back = `/console/${cluster.code}/meetings/${found.meeting.edition}`
      const fields = (
        <>
          <input type="hidden" name="part" value={part} />
          <TextArea label={words.text} name="text" rows={14} value={textOf(found.meeting.texts, part)} />
        </>
      )
      const title = `${found.meeting.title} · ${partName(part, visit, await fieldNamesOf(visit, cluster))}`
      return showMeetingForm(context, visit, cluster, { title, action: `${back}/text`, back, fields })
    }),
  )
  app.post(
    path,
    inCluster(async (context, visit, cluster) => {
      const form = await readForm(context)
      const edition = Number(context.req.param('edition'))
      const input = { cluster: cluster.code, edition, part: form.text('part'), text: form.optional('text') }
      const { ok, problems } = await setReportText(visit.hub, visit.caller, input)
      if (!ok) return refuse(context, problems, { cluster })
      return context.redirect(`/console/${cluster.code}/meetings/${edition}?done=yes`, 303)
    }),
  )
}
