import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schema } from '../../src/graphql/server.ts'
import { coordinatorOf, secretariat } from '../support/callers.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { openDoor } from '../support/graphql.ts'
import { argumentsOf, questionAbout } from '../support/hostile-input.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-03-02T01:00:00Z')
await makeCluster(hub)
const callers = [secretariat, coordinatorOf('150100', 'hbew')]
const numRuns = Number(process.env.HUTONG_FUZZ_RUNS ?? 6)
const seed = Number(process.env.HUTONG_FUZZ_SEED ?? 20261128)

describe.each([
  ['query', schema.getQueryType()!],
  ['mutation', schema.getMutationType()!],
] as const)('whatever is sent to a %s', (operation, type) => {
  // A fault is thrown by the door of the tests: what is wrong with the input must be told, never fallen over.
  it.each(Object.values(type.getFields()).map((field) => [field.name, field] as const))(
    '%s answers or refuses',
    async (_, field) => {
      const ask = openDoor(hub)
      const question = questionAbout(operation, field)
      await fc.assert(
        fc.asyncProperty(argumentsOf(field), fc.constantFrom(...callers), async (variables, caller) => {
          const { data, errors = [] } = await ask(question, variables, caller)
          expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL_SERVER_ERROR')
          expect(data !== undefined || errors.length > 0).toBe(true)
        }),
        { numRuns, seed, endOnFailure: true },
      )
    },
    60_000,
  )
})
