// The limit: a bare node:http handler that sends one named prepared statement and writes out the JSON text that it answers.
import { createServer } from 'node:http'
import pg from 'pg'

const statements = {
  item: `select json_build_object('code', i.code, 'name', i.name, 'kind', i.kind, 'granularity', i.granularity, 'state', i.state,
    'batches', (select coalesce(json_agg(json_build_object('ordinal', b.ordinal, 'title', b.title) order by b.ordinal), '[]')
      from peer.listing l join peer.batch b on b.id = l.batch_id where l.item_id = i.id),
    'recognitions', (select coalesce(json_agg(json_build_object('city', json_build_object('code', r.city_code, 'name', r.city_name), 'aspect', r.aspect,
      'stance', r.stance, 'mode', r.mode, 'validFrom', r.valid_from) order by r.city_code, r.aspect), '[]')
      from peer.recognition r where r.item_id = i.id and r.cluster = $2))::text as text from peer.item i where i.code = $1`,
  canHandle: `select row_to_json(a)::text as text from peer.can_handle($1, $2, $3, $4) a`,
  board: `select json_agg(json_build_object('number', number, 'title', title, 'leadCity', json_build_object('code', lead_city), 'standing', standing,
    'colour', colour, 'reportedOn', reported_on) order by number)::text as text from peer.status_rows($1, $2, $3, $4)`,
  overview: `select json_build_object('totals', (select json_build_object('batches', batches, 'items', items, 'liveInAll', live_in_all, 'liveInPart', live_in_part)
      from peer.totals($1)),
    'lists', (select json_agg(json_build_object('list', list, 'total', json_build_object('rows', rows, 'done', done, 'notStarted', not_started, 'behind', behind,
      'red', red)) order by list desc) from peer.figures($1, $2)))::text as text`,
  changes: `select json_agg(json_build_object('number', number, 'kind', kind, 'subject', subject, 'city', city, 'content', content, 'hash', hash)
    order by number)::text as text from peer.changes($1, $2)`,
  list: `with found as materialized (select * from peer.search_items($1, $2, $3))
    select json_build_object('nodes', (select json_agg(json_build_object('code', code, 'name', name, 'kind', kind, 'granularity', granularity, 'state', state)
      order by sort_key, id) from (select * from found order by sort_key, id limit 50) page), 'totalCount', (select count(*) from found))::text as text`,
}

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 })
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://limit')
  const name = pathname.slice(1)
  const { rows } = await pool.query({ name, text: statements[name], values: JSON.parse(searchParams.get('values')) })
  response.setHeader('content-type', 'application/json')
  response.end(rows[0].text)
})
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`))
