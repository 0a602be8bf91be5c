import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { openGathering } from '../../src/base/gathering.ts'

/** Answers each question with itself and the turn in which it was answered; a turn ends when told. */
const asked = (most = 3, broken = 'broken') => {
  const turns: string[][] = []
  const ends: (() => void)[] = []
  const ask = openGathering<string, string>({
    sameOf: (question) => question[0]!,
    most,
    isForOne: (fault) => (fault as Error).message === 'one',
    answerAll: async (questions) => {
      const turn = turns.push([...questions])
      await new Promise<void>((resolve) => ends.push(resolve))
      if (questions.includes(broken)) throw new Error('one')
      if (questions.includes('a gone')) throw new Error('all')
      return questions.map((question) => `${question} in ${turn}`)
    },
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
  const end = async () => {
    ends.shift()!()
    await settle()
  }
  return { ask, turns, settle, end }
}

test('who comes alone waits for nobody; who comes meanwhile is answered together, after they asked', async () => {
  const { ask, turns, settle, end } = asked()
  const answers: Promise<string>[] = []
  for (const question of ['a1', 'a2', 'a3', 'a4']) {
    answers.push(ask(question))
    await settle()
  }
  expect(turns).toEqual([['a1'], ['a2']])
  await end()
  expect(turns).toEqual([['a1'], ['a2'], ['a3', 'a4']])
  await end()
  await end()
  expect(await Promise.all(answers)).toEqual(['a1 in 1', 'a2 in 2', 'a3 in 3', 'a4 in 3'])
})

test('the same question twice is answered twice: nothing is kept', async () => {
  const { ask, end, settle, turns } = asked()
  const first = ask('a1')
  await settle()
  await end()
  const second = ask('a1')
  await settle()
  await end()
  expect([await first, await second, turns.length]).toEqual(['a1 in 1', 'a1 in 2', 2])
})

test('who asks for many things at once is answered at once', async () => {
  const { ask, turns, settle, end } = asked()
  const answers = ['a1', 'a2', 'a3'].map(ask)
  await settle()
  expect(turns).toEqual([['a1', 'a2', 'a3']])
  await end()
  expect(await Promise.all(answers)).toEqual(['a1 in 1', 'a2 in 1', 'a3 in 1'])
})

test('only as many go together as may, and only the same; another kind waits for nobody', async () => {
  const { ask, turns, settle, end } = asked()
  for (const question of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b1', 'b2']) ask(question)
  await settle()
  expect(turns).toEqual([
    ['a1', 'a2', 'a3'],
    ['b1', 'b2'],
    ['a4', 'a5', 'a6'],
  ])
  await end()
  expect(turns.slice(3)).toEqual([['a7']])
})

test('of all kinds there are eight rounds at once; what is left of one kind comes after the others', async () => {
  const { ask, turns, settle, end } = asked(1)
  for (const question of ['a1', 'a2', 'a3', 'b1', 'c1', 'd1', 'e1', 'f1', 'g1', 'h1', 'i1']) ask(question)
  await settle()
  expect(turns.flat()).toEqual(['a1', 'b1', 'c1', 'd1', 'e1', 'f1', 'g1', 'h1'])
  for (let i = 0; i < 3; i++) await end()
  expect(turns.flat().slice(8)).toEqual(['i1', 'a2', 'a3'])
})

test('a round stands in the trace of one of those who asked, not of whoever was answered before', async () => {
  const asker = new AsyncLocalStorage<string>()
  const leaders: (string | undefined)[] = []
  const ends: (() => void)[] = []
  const ask = openGathering<string, string>({
    sameOf: () => '',
    most: 10,
    isForOne: () => false,
    answerAll: async (questions) => {
      leaders.push(asker.getStore())
      await new Promise<void>((resolve) => ends.push(resolve))
      return questions
    },
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
  for (const who of ['one', 'two', 'three', 'four']) {
    asker.run(who, () => ask(who))
    await settle()
  }
  ends.shift()!()
  await settle()
  expect(leaders).toEqual(['one', 'two', 'three'])
})

test('a question that cannot be answered takes nobody along', async () => {
  const { ask, turns, settle, end } = asked(3, 'a broken')
  const busy = [ask('a')]
  await settle()
  busy.push(ask('a'))
  await settle()
  const answers = Promise.allSettled(['a1', 'a broken', 'a2'].map(ask))
  await settle()
  for (let i = 0; i < 6; i++) await end()
  expect((await answers).map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    'a1 in 4',
    'one',
    'a2 in 6',
  ])
  expect(turns.slice(2)).toEqual([['a1', 'a broken', 'a2'], ['a1'], ['a broken'], ['a2']])
  await Promise.all(busy)
})

test('where nobody can be answered, all hear it at once', async () => {
  const { ask, turns, settle, end } = asked()
  const busy = [ask('a')]
  await settle()
  busy.push(ask('a'))
  await settle()
  const answers = Promise.allSettled(['a gone', 'a1'].map(ask))
  await settle()
  for (let i = 0; i < 3; i++) await end()
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(turns).toHaveLength(3)
  const after = ask('a2')
  await settle()
  await end()
  expect(await after).toBe('a2 in 4')
  await Promise.all(busy)
})
