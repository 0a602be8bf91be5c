import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { hutongProcess } from './run-hutong.ts'

const lostAnswer = fileURLToPath(new URL('../support/lost-answer.mjs', import.meta.url))

it('waits for the time limit of a request whose answer is lost, and says so, though nothing else keeps it alive', async () => {
  const count = ['count', '--cluster', 'hbew', '--lang', 'en', '--url', 'http://127.0.0.1:9', '--key', 'x']

  expect(await hutongProcess(count, { NODE_OPTIONS: `--import ${lostAnswer}` })).toEqual({
    code: 1,
    out: '',
    err: 'http://127.0.0.1:9 did not answer within 60 s. Try again later, or have the hub looked at (/readyz).\n',
  })
})
