import type { Context } from 'hono'
import type { Caller } from '../base/caller.ts'
import { done, type Outcome } from '../base/outcome.ts'
import { hex, sha256 } from '../changes/digest.ts'
import type { Hub } from '../hub.ts'
import { fetchSealedPaper } from '../meeting/fetch-sealed-paper.ts'
import { type BriefInput, prepareBrief } from '../meeting/prepare-brief.ts'
import { asksForTheBrief } from '../meeting/read-brief.ts'
import { readMinutes } from '../meeting/read-minutes.ts'
import { writeDocument } from '../office/index.ts'
import { meetingMinutes } from '../report/meeting-minutes.ts'
import { printMeeting } from '../report/print-meeting.ts'
import type { Variables } from './authenticate.ts'
import { readMeetingParameters } from './meeting-parameters.ts'
import { download, paperStatus } from './paper-answer.ts'
import { problemResponse } from './problem-response.ts'

type Paper = Outcome<{ readonly bytes: Uint8Array; readonly hash: string }>

const withHash = async (bytes: Uint8Array): Promise<Paper> => done({ bytes, hash: hex(await sha256(bytes)) })

/** Once the brief is sealed the bytes that were sealed; before that, of another day and in a rehearsal a draft, made now. */
const reportPaper = async (hub: Hub, caller: Caller, named: BriefInput, name: string): Promise<Paper> => {
  const sealed = asksForTheBrief(named) ? await fetchSealedPaper(hub, caller, { ...named, name }) : null
  if (sealed?.ok || sealed?.problems.some(({ code }) => code !== 'PAPER_UNKNOWN')) return sealed
  const { ok, problems } = await prepareBrief(hub, caller, named)
  if (!ok) return { problems }
  const papers = await printMeeting(ok.brief)
  return withHash(papers.find((paper) => paper.name === name)!.bytes)
}

const minutesPaper = async (hub: Hub, caller: Caller, named: BriefInput): Promise<Paper> => {
  const { ok, problems } = await readMinutes(hub, caller, named)
  return ok ? withHash(await writeDocument(meetingMinutes(ok))) : { problems }
}

/**
 * `GET /meetings/:cluster/:edition/{report.docx, annexes.xlsx, minutes.docx}[?asOf][&asIfBatch][&asIfPendingOf]`: the papers of a joint
 * meeting. Its report and annexes are, once sealed, the same bytes for ever; their ETag is their SHA-256. As of another day, or as if a
 * draft were published or a city's waiting entries were released, they are drafts.
 */
export const showMeetingPaper =
  (hub: Hub, name: 'report.docx' | 'annexes.xlsx' | 'minutes.docx') =>
  async (context: Context<{ Variables: Variables }>): Promise<Response> => {
    const { problems: wrong, ...named } = readMeetingParameters(context)
    if (wrong.length > 0) return problemResponse(context, 400, wrong)
    const caller = context.get('caller')
    const { ok: paper, problems } =
      name === 'minutes.docx' ? await minutesPaper(hub, caller, named) : await reportPaper(hub, caller, named, name)
    if (!paper) return problemResponse(context, paperStatus(problems), problems)
    const tag = `"${paper.hash}"`
    if (context.req.header('if-none-match') === tag) return new Response(null, { status: 304, headers: { etag: tag } })
    const [kind, form] = name.split('.') as [string, 'docx' | 'xlsx']
    const response = download(paper.bytes, form, `${named.cluster}-${named.edition}-${kind}`)
    response.headers.set('etag', tag)
    return response
  }
