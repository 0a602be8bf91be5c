import { type AnsweredProblem, problemFields } from '../client/problem.ts'
import { ask, mutate } from './ask.ts'
import { counter } from './counter.ts'
import type { CommonOptions, ExitCode, Invocation } from './invocation.ts'

interface WaitingItem {
  readonly code: string
  readonly number: string
  readonly name: string
  readonly department: string | null
}

/** A page of the items that wait, with their candidates. */
export interface Queue {
  readonly nodes: readonly {
    readonly item: WaitingItem
    readonly candidates: readonly {
      readonly item: { readonly code: string; readonly name: string }
      readonly similarity: number
      readonly sameDepartment: boolean
    }[]
  }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

export interface MatchPayload {
  readonly items: readonly { readonly code: string; readonly name: string; readonly state: string }[]
  readonly problems: readonly AnsweredProblem[]
}

export const unmatchedItems = `query ($cluster: String!, $first: Int!, $after: String) {
  unmatchedItems(cluster: $cluster, first: $first, after: $after) {
    nodes {
      item { code number name department }
      candidates { item { code name } similarity sameDepartment }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

export const matchItem = `mutation ($input: MatchItemInput!) {
  matchItem(input: $input) { items { code name state matching } ${problemFields} }
}`

const pageSize = 100

/** Goes through the queue page by page. What it has decided stands, whatever stops it: so the counts are said always. */
export const matchAllWithoutCandidates = async (
  on: Invocation,
  options: CommonOptions & { readonly cluster: string },
): Promise<ExitCode> => {
  const { say, terminal } = on
  const { cluster } = options
  const counts = { seen: 0, decidedAsNew: 0, leftWithCandidates: 0 }
  const shown = counter(terminal, (seen) => say(`已看 ${seen} 项`, `${seen} items seen`))
  let after: string | null = null
  try {
    do {
      const variables: Record<string, unknown> = { cluster, first: pageSize, after }
      const { nodes, pageInfo } = (await ask<{ unmatchedItems: Queue }>(on, options, unmatchedItems, variables))
        .unmatchedItems
      const without = nodes.filter(({ candidates }) => candidates.length === 0)
      const decisions = without.map(({ item }) => ({ item: item.number, isNew: true }))
      if (decisions.length > 0) await mutate<MatchPayload>(on, options, matchItem, { cluster, decisions })
      counts.seen += nodes.length
      counts.decidedAsNew += decisions.length
      counts.leftWithCandidates += nodes.length - decisions.length
      shown.at(counts.seen)
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after !== null)
  } catch (fault) {
    terminal.err(
      say(
        `中止前已定为新事项 ${counts.decidedAsNew} 项。\n`,
        `Decided as new before it stopped: ${counts.decidedAsNew}.\n`,
      ),
    )
    throw fault
  } finally {
    shown.end()
  }
  const sentence = say(
    `看了 ${counts.seen} 项:定为新事项 ${counts.decidedAsNew} 项,有候选、留待人工 ${counts.leftWithCandidates} 项。`,
    `${counts.seen} items seen: ${counts.decidedAsNew} decided as new, ${counts.leftWithCandidates} with candidates left to a person.`,
  )
  terminal.out(options.json ? `${JSON.stringify(counts)}\n` : `${sentence}\n`)
  return 0
}
