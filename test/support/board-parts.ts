import { selectCluster } from '../../src/access/cluster.sql.ts'
import type { Hub } from '../../src/hub.ts'
import type { BoardDay, BoardPart } from '../../src/programme/board.ts'
import { selectLights } from '../../src/programme/light.sql.ts'
import { lightOn } from '../../src/programme/light-history.ts'
import { targetShare } from '../../src/programme/pace-target.ts'
import type { ProjectContent } from '../../src/programme/plan-content.ts'
import { noFilter } from '../../src/programme/plan-filter.sql.ts'
import { selectPlanRows } from '../../src/programme/plan-row.sql.ts'
import { citiesOf, type PlanList } from '../../src/programme/plan-row.ts'
import { selectLatestReleased } from '../../src/programme/progress.sql.ts'

/** A city's part of the plan, reckoned in whole 分 and rounded down. */
const partOf = (content: ProjectContent, city: string): number | null => {
  const { plannedThisYearFen: planned, investmentShares: shares, leadCity } = content
  if (shares.length === 0) return city === leadCity ? planned : null
  const own = shares.find((share) => share.city === city)
  const whole = shares.reduce((sum, { fen }) => sum + fen, 0)
  return own && planned !== null ? Math.floor((planned * own.fen) / whole) : null
}

/** The parts of a list of hbew, read row by row and fact by fact: what the board must agree with. */
export const boardParts = async (
  hub: Hub,
  list: PlanList,
  day: BoardDay & { readonly targetMonth: number },
): Promise<BoardPart[]> => {
  const { year, asOf, targetMonth } = day
  const { id: clusterId } = (await selectCluster(hub.db, 'hbew'))!
  const asked = { clusterId, cluster: 'hbew', list, year, asOf, knownAt: null, filter: noFilter }
  const parts: BoardPart[] = []
  for (const row of await selectPlanRows(hub.db, asked, { after: 0, limit: 1000 })) {
    const content = row.content as ProjectContent
    const [first] = await selectPlanRows(hub.db, { ...asked, asOf: row.validFrom }, { after: row.number - 1, limit: 1 })
    const lights = await selectLights(hub.db, [row.subjectId], { from: asOf, to: asOf })
    for (const city of citiesOf(content)) {
      const until = asOf < `${year}-12-31` ? asOf : `${year}-12-31`
      const entries = await selectLatestReleased(hub.db, [row.subjectId], until, null)
      const entry = entries.find((one) => one.city === city) ?? null
      const ofYear = lights.filter((light) => light.year === year)
      parts.push({
        ...{ list, number: row.number, city, listedOn: first!.validFrom, winterStop: content.winterStop },
        actualStartOn: content.actualStartOn,
        actualCompletionOn: content.actualCompletionOn,
        plannedFen: list === 'PROJECT' ? partOf(content, city) : null,
        due: targetMonth > 0 ? targetShare({ ...content, year }, targetMonth) : null,
        entry: entry && { ...entry, year: Number(entry.onDay.slice(0, 4)) },
        colour: lightOn(ofYear, { city, criterion: 'OVERALL' }, asOf)?.colour ?? 'GREY',
      })
    }
  }
  return parts
}
