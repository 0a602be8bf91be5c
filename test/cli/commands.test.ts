import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Answering, fakeHub, inTurn, json } from './fake-hub.ts'
import { ended, hutong, hutongProcess, startHutong, temporaryFolder } from './run-hutong.ts'
import { exportLines } from './sample-log.ts'

const key = {
  id: '7',
  role: 'COORDINATOR',
  cluster: 'hbew',
  city: '150100',
  holder: '张三',
  expiresAt: null,
  revokedAt: null,
}

describe('issuing, rotating and revoking a key', () => {
  it('shows a new key once', async () => {
    const hub = await fakeHub({
      'POST /graphql': json({ data: { issueKey: { accessKey: key, secret: 'ht_secret', problems: [] } } }),
    })
    const args = [
      'key',
      'issue',
      '--role',
      'COORDINATOR',
      '--cluster',
      'hbew',
      '--city',
      '150100',
      '--holder',
      '张三',
      '--expires-at',
      '2027-01-01',
    ]
    expect(await hutong([...args, '--url', hub.url, '--key', 'root'])).toEqual({
      code: 0,
      err: '密钥只显示这一次,请立即妥善保存。\n',
      out: '编号    7\n角色    COORDINATOR\n城市群  hbew\n城市    150100\n持有人  张三\n密钥    ht_secret\n',
    })
    expect(JSON.parse(hub.requests[0]!.body.toString()).variables).toEqual({
      input: {
        role: 'COORDINATOR',
        cluster: 'hbew',
        city: '150100',
        holder: '张三',
        expiresAt: '2026-12-31T16:00:00.000Z',
      },
    })
  })

  it('makes a link to sign in with', async () => {
    const path = '/console/sign-in/link?token=abc'
    const hub = await fakeHub({
      'POST /graphql': json({
        data: { issueSignInLink: { path, expiresAt: '2026-11-22T05:00:00.000Z', problems: [] } },
      }),
    })
    expect(await hutong(['key', 'link', '7', '--url', hub.url, '--key', 'root'])).toEqual({
      code: 0,
      err: '',
      out: `链接  ${hub.url}${path}\n到期  2026-11-22T05:00:00.000Z\n`,
    })
    expect(JSON.parse(hub.requests[0]!.body.toString()).variables).toEqual({ input: { id: '7', minutes: 60 } })
  })

  it('gives programs the key and its secret', async () => {
    const hub = await fakeHub({
      'POST /graphql': json({ data: { rotateKey: { accessKey: key, secret: 'ht_new', problems: [] } } }),
    })
    const { code, out } = await hutong(['key', 'rotate', '7', '--grace-minutes', '30', '--json'], {
      HUTONG_URL: hub.url,
      HUTONG_KEY: 'root',
    })
    expect([code, JSON.parse(out)]).toEqual([0, { accessKey: key, secret: 'ht_new' }])
    expect(JSON.parse(hub.requests[0]!.body.toString()).variables).toEqual({ input: { id: '7', graceMinutes: 30 } })
    expect(hub.requests[0]!.headers.authorization).toBe('Bearer root')
  })

  it('says why it was refused, and ends with 1', async () => {
    const problem = {
      code: 'KEY_UNKNOWN',
      severity: 'ERROR',
      sheet: null,
      row: null,
      cell: null,
      field: null,
      facts: { id: '9' },
      message: '没有编号为 9 的密钥',
    }
    const hub = await fakeHub({
      'POST /graphql': json({ data: { revokeKey: { accessKey: null, problems: [problem] } } }),
    })
    const { cell: _, ...said } = problem
    const { code, out, err } = await hutong(['key', 'revoke', '9', '--reason', '离职', '--json', '--url', hub.url])
    expect([code, JSON.parse(out), err]).toEqual([1, { problems: [said] }, '错误 KEY_UNKNOWN: 没有编号为 9 的密钥\n'])
  })

  it('says that a key does not open', async () => {
    const hub = await fakeHub({
      'POST /graphql': json({ errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] }, 401),
    })
    expect(
      await hutong(['key', 'revoke', '9', '--reason', 'x', '--url', hub.url, '--key', 'bad', '--lang', 'en']),
    ).toEqual({
      code: 1,
      out: '',
      err: 'The key does not open: it is mistyped, expired or revoked. Check --key or HUTONG_KEY, or ask the secretariat for a new one.\n',
    })
  })

  it('knows only the roles there are', async () => {
    expect(await hutong(['key', 'issue', '--role', 'KING', '--holder', 'x'])).toEqual({
      code: 2,
      out: '',
      err: 'hutong: --role <ROLE> 的值不可用,可选:SECRETARIAT, COORDINATOR, OPERATOR, LEADER, PARTNER, AUDITOR。用 --help 查看用法。\n',
    })
  })
})

