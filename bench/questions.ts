import { encodeFeedCursor } from '../src/feed/feed-cursor.ts'
import { hashOf, ofCommit } from './feed-data.ts'
import { codeOfCity, codeOfItem, type PeerSize } from './peers-data.ts'

export type PeerName = 'hub' | 'postgraphile' | 'mercurius' | 'limit'

/** The hub is there twice: as it runs, and remembering no answer. */
export type ServedName = PeerName | 'anew'

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: string
}

// biome-ignore lint/suspicious/noExplicitAny: whatever was asked for
export type Answer = any

/** A question in the words of each peer; `read` brings an answer into the one shape in which all are compared. */
export interface Question {
  readonly name: string
  readonly title: string
  /** Of the limit, and of PostGraphile. */
  readonly goals: readonly [number, number]
  /** Of PostGraphile where there are a million items. */
  readonly ofMillion?: number
  readonly ask: (peer: PeerName, size: PeerSize, i: number) => Asked
  readonly read: (peer: PeerName, answer: Answer) => unknown
}

const cluster = 'bench'
const year = 2026

const graphql = (query: string, variables: object): Asked => ({
  method: 'POST',
  path: '/graphql',
  body: JSON.stringify({ query, variables }),
})

const limit = (name: string, values: readonly unknown[]): Asked => ({
  method: 'GET',
  path: `/${name}?values=${encodeURIComponent(JSON.stringify(values))}`,
})

const itemOf = ({ declared }: PeerSize, i: number) => codeOfItem(1 + ((i * 7919) % declared))
const bySome = <T>(rows: readonly T[], key: (row: T) => string) => rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))

const item: Question = {
  name: 'item',
  title: 'one item with its recognitions and batch',
  goals: [0.8, 6],
  ask: (peer, size, i) => {
    const code = itemOf(size, i)
    if (peer === 'limit') return limit('item', [code, cluster])
    if (peer === 'postgraphile')
      return graphql(
        `query ($code: String!, $cluster: String!) { itemByCode(code: $code) { code name kind granularity state
          listingsByItemId { nodes { batchByBatchId { ordinal title } } }
          recognitionsByItemId(condition: { cluster: $cluster }) { nodes { cityCode cityName aspect stance mode validFrom } } } }`,
        { code, cluster },
      )
    return graphql(
      `query ($code: String!, $cluster: String!) { serviceItem(code: $code) { code name kind granularity state batches { ordinal title }
        recognitions(cluster: $cluster) { city { code name } aspect stance mode validFrom } } }`,
      { code, cluster },
    )
  },
  read: (peer, answer) => {
    if (peer !== 'postgraphile') return sorted(peer === 'limit' ? answer : answer.data.serviceItem)
    const { listingsByItemId, recognitionsByItemId, ...own } = answer.data.itemByCode
    return sorted({
      ...own,
      batches: listingsByItemId.nodes.map((one: Answer) => one.batchByBatchId),
      recognitions: recognitionsByItemId.nodes.map(({ cityCode, cityName, ...said }: Answer) => ({
        city: { code: cityCode, name: cityName },
        ...said,
      })),
    })
  },
}

const sorted = (found: Answer) => ({
  ...found,
  recognitions: bySome(found.recognitions, ({ city, aspect }: Answer) => `${city.code} ${aspect}`),
})

const canHandle: Question = {
  name: 'canHandle',
  title: '`canHandle`',
  goals: [0.8, 6],
  ask: (peer, size, i) => {
    const [competentCity, acceptingCity] = [codeOfCity(i % size.cities), codeOfCity((i + 1) % size.cities)]
    const pair = { cluster, item: itemOf(size, i), competentCity, acceptingCity }
    if (peer === 'limit') return limit('canHandle', Object.values(pair))
    const types = '$cluster: String!, $item: String!, $competentCity: String!, $acceptingCity: String!'
    if (peer === 'postgraphile')
      return graphql(
        `query (${types}) { canHandle(cluster: $cluster, item: $item, competent: $competentCity, accepting: $acceptingCity) {
          nodes { answer materials address hours } } }`,
        pair,
      )
    return graphql(
      `query (${types}) { canHandle(cluster: $cluster, item: $item, competentCity: $competentCity, acceptingCity: $acceptingCity) {
        answer materials { name necessity } address hours } }`,
      pair,
    )
  },
  read: (peer, answer) => {
    if (peer === 'limit') return answer
    const found = peer === 'postgraphile' ? answer.data.canHandle.nodes[0] : answer.data.canHandle
    return typeof found.materials === 'string' ? { ...found, materials: JSON.parse(found.materials) } : found
  },
}

