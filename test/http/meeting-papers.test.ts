import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensureFirstKey } from '../../src/access/ensure-first-key.ts'
import { adoptResolution } from '../../src/meeting/adopt-resolution.ts'
import { sealBrief } from '../../src/meeting/seal-brief.ts'
import { setReportText } from '../../src/meeting/set-report-text.ts'
import { meetingPrinting } from '../../src/report/meeting-printing.ts'
import { printMeeting } from '../../src/report/print-meeting.ts'
import { temporaryFolder } from '../cli/run-hutong.ts'
import { partsOf } from '../office/parts.ts'
import { secretariat } from '../support/callers.ts'
import { makeCluster, must } from '../support/cluster.ts'
import { runCommand } from '../support/command-line.ts'
import { openTestDatabase } from '../support/database.ts'
import { keyOf } from '../support/doors.ts'
import { openApp } from '../support/http.ts'
import { convene, livingHub, meeting7, meeting8, prepared, sealedOf } from '../support/sealing.ts'
import { serveHub } from '../support/served-hub.ts'

const { db } = await openTestDatabase()
const hub = livingHub(db)
must(await ensureFirstKey(hub, 'office-key'))
await prepared(hub)
await makeCluster(hub, 'prd')
await convene(hub, 7, '2026-03-02')
must(
  await adoptResolution(hub, secretariat, {
    ...meeting7,
    ...{
      text: '共建一体化服务专区',
      leadCity: '150100',
      coCities: ['150200'],
      unit: '政务服务局',
      deadline: '2026-12-31',
    },
    links: [],
  }),
)
must(await setReportText(hub, secretariat, { ...meeting7, part: 'MINUTES', text: '会议强调，要抓好落实。' }))
const ask = openApp(hub)
const headers = await keyOf(db, 'LEADER', { cluster: 'hbew' })
const others = await keyOf(db, 'SECRETARIAT', { cluster: 'prd' })

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())
const codesOf = async (response: Response) =>
  ((await response.json()) as { problems: { code: string }[] }).problems.map(({ code }) => code)

describe('fetching the papers of a joint meeting', () => {
  it('gives a draft before the seal, and after it the sealed bytes, which the same brief prints again', async () => {
    const draft = await ask('/meetings/hbew/8/report.docx', { headers })
    expect(draft.status).toBe(200)
    expect((await partsOf(await bytesOf(draft)))['word/running.xml']).toContain('草稿')

    const sealing = { ...meeting8, evenUnconfirmed: true, reason: '两市未复' }
    must(await sealBrief(hub, secretariat, sealing, meetingPrinting))
    const sealed = await ask('/meetings/hbew/8/report.docx', { headers })
    const bytes = await bytesOf(sealed)
    const tag = `"${createHash('sha256').update(bytes).digest('hex')}"`

    expect(sealed.headers.get('etag')).toBe(tag)
    expect(JSON.stringify(await partsOf(bytes))).not.toContain('草稿')
    const { content } = await sealedOf(hub)
    const anew = await printMeeting(JSON.parse(content))
    expect(anew.map(({ name }) => name)).toEqual(['report.docx', 'annexes.xlsx'])
    expect(Buffer.from(anew[0]!.bytes).equals(bytes)).toBe(true)
    const annexes = await bytesOf(await ask('/meetings/hbew/8/annexes.xlsx', { headers }))
    expect(Buffer.from(anew[1]!.bytes).equals(annexes)).toBe(true)
    const again = await ask('/meetings/hbew/8/report.docx', { headers: { ...headers, 'if-none-match': tag } })
    expect([again.status, again.headers.get('etag')]).toEqual([304, tag])
  })

  it('gives a draft of a sealed meeting where another day, or a rehearsal, is asked for', async () => {
    const dated = await ask('/meetings/hbew/8/report.docx?asOf=2026-01-31', { headers })
    const running = (await partsOf(await bytesOf(dated)))['word/running.xml']
    expect(running).toContain('>草稿</w:t>')
    const office = await keyOf(db, 'SECRETARIAT', { cluster: 'hbew' })
    const supposed = await ask('/meetings/hbew/8/report.docx?asIfPendingOf=150200', { headers: office })
    const parts = await partsOf(await bytesOf(supposed))
    expect(parts['word/running.xml']).toContain('>草稿　预演</w:t>')
    expect((await ask('/meetings/hbew/8/report.docx?asIfPendingOf=150200', { headers })).status).toBe(403)
  })

  it('gives the minutes with what the meeting resolved and what the secretariat wrote', async () => {
    const minutes = await ask('/meetings/hbew/7/minutes.docx', { headers })
    expect([minutes.status, minutes.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="hbew-7-minutes.docx"',
    ])
    const { 'word/document.xml': text } = await partsOf(await bytesOf(minutes))
    expect(text).toContain('共建一体化服务专区')
    expect(text).toContain('会议强调，要抓好落实。')
  })

  it.each([
    ['of a meeting that there is not', '/meetings/hbew/9/report.docx', 404, ['MEETING_UNKNOWN']],
    ['of minutes that there are not', '/meetings/hbew/9/minutes.docx', 404, ['MEETING_UNKNOWN']],
    ['of no edition', '/meetings/hbew/seven/report.docx', 400, ['PARAMETER_INVALID']],
    ['as of no day', '/meetings/hbew/8/report.docx?asOf=2026-02-30', 400, ['DATE_INVALID']],
    ['of a draft that is none', '/meetings/hbew/8/report.docx?asIfBatch=99', 400, ['BRIEF_DRAFT_UNKNOWN']],
    ['of no city', '/meetings/hbew/8/annexes.xlsx?asIfPendingOf=x', 400, ['PARAMETER_INVALID']],
    ['of another name', '/meetings/hbew/8/report.pdf', 404, ['PATH_UNKNOWN']],
  ])('refuses one %s', async (_, path, status, codes) => {
    const response = await ask(path, { headers })
    expect([response.status, await codesOf(response)]).toEqual([status, codes])
  })

  it.each(['report.docx', 'annexes.xlsx', 'minutes.docx'])(
    'forbids %s to another cluster, and to strangers',
    async (name) => {
      expect((await ask(`/meetings/hbew/8/${name}`, { headers: others })).status).toBe(403)
      expect((await ask(`/meetings/hbew/8/${name}`)).status).toBe(401)
    },
  )

  it('writes all three by the command', async () => {
    const [folder, url] = [join(temporaryFolder(), 'out'), await serveHub(hub)]
    const at = ['--url', url, '--key', 'office-key']
    const { code, err } = await runCommand([
      'report',
      'meeting',
      '--cluster',
      'hbew',
      '--edition',
      '8',
      '--out',
      folder,
      ...at,
    ])

    expect([code, err]).toEqual([0, ''])
    expect(readdirSync(folder).sort()).toEqual(['hbew-8-annexes.xlsx', 'hbew-8-minutes.docx', 'hbew-8-report.docx'])
    const served = await bytesOf(await ask('/meetings/hbew/8/report.docx', { headers }))
    expect(readFileSync(join(folder, 'hbew-8-report.docx')).equals(Buffer.from(served))).toBe(true)
  })
})
