import { expect, it } from 'vitest'
import { answerLights } from '../../src/programme/answer-lights.ts'
import { baotou, hohhot, makeCluster, must, ofHohhot } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'
import { plan, release } from '../support/planning.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-06-15T04:00:00Z')
await makeCluster(hub)

const shares = [
  { city: hohhot.code, fen: 1 },
  { city: baotou.code, fen: 1 },
]

it('judges a shared row by the entries of both cities, though both release at once', async () => {
  const numbers = Array.from({ length: 12 }, (_, i) => i + 1)
  const content = { participatingCities: [baotou.code], investmentShares: shares }
  const subjects = []
  for (const number of numbers) subjects.push(await plan(hub, { number, content }))
  const entry = { onDay: '2026-05-31', completed: 300 }
  await Promise.all(
    subjects.flatMap((subjectId) =>
      [hohhot, baotou].map(({ code: city }) => release(hub, { ...entry, subjectId, city })),
    ),
  )
  const asked = { cluster: 'hbew', list: 'PROJECT' as const, year: 2026, first: 100, after: 0 }
  const { rows } = must(await answerLights(hub, ofHohhot, asked))
  expect(rows.nodes.map(({ light }) => light.colour)).toEqual(numbers.map(() => 'GREEN'))
})
