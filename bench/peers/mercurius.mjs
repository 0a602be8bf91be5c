// Mercurius with JIT as a competent user would write it: one prepared statement a root field, nothing else in the way.
import Fastify from 'fastify'
import mercurius from 'mercurius'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 })
pg.types.setTypeParser(20, Number)
pg.types.setTypeParser(1082, (text) => text)
const ask = async (name, text, values) => (await pool.query({ name, text, values })).rows

const schema = `
  type Query {
    serviceItem(code: String!): ServiceItem
    canHandle(cluster: String!, item: String!, competentCity: String!, acceptingCity: String!): CanHandleAnswer
    statusRows(cluster: String!, year: Int!, list: String!, city: String, first: Int): StatusRows!
    recognitionCount(cluster: String!): RecognitionCount
    statusBoard(cluster: String!, year: Int!): StatusBoard!
    changes(cluster: String!, after: String!, first: Int!): ChangePage!
    serviceItems(cluster: String!, filter: ItemFilter!, first: Int!): ServiceItems!
  }
  type ServiceItem { code: String!, name: String!, kind: String, granularity: String!, state: String!, batches: [Batch!]!, recognitions(cluster: String!): [Recognition!]! }
  type Batch { ordinal: Int!, title: String! }
  type City { code: String!, name: String! }
  type Recognition { city: City!, aspect: String!, stance: String!, mode: String, validFrom: String! }
  type CanHandleAnswer { answer: String!, materials: [Material!]!, address: String, hours: String }
  type Material { name: String!, necessity: String! }
  type StatusRows { nodes: [StatusRow!]! }
  type StatusRow { number: Int!, title: String!, leadCity: City!, standing: String!, colour: String!, reportedOn: String }
  type RecognitionCount { batches: Int!, items: Int!, liveInAll: Int!, liveInPart: Int! }
  type StatusBoard { lists: [BoardList!]! }
  type BoardList { list: String!, total: Figures! }
  type Figures { rows: Int!, done: Int!, notStarted: Int!, behind: Int!, red: Int! }
  type ChangePage { hasMore: Boolean!, entries: [ChangeEntry!]! }
  type ChangeEntry { number: Float!, kind: String!, subject: String!, city: String, content: String!, hash: String! }
  type Mutation { register(item: ItemInput!, entry: EntryInput!, change: ChangeInput!): Boolean! }
  input ItemInput { id: Float!, nationalCode: String, name: String!, nameNormal: String!, initials: String!, sortKey: String!, kind: String,
    granularity: String!, parentCode: String, department: String, creditIdentifier: String, state: String!, matching: String!, recordedIn: Float! }
  input EntryInput { batchId: Float!, itemId: Float!, position: Int!, listedCode: String, name: String!, kind: String, granularity: String!,
    department: String, note: String, recordedIn: Float! }
  input ChangeInput { tx: Float!, position: Int!, kind: String!, subject: String!, clusterCode: String, cityCode: String, isPublic: Boolean!,
    content: String!, contentHash: String! }
  input ItemFilter { text: String! }
  type ServiceItems { nodes: [ServiceItem!]!, totalCount: Int! }
`

const bigrams = (text) =>
  [...text]
    .slice(0, -1)
    .map((character, i) => `'${character}${[...text][i + 1]}'`)
    .join(' & ')

const item = `select i.*,
  (select coalesce(json_agg(json_build_object('ordinal', b.ordinal, 'title', b.title) order by b.ordinal), '[]')
    from peer.listing l join peer.batch b on b.id = l.batch_id where l.item_id = i.id) as batches,
  (select coalesce(json_agg(json_build_object('cluster', r.cluster, 'city', json_build_object('code', r.city_code, 'name', r.city_name), 'aspect', r.aspect,
    'stance', r.stance, 'mode', r.mode, 'validFrom', r.valid_from) order by r.city_code, r.aspect), '[]')
    from peer.recognition r where r.item_id = i.id) as said from peer.item i where i.code = $1`

// All that a row is, by one statement.
const register = `with item as (insert into service_item (id, national_code, name, name_normal, initials, sort_key, kind, granularity, parent_code, department,
    credit_identifier, state, matching, recorded_in) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)),
  listed as (insert into batch_item (batch_id, item_id, position, listed_code, name, kind, granularity, department, note, recorded_in)
    values ($15, $16, $17, $18, $19, $20, $21, $22, $23, $24))
  insert into change_entry (tx, position, kind, subject, cluster_code, city_code, is_public, content, content_hash)
    values ($25, $26, $27, $28, $29, $30, $31, $32, decode($33, 'base64'))`
const itemFields =
  'id nationalCode name nameNormal initials sortKey kind granularity parentCode department creditIdentifier state matching recordedIn'
const entryFields = 'batchId itemId position listedCode name kind granularity department note recordedIn'
const changeFields = 'tx position kind subject clusterCode cityCode isPublic content contentHash'
const valuesOf = (row, fields) => fields.split(' ').map((field) => row[field])

const resolvers = {
  Mutation: {
    register: async (_, { item, entry, change }) => {
      await ask('register', register, [
        ...valuesOf(item, itemFields),
        ...valuesOf(entry, entryFields),
        ...valuesOf(change, changeFields),
      ])
      return true
    },
  },
  Query: {
    serviceItem: async (_, { code }) => (await ask('item', item, [code]))[0],
    canHandle: async (_, { cluster, item, competentCity, acceptingCity }) =>
      (
        await ask('canHandle', 'select * from peer.can_handle($1, $2, $3, $4)', [
          cluster,
          item,
          competentCity,
          acceptingCity,
        ])
      )[0],
    statusRows: async (_, { cluster, year, list, city }) => ({
      nodes: await ask(
        'board',
        'select number, title, lead_city as "leadCity", standing, colour, reported_on as "reportedOn" from peer.status_rows($1, $2, $3, $4)',
        [cluster, year, list, city],
      ),
    }),
    recognitionCount: async (_, { cluster }) =>
      (
        await ask(
          'totals',
          'select batches, items, live_in_all as "liveInAll", live_in_part as "liveInPart" from peer.totals($1)',
          [cluster],
        )
      )[0],
    statusBoard: async (_, { cluster, year }) => {
      const rows = await ask(
        'figures',
        'select list, rows, done, not_started as "notStarted", behind, red from peer.figures($1, $2)',
        [cluster, year],
      )
      return { lists: rows.map(({ list, ...total }) => ({ list, total })) }
    },
    changes: async (_, { after, first }) => {
      const entries = await ask('changes', 'select * from peer.changes($1, $2)', [Number(after), first])
      return { hasMore: entries.length === first, entries }
    },
    serviceItems: async (_, { cluster, filter: { text }, first }) => {
      const rows = await ask(
        'list',
        'select *, count(*) over () as total from peer.search_items($1, $2, $3) limit $4',
        [cluster, bigrams(text), text, first],
      )
      return { nodes: rows, totalCount: rows[0]?.total ?? 0 }
    },
  },
  ServiceItem: { recognitions: ({ said }, { cluster }) => said.filter((one) => one.cluster === cluster) },
  StatusRow: { leadCity: ({ leadCity }) => ({ code: leadCity }) },
}

const app = Fastify()
app.register(mercurius, { schema, resolvers, jit: 1 })
console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