const board: Question = {
  name: 'board',
  title: 'status board of a city, 150 rows',
  goals: [0.9, 6],
  ask: (peer, { cities, tasksOfCity }, i) => {
    const asked = { cluster, year, list: 'TASK', city: codeOfCity(i % cities) }
    if (peer === 'limit') return limit('board', Object.values(asked))
    if (peer === 'postgraphile')
      return graphql(
        `query ($cluster: String!, $year: Int!, $list: String!, $city: String!) {
          statusRows(cluster: $cluster, year: $year, list: $list, city: $city) { nodes { number title leadCity standing colour reportedOn } } }`,
        asked,
      )
    const list = peer === 'hub' ? 'PlanList' : 'String'
    return graphql(
      `query ($cluster: String!, $year: Int!, $list: ${list}!, $city: String!, $first: Int) {
        statusRows(cluster: $cluster, year: $year, list: $list, city: $city, first: $first) {
          nodes { number title leadCity { code } standing colour reportedOn } } }`,
      { ...asked, first: tasksOfCity },
    )
  },
  read: (peer, answer) => {
    if (peer === 'limit') return answer
    const { nodes } = answer.data.statusRows
    return peer === 'postgraphile'
      ? nodes.map(({ leadCity, ...row }: Answer) => ({ ...row, leadCity: { code: leadCity } }))
      : nodes
  },
}

const overview: Question = {
  name: 'overview',
  title: 'meeting overview',
  goals: [0.85, 2],
  ofMillion: 20,
  ask: (peer) => {
    const asked = { cluster, year }
    if (peer === 'limit') return limit('overview', Object.values(asked))
    if (peer === 'postgraphile')
      return graphql(
        `query ($cluster: String!, $year: Int!) { totals(cluster: $cluster) { nodes { batches items liveInAll liveInPart } }
          figures(cluster: $cluster, year: $year) { nodes { list rows done notStarted behind red } } }`,
        asked,
      )
    const lists = peer === 'hub' ? ', lists: [TASK, PROJECT]' : ''
    return graphql(
      `query ($cluster: String!, $year: Int!) { recognitionCount(cluster: $cluster) { batches items liveInAll liveInPart }
        statusBoard(cluster: $cluster, year: $year${lists}) { lists { list total { rows done notStarted behind red } } } }`,
      asked,
    )
  },
  read: (peer, answer) => {
    if (peer === 'limit') return answer
    if (peer !== 'postgraphile') return { totals: answer.data.recognitionCount, lists: answer.data.statusBoard.lists }
    const { totals, figures } = answer.data
    return { totals: totals.nodes[0], lists: figures.nodes.map(({ list, ...total }: Answer) => ({ list, total })) }
  },
}

const page = 500

const changes: Question = {
  name: 'changes',
  title: 'page of 500 changes',
  goals: [0.8, 2.2],
  ask: (peer, { entries }, i) => {
    const since = ofCommit * ((i * 739) % Math.floor((entries * 0.9) / ofCommit))
    if (peer === 'limit') return limit('changes', [since, page])
    if (peer === 'postgraphile')
      return graphql(
        'query ($since: BigInt!, $most: Int!) { changes(since: $since, most: $most) { nodes { number kind subject city content hash } } }',
        { since: String(since), most: page },
      )
    const cursor = since === 0 ? null : encodeFeedCursor({ number: since, hash: hashOf(since / ofCommit), view: '' })
    const after = peer === 'hub' ? cursor : String(since)
    return graphql(
      `query ($cluster: String!, $after: ${peer === 'hub' ? 'Cursor' : 'String!'}, $first: Int!) {
        changes(cluster: $cluster, after: $after, first: $first) { hasMore entries { number kind subject city content hash } } }`,
      { cluster, after, first: page },
    )
  },
  read: (peer, answer) => {
    if (peer === 'limit') return answer
    if (peer !== 'postgraphile') return answer.data.changes.entries
    return answer.data.changes.nodes.map((one: Answer) => ({ ...one, number: Number(one.number) }))
  },
}

const pieces = ['医疗保险', '驾驶证', '社会保障卡', '许可', '公积金', '登记']
const bigrams = (text: string) =>
  [...text]
    .slice(0, -1)
    .map((character, i) => `'${character}${[...text][i + 1]}'`)
    .join(' & ')

const list: Question = {
  name: 'list',
  title: 'filtered list, Chinese text, 50 and the total',
  goals: [0.8, 2.5],
  ofMillion: 5,
  ask: (peer, _size, i) => {
    const piece = pieces[i % pieces.length]!
    if (peer === 'limit') return limit('list', [cluster, bigrams(piece), piece])
    const fields = 'nodes { code name kind granularity state } totalCount'
    if (peer === 'postgraphile')
      return graphql(
        `query ($cluster: String!, $query: String!, $piece: String!) { searchItems(cluster: $cluster, query: $query, piece: $piece, first: 50) { ${fields} } }`,
        { cluster, query: bigrams(piece), piece },
      )
    return graphql(
      `query ($cluster: String!, $text: String!) { serviceItems(cluster: $cluster, filter: { text: $text }, first: 50) { ${fields} } }`,
      { cluster, text: piece },
    )
  },
  read: (peer, answer) => {
    if (peer === 'limit') return answer
    return peer === 'postgraphile' ? answer.data.searchItems : answer.data.serviceItems
  },
}

export const questions: readonly Question[] = [item, canHandle, board, overview, changes, list]
