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
export const peerTable = (rounds: readonly Round[], items: number): string => {
  const lines = [
    '| question | asked | requests/s | p50, ms | p99, ms | node, ms of processor | PostgreSQL, ms | of the limit | of PostGraphile |',
    '|---|---|---|---|---|---|---|---|---|',
  ]
  for (const question of new Set(rounds.map((round) => round.question)))
    for (const peer of Object.keys(called) as ServedName[]) lines.push(line(rounds, question, peer, items))
  return lines.join('\n')
}

// With a million items some peers answer once in several seconds, or not at all while they are asked.
const rateText = (rate: number): string => rate.toFixed(rate < 10 ? 2 : 0)
const ratioText = (ratio: number): string => (Number.isFinite(ratio) ? ratio.toFixed(ratio < 100 ? 2 : 0) : '–')

const line = (rounds: readonly Round[], question: Question, peer: ServedName, items: number): string => {
  const of = (name: ServedName) => rounds.filter((round) => round.question === question && round.peer === name)
  const own = of(peer)
  const middle = (field: 'rate' | 'p50' | 'p99' | 'node' | 'database') => median(own.map((round) => round[field]))
  const ratio = (name: ServedName) => median(own.map((round, i) => round.rate / of(name)[i]!.rate))
  const [ofLimit, ofPostgraphile] = question.goals
  const isMillion = items >= 1_000_000
  const goal = (text: string, least: number | null) =>
    peer === 'hub' && least !== null ? `**${text}** (≥ ${least})` : text
  return `| ${question.title} | ${called[peer]} | ${rateText(middle('rate'))} | ${middle('p50').toFixed(1)} | ${middle('p99').toFixed(1)} | ${[
    middle('node').toFixed(3),
    middle('database').toFixed(3),
    goal(ratioText(ratio('limit')), isMillion ? null : ofLimit),
    goal(ratioText(ratio('postgraphile')), isMillion ? (question.ofMillion ?? null) : ofPostgraphile),
  ].join(' | ')} |`
}
