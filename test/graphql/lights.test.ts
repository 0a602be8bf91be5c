import { describe, expect, it } from 'vitest'
import { operatorOf, secretariat } from '../support/callers.ts'
import { makeCluster, ofHohhot } from '../support/cluster.ts'
import { countStatements } from '../support/count-statements.ts'
import { openTestDatabase } from '../support/database.ts'
import { errorCodes, openDoor } from '../support/graphql.ts'
import { hubAt } from '../support/hub.ts'
import { plan, release } from '../support/planning.ts'

const open = await openTestDatabase()
const hub = hubAt(open.db, '2026-06-15T04:00:00Z')
const ask = openDoor(hub)
await makeCluster(hub)
const subjectId = await plan(hub, { number: 1, content: { participatingCities: ['150200'] } })
await release(hub, { subjectId, onDay: '2026-05-31', completed: 300 })

const lights = `query ($rules: LightRulesInput) {
  lights(cluster: "hbew", list: PROJECT, year: 2026, rules: $rules) {
    asOf isDraft changed counts { colour rows } ruleSet { version rules { paceRedAbovePoints } } pageInfo { hasNextPage }
    nodes { number title leadCity { name } before light { criterion colour cause since ruleVersion reasons { code message } }
      cities { city { name } light { colour } criteria { criterion colour reasons { message } } own { colour text } gap } }
  }
}`
const name = 'cluster: "hbew", list: PROJECT, year: 2026, number: 1'

describe('lights by GraphQL', () => {
  it('say what they are and why, in at most four statements', async () => {
    const { result, count } = await countStatements(open, () => ask(lights, {}, ofHohhot))
    expect(result.errors).toBeUndefined()
    expect(count).toBeLessThanOrEqual(4)
    const { nodes, ...found } = result.data.lights
    expect(found).toMatchObject({ asOf: '2026-06-15', isDraft: false, ruleSet: { version: 0 } })
    expect(nodes[0]).toMatchObject({
      leadCity: { name: '呼和浩特市' },
      light: {
        ...{ criterion: null, colour: 'YELLOW', cause: 'COMPUTED', since: '2026-06-15', ruleVersion: 0 },
        reasons: [{ code: 'WORST_CITY', message: '取最差城市：呼和浩特市。' }],
      },
    })
    const messages = nodes[0].cities[0].criteria.map(
      ({ reasons }: { reasons: { message: string }[] }) => reasons[0]!.message,
    )
    expect(messages[1]).toBe('至2026年5月底落后序时进度16.7个百分点（按2026年5月31日报送数）。')
  })

  it('answer a what-if, and refuse one that cannot be', async () => {
    const { data } = await ask(lights, { rules: { paceRedAbovePoints: 10 } }, ofHohhot)
    expect(data.lights).toMatchObject({
      isDraft: true,
      changed: 1,
      nodes: [{ before: 'YELLOW', light: { colour: 'RED' } }],
    })
    expect(errorCodes(await ask(lights, { rules: { paceRedAbovePoints: 5 } }, ofHohhot))).toEqual(['BAD_REQUEST'])
  })

  it('are nothing for the public', async () => {
    expect(errorCodes(await ask(lights))).toEqual(['UNAUTHENTICATED'])
    expect(errorCodes(await ask('{ lightRules(cluster: "hbew") { version } }'))).toEqual(['UNAUTHENTICATED'])
    expect(errorCodes(await ask(`{ lightHistory(${name}) { colour } }`, {}, operatorOf('150600', 'other')))).toEqual([
      'FORBIDDEN',
    ])
  })

  it('are set, exempted and rated by whoever may', async () => {
    const rated = await ask(
      `mutation { stateOwnLight(input: { ${name}, city: "150100", colour: GREEN }) { own { colour onDay } computed gap problems { code } } }`,
      ...([{}, ofHohhot] as const),
    )
    expect(rated.data.stateOwnLight).toEqual({
      own: { colour: 'GREEN', onDay: '2026-06-15' },
      computed: 'YELLOW',
      gap: 1,
      problems: [],
    })
    const exempting = (caller = secretariat, expiresOn = '2026-07-01') =>
      ask(
        `mutation ($on: Date!) { grantExemption(input: { ${name}, criterion: PACE, approver: "市长", reason: "汛期", expiresOn: $on }) { exemption { grantedOn } problems { code message } } }`,
        { on: expiresOn },
        caller,
      )
    expect((await exempting(secretariat, '2026-06-14')).data.grantExemption).toEqual({
      exemption: null,
      problems: [
        {
          code: 'EXEMPTION_EXPIRED',
          message: '豁免的最后一日 2026-06-14 已过（今天是 2026-06-15），请改为今天或以后。',
        },
      ],
    })
    expect(errorCodes(await exempting(ofHohhot))).toEqual(['FORBIDDEN'])
    expect((await exempting()).data.grantExemption.exemption).toEqual({ grantedOn: '2026-06-15' })
    const set = await ask(
      'mutation { setLightRules(input: { cluster: "hbew", rules: { paceGraceDays: 0 } }) { ruleSet { version effectiveOn } turned problems { code } } }',
      ...([{}, secretariat] as const),
    )
    expect(set.data.setLightRules).toMatchObject({ ruleSet: { version: 1, effectiveOn: '2026-06-15' }, problems: [] })
    const { data } = await ask(
      `{ lightHistory(${name}, city: "150100", criterion: PACE) { colour cause since reasons { message } } }`,
      {},
      ofHohhot,
    )
    expect(
      data.lightHistory.map(({ cause, colour }: { cause: string; colour: string }) => `${colour} ${cause}`),
    ).toEqual(['RED COMPUTED', 'YELLOW COMPUTED', 'GREY EXEMPTED'])
  })
})
