import { median } from './databases.ts'
import type { Question, ServedName } from './questions.ts'

/** One peer asked one question for one round; processor time in ms a request. */
export interface Round {
  readonly question: Question
  readonly peer: ServedName
  readonly rate: number
  readonly p50: number
  readonly p99: number
  readonly node: number
  readonly database: number
}

const called: Readonly<Record<ServedName, string>> = {
  hub: 'the hub',
  anew: 'the hub, remembering nothing',
  postgraphile: 'PostGraphile 5',
  mercurius: 'Mercurius + JIT',
  limit: 'the limit',
}

/** Medians of the rounds as a table, with the ratios of each round's rates and the goals. */
export const peerTable = (rounds: readonly Round[]): string => {
  const lines = [
    '| question | asked | requests/s | p50, ms | p99, ms | node, ms of processor | PostgreSQL, ms | of the limit | of PostGraphile |',
    '|---|---|---|---|---|---|---|---|---|',
  ]
  for (const question of new Set(rounds.map((round) => round.question)))
    for (const peer of Object.keys(called) as ServedName[]) lines.push(line(rounds, question, peer))
  return lines.join('\n')
}

const line = (rounds: readonly Round[], question: Question, peer: ServedName): string => {
  const of = (name: ServedName) => rounds.filter((round) => round.question === question && round.peer === name)
  const own = of(peer)
  const middle = (field: 'rate' | 'p50' | 'p99' | 'node' | 'database') => median(own.map((round) => round[field]))
  const ratio = (name: ServedName) => median(own.map((round, i) => round.rate / of(name)[i]!.rate))
  const [limit, postgraphile] = question.goals
  const goal = (text: string, least: number) => (peer === 'hub' ? `**${text}** (≥ ${least})` : text)
  return `| ${question.title} | ${called[peer]} | ${middle('rate').toFixed(0)} | ${middle('p50').toFixed(1)} | ${middle('p99').toFixed(1)} | ${[
    middle('node').toFixed(3),
    middle('database').toFixed(3),
    goal(ratio('limit').toFixed(2), limit),
    goal(ratio('postgraphile').toFixed(2), postgraphile),
  ].join(' | ')} |`
}