const published = {
  ordinal: 1,
  title: '第一批',
  documentNumber: '内政办〔2024〕1号',
  state: 'PUBLISHED',
  publishedOn: '2024-05-06',
  isBackFilled: false,
  publicationRecordedAt: '2024-05-06T01:02:03.000004Z',
  itemCount: 120,
}
const drafted = {
  ...published,
  ordinal: 2,
  title: '第二批',
  documentNumber: null,
  state: 'OUT_FOR_CONSULTATION',
  publishedOn: null,
  itemCount: 7,
}

describe('showing batches', () => {
  it('lists those of a cluster in aligned columns', async () => {
    const hub = await fakeHub({
      'POST /graphql': json({ data: { cluster: { code: 'hbew' }, itemBatches: [published, drafted] } }),
    })
    expect(await hutong(['batch', 'show', '--cluster', 'hbew', '--url', hub.url])).toEqual({
      code: 0,
      err: '',
      out: `批次  状态      项数  公布日期    文号               名称
1     已公布    120   2024-05-06  内政办〔2024〕1号  第一批
2     征求意见  7                                    第二批
`,
    })
  })

  it('shows one with what the cities said', async () => {
    const item = { code: 'HT0000000042', name: '社保卡申领' }
    const consultations = [
      {
        round: 1,
        openedOn: '2026-11-01',
        deadline: '2026-11-15',
        answers: [
          { city: { code: '150100', name: '呼和浩特市' }, manner: 'STATED', confirmedOn: '2026-11-03' },
          { city: { code: '150200', name: '包头市' }, manner: null, confirmedOn: null },
        ],
        objections: [
          {
            city: { code: '150200', name: '包头市' },
            item,
            reason: '名称不一致',
            raisedOn: '2026-11-04',
            withdrawnOn: null,
          },
        ],
      },
    ]
    const adjustments = [
      { change: 'WITHDRAWN', item, effectiveOn: '2027-01-01', documentNumber: '调〔1〕', reason: null },
    ]
    const hub = await fakeHub({
      'POST /graphql': json({
        data: { cluster: { code: 'hbew' }, itemBatch: { ...drafted, consultations, adjustments } },
      }),
    })
    const { out } = await hutong(['batch', 'show', '--cluster', 'hbew', '--ordinal', '2', '--url', hub.url])
    expect(out).toBe(`批次  2
名称  第二批
状态  征求意见
项数  7

第 1 轮征求意见:2026-11-01 至 2026-11-15
城市        意见    日期
呼和浩特市  已确认  2026-11-03
包头市      有异议

异议城市  事项                     提出        撤回  理由
包头市    HT0000000042 社保卡申领  2026-11-04        名称不一致

调整
生效        变动  事项                     文号     理由
2027-01-01  退出  HT0000000042 社保卡申领  调〔1〕
`)
  })

  it('refuses a batch that is not there', async () => {
    const hub = await fakeHub({ 'POST /graphql': json({ data: { cluster: { code: 'hbew' }, itemBatch: null } }) })
    expect(await hutong(['batch', 'show', '--cluster', 'hbew', '--ordinal', '9', '--url', hub.url])).toEqual({
      code: 1,
      out: '',
      err: '错误 BATCH_UNKNOWN: hbew 没有第 9 批,或此密钥看不到\n',
    })
  })
})

const waiting = (number: string, candidates: unknown[] = []) => ({
  item: { code: number, number, name: `事项${number}`, department: '人社局' },
  candidates,
})
const candidate = { item: { code: '150101001000', name: '社保卡申领' }, similarity: 0.826, sameDepartment: true }
const page = (nodes: unknown[], endCursor: string | null) =>
  json({ data: { unmatchedItems: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } } })
const matched = json({ data: { matchItem: { items: [], problems: [] } } })

