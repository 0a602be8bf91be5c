import type { Caller } from '../base/caller.ts'
import type { Hub } from '../hub.ts'
import { confirmFigures } from '../meeting/confirm-figures.ts'
import { figureOf, type MeetingBrief } from '../meeting/meeting-brief.ts'
import { objectToFigure } from '../meeting/object-to-figure.ts'
import { recordErratum } from '../meeting/record-erratum.ts'
import { sealBrief } from '../meeting/seal-brief.ts'
import { selectSealedBrief } from '../meeting/sealed-brief.sql.ts'
import { setCutOff } from '../meeting/set-cut-off.ts'
import { meetingPrinting } from '../report/meeting-printing.ts'
import { asRole, cluster, must } from './demo-cities.ts'

const [hohhot, baotou] = ['150100', '150200'] as const

/**
 * Meetings 6 and 7 sealed, as what was entered afterwards, with an erratum to 6 that the report of 7 shows; 8 cut off now, confirmed by
 * Hohhot, and with an objection of Baotou's.
 */
export const seedSeals = async (hub: Hub, secretariat: Caller): Promise<void> => {
  const evenUnconfirmed = { evenUnconfirmed: true, reason: '历史会议补录，材料当时已经各市确认（演示）' }
  const seal = async (edition: number) =>
    must(await sealBrief(hub, secretariat, { cluster, edition, ...evenUnconfirmed }, meetingPrinting))
  await seal(6)
  const { content } = (await selectSealedBrief(hub.db, { cluster, edition: 6 }))!
  const said = figureOf(JSON.parse(content) as MeetingBrief, 'tasks.done')!.value
  const erratum = { figure: 'tasks.done', value: String(Number(said) + 1), reason: '一项重点任务的完成漏计（演示）' }
  must(await recordErratum(hub, secretariat, { cluster, edition: 6, ...erratum }))
  await seal(7)
  const cutOff = hub.now().toISOString()
  must(await setCutOff(hub, secretariat, { cluster, edition: 8, cutOff, reason: '各市数据已报齐（演示）' }))
  must(await confirmFigures(hub, asRole('COORDINATOR', hohhot), { cluster, edition: 8, city: hohhot }))
  const objection = { figure: `projects.done@${baotou}`, reason: '一个项目已竣工，尚未计入（演示）' }
  must(await objectToFigure(hub, asRole('COORDINATOR', baotou), { cluster, edition: 8, city: baotou, ...objection }))
}
