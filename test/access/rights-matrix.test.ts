import { afterAll, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../support/database.ts'
import { letterFor, verbOf } from './rights-cell.ts'
import { doors } from './rights-doors.ts'
import { openMatrixHub, schema } from './rights-hub.ts'
import { forACity, inACluster, ofTheHub } from './rights-matrix.ts'
import { mutations } from './rights-mutations.ts'
import { columns, type Where } from './rights-places.ts'
import { queries } from './rights-queries.ts'
import { furnish, openKeys } from './rights-world.ts'

const { db } = await openTestDatabase()
const transaction = await db.startTransaction().execute()
afterAll(() => void transaction.rollback().execute())
const hub = openMatrixHub(transaction)
const [own, others, far] = await furnish(hub)
const keys = await openKeys(hub)

/** The rows of a table: what is done, and a cell for each column. */
const rowsOf = (table: string): [string, string[]][] =>
  table
    .trim()
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line) => {
      const [row, ...cells] = line.split('|')
      return [row!.trim(), cells.join(' ').trim().split(/\s+/)]
    })

const outcome = async (row: string, places: readonly object[], cells: readonly string[]) => {
  const isPartlyPublic = cells.join('').includes('p')
  const found: Record<string, string> = {}
  for (const column of columns) {
    const { secret, id } = keys[column]!
    const letters: string[] = []
    for (const at of places)
      letters.push(await letterFor(hub, row, { ...at, self: id } as Where, secret, isPartlyPublic))
    found[column] = letters.join('')
  }
  return found
}

const expected = (cells: readonly string[]) => Object.fromEntries(columns.map((column, i) => [column, cells[i]]))

describe('who may', () => {
  it.each(rowsOf(ofTheHub))('%s', async (row, cells) => {
    expect(await outcome(row, [own!], cells)).toEqual(expected(cells))
  })
  it.each(rowsOf(inACluster))('%s', async (row, cells) => {
    expect(await outcome(row, [own!, far!], cells)).toEqual(expected(cells))
  })
  it.each(rowsOf(forACity))('%s', async (row, cells) => {
    expect(await outcome(row, [own!, others!, far!], cells)).toEqual(expected(cells))
  })
})

describe('the matrix', () => {
  const rows = [ofTheHub, inACluster, forACity].flatMap(rowsOf).map(([row]) => row)
  const verbs = [...new Set(rows.map(verbOf))].toSorted()

  it('has a row for every mutation, question and subscription of the schema, and for every door of HTTP', () => {
    const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
      Object.keys(type!.getFields()),
    )
    const open = [
      'GET /',
      'GET /healthz',
      'GET /readyz',
      'GET /graphql',
      'POST /graphql',
      'GET /assets/:name',
      'GET /can-handle',
    ]
    const routes = hub.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const shut = routes.filter((route) => !open.includes(route) && !route.includes(' /console'))
    expect(verbs).toEqual([...new Set([...fields, ...shut])].toSorted())
  })

  it('has each row once, and knows how each is done', () => {
    expect(rows.toSorted()).toEqual(
      [...Object.keys(mutations), ...Object.keys(queries), ...Object.keys(doors)].toSorted(),
    )
  })
})