describe('matching items', () => {
  it('lists those that wait, with their candidates', async () => {
    const hub = await fakeHub({
      'POST /graphql': page([waiting('HT0000000001', [candidate, candidate]), waiting('HT0000000002')], 'c1'),
    })
    const { out } = await hutong(['item', 'match', '--cluster', 'hbew', '--url', hub.url])
    expect(out).toBe(`编号          名称              部门    候选
HT0000000001  事项HT0000000001  人社局  83% 150101001000 社保卡申领(同部门)
                                        83% 150101001000 社保卡申领(同部门)
HT0000000002  事项HT0000000002  人社局  —
下一页: --after c1
`)
  })

  it('decides all without candidates as new, page by page', async () => {
    const hub = await fakeHub({
      'POST /graphql': inTurn(
        page([waiting('HT0000000001'), waiting('HT0000000002', [candidate])], 'c1'),
        matched,
        page([waiting('HT0000000003')], null),
        matched,
      ),
    })
    const args = ['item', 'match', '--cluster', 'hbew', '--all-new-without-candidates', '--url', hub.url]
    expect(await hutong([...args, '--json'])).toEqual({
      code: 0,
      err: '',
      out: '{"seen":3,"decidedAsNew":2,"leftWithCandidates":1}\n',
    })
    expect(hub.requests.map(({ body }) => JSON.parse(body.toString()).variables)).toEqual([
      { cluster: 'hbew', first: 100, after: null },
      { input: { cluster: 'hbew', decisions: [{ item: 'HT0000000001', isNew: true }] } },
      { cluster: 'hbew', first: 100, after: 'c1' },
      { input: { cluster: 'hbew', decisions: [{ item: 'HT0000000003', isNew: true }] } },
    ])
  })

  it('decides on one', async () => {
    const items = [{ code: '150101001000', name: '社保卡申领', state: 'ACTIVE', matching: 'NOT_NEEDED' }]
    const hub = await fakeHub({ 'POST /graphql': json({ data: { matchItem: { items, problems: [] } } }) })
    const args = ['item', 'match', '--cluster', 'hbew', '--item', 'HT0000000001', '--same-as', '150101001000']
    expect((await hutong([...args, '--url', hub.url])).out).toBe(
      '编号          状态    名称\n150101001000  ACTIVE  社保卡申领\n',
    )
    expect(JSON.parse(hub.requests[0]!.body.toString()).variables).toEqual({
      input: { cluster: 'hbew', decisions: [{ item: 'HT0000000001', sameAs: '150101001000' }] },
    })
  })

  it.each([
    [['--item', 'HT1']],
    [['--new']],
    [['--item', 'HT1', '--new', '--same-as', 'HT2']],
    [['--item', 'HT1', '--new', '--all-new-without-candidates']],
  ])('calls %j wrong use', async (args) => {
    expect((await hutong(['item', 'match', '--cluster', 'hbew', ...args])).code).toBe(2)
  })
})

describe('exporting the change log', () => {
  const whole: Answering = (_, response) => response.end(`${exportLines().join('\n')}\n`)
  const cutOff: Answering = (_, response) => response.end(`${exportLines().slice(0, 5).join('\n')}\n`)

  it('writes it to standard output as it comes', async () => {
    const hub = await fakeHub({ 'GET /audit/export': whole })
    expect(await hutongProcess(['audit', 'export', '--after', '0', '--url', hub.url])).toEqual({
      code: 0,
      err: '',
      out: `${exportLines().join('\n')}\n`,
    })
  })

  it('writes a file whole, which verifies', async () => {
    const hub = await fakeHub({ 'GET /audit/export': whole })
    const file = join(temporaryFolder(), 'log.ndjson')
    const { code, out } = await hutong(['audit', 'export', '--out', file, '--json', '--url', hub.url])
    expect([code, JSON.parse(out)]).toMatchObject([0, { file, entries: 6, nextNumber: 7 }])
    expect(readFileSync(file, 'utf8')).toBe(`${exportLines().join('\n')}\n`)
    expect((await hutong(['audit', 'verify', file])).code).toBe(0)
  })

  it('leaves nothing behind of an export that broke off', async () => {
    const hub = await fakeHub({ 'GET /audit/export': cutOff })
    const folder = temporaryFolder()
    expect(await hutong(['audit', 'export', '--out', join(folder, 'log.ndjson'), '--url', hub.url])).toEqual({
      code: 1,
      out: '',
      err: '错误 TRUNCATED: 导出在第 5 行之后中断,不完整,请重做\n',
    })
    expect(readdirSync(folder)).toEqual([])
  })

  const endless: Answering = (_, response) => {
    const line = `${exportLines()[2]}\n`.repeat(500)
    const more = () => response.destroyed || response.write(line, () => setImmediate(more))
    more()
  }

  it('ends quietly when nobody reads on', async () => {
    const hub = await fakeHub({ 'GET /audit/export': endless })
    const child = startHutong(['audit', 'export', '--url', hub.url])
    child.stdout.once('data', () => child.stdout.destroy())
    const errors = child.stderr.setEncoding('utf8').toArray()
    const [code] = await once(child, 'close')
    expect([code, (await errors).join('')]).toEqual([0, ''])
  })

  it('ends with 130 on Ctrl-C, and leaves nothing behind', async () => {
    const folder = temporaryFolder()
    const interrupting: Answering = (request, response) => {
      endless(request, response)
      child.kill('SIGINT')
    }
    const hub = await fakeHub({ 'GET /audit/export': interrupting })
    const child = startHutong(['audit', 'export', '--out', join(folder, 'log.ndjson'), '--url', hub.url])
    expect(await ended(child)).toEqual({ code: 130, out: '', err: '' })
    expect(readdirSync(folder)).toEqual([])
  })
})
