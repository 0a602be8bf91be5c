import { describe, expect, it } from 'vitest'
import { databaseTrouble } from '../../src/db/database-trouble.ts'

const fault = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code })

describe('telling what passes from what is ours', () => {
  it.each([
    ['nobody listens', fault('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED')],
    ['the connection was reset', fault('read ECONNRESET', 'ECONNRESET')],
    ['the name is not known', fault('getaddrinfo ENOTFOUND db', 'ENOTFOUND')],
    ['the server shuts down', fault('terminating connection due to administrator command', '57P01')],
    ['a backend crashed', fault('terminating connection because of crash of another server process', '57P02')],
    ['the server starts', fault('the database system is starting up', '57P03')],
    ['it has too many connections', fault('sorry, too many clients already', '53300')],
    ['it is a standby', fault('cannot execute INSERT in a read-only transaction', '25006')],
    ['the connection was cut', fault('Connection terminated unexpectedly')],
    ['nobody was let in', fault('timeout exceeded when trying to connect')],
    ['nobody listens, at the edge', fault('connection attempt failed')],
    ['the connection was cut, at the edge', fault('Network connection lost.')],
    ['the client is dead', fault('Client has encountered a connection error and is not queryable')],
  ])('the database is away when %s', (_, found) => {
    expect(databaseTrouble(found)).toBe('DATABASE_UNAVAILABLE')
  })

  it.each([
    ['the disk is full', fault('could not extend file "base/5/16384": No space left on device', '53100')],
    ['the quota is', fault('could not extend file "base/5/16384": Disk quota exceeded', 'XX000')],
    ['a file may not grow', fault('could not write to file "base/5/16384": File too large', 'XX000')],
  ])('there is no room when %s', (_, found) => {
    expect(databaseTrouble(found)).toBe('DATABASE_FULL')
  })

  it.each([
    ['a constraint', fault('duplicate key value violates unique constraint', '23505')],
    ['a statement that is wrong', fault('syntax error at or near "selct"', '42601')],
    ['a fault in our own code', new TypeError('undefined is not a function')],
    ['what is no error', 'ECONNREFUSED'],
  ])('%s is none of both', (_, found) => {
    expect(databaseTrouble(found)).toBeUndefined()
  })
})
