import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeHub, form, json } from './fake-hub.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const warning = {
  code: 'GRANULARITY_UNSPECIFIED',
  severity: 'WARNING',
  sheet: '清单',
  row: 3,
  cell: null,
  field: 'granularity',
  facts: {},
  message: '未写明颗粒度',
}
const laterWarning = { ...warning, row: 9 }
const error = {
  code: 'ITEM_CODE_REPEATED',
  severity: 'ERROR',
  sheet: '清单',
  row: 12,
  cell: 'C12',
  field: 'code',
  facts: { code: '150101001000' },
  message: '编码 150101001000 出现两次',
}
const earlierError = {
  ...error,
  code: 'ITEM_NAME_MISSING',
  row: 7,
  cell: 'B7',
  field: 'name',
  facts: {},
  message: '缺少事项名称',
}

const registered = {
  received: 10,
  accepted: 8,
  unchanged: 2,
  rejected: 0,
  problems: [laterWarning, warning],
  codeShapes: [
    { shape: 'BASIC_CODE', rows: 7, example: '150101001000' },
    { shape: 'A9{3}', rows: 3, example: 'GA001' },
  ],
  itemBatch: { cluster: 'hbew', ordinal: 3, title: '第三批', state: 'DRAFTED', itemCount: 10 },
  columns: [
    { sheet: '清单', header: '事项名称', field: 'name' },
    { sheet: '清单', header: '联系人', field: null },
  ],
}
const refusedOutcome = {
  ...registered,
  accepted: 0,
  unchanged: 0,
  rejected: 10,
  problems: [error, warning, earlierError],
  itemBatch: null,
}

const listIn = (folder: string): string => {
  const path = join(folder, '清单.csv')
  writeFileSync(path, '事项名称,联系人\n社保,张\n')
  return path
}

const batch = ['--cluster', 'hbew', '--ordinal', '3', '--title', '第三批']

describe('registering a list', () => {
  it('sends the file as it is, with all that was said about it', async () => {
    const hub = await fakeHub({ 'POST /batches/register': json(registered) })
    const more = [
      '--map',
      '事项名称=name',
      '--map',
      '联系人=-',
      '--granularity',
      '主项',
      '--document-number',
      '内政办〔2026〕3号',
    ]
    const past = ['--published-on', '2024-05-06', '--dry-run', '--accept-valid', '--idempotency-key', 'k-1']
    const args = [
      'batch',
      'register',
      listIn(temporaryFolder()),
      ...batch,
      ...more,
      ...past,
      '--url',
      hub.url,
      '--key',
      'secret',
    ]
    expect((await hutong(args)).code).toBe(0)
    const [request] = hub.requests
    expect([...request!.query]).toEqual([
      ['cluster', 'hbew'],
      ['ordinal', '3'],
      ['title', '第三批'],
      ['onProblem', 'ACCEPT_VALID'],
      ['file', '清单.csv'],
      ['documentNumber', '内政办〔2026〕3号'],
      ['publishedOn', '2024-05-06'],
      ['granularity', 'MAIN_ITEM'],
      ['dryRun', 'true'],
      ['map', '事项名称=name'],
      ['map', '联系人=-'],
    ])
    expect(request!.headers).toMatchObject({
      authorization: 'Bearer secret',
      'idempotency-key': 'k-1',
      'accept-language': 'zh-CN',
      'content-length': '34',
    })
    expect(request!.body.toString()).toBe('事项名称,联系人\n社保,张\n')
  })

  it('answers people in paragraphs', async () => {
    const hub = await fakeHub({ 'POST /batches/register': json(registered) })
    expect(await hutong(['batch', 'register', listIn(temporaryFolder()), ...batch, '--url', hub.url])).toEqual({
      code: 0,
      err: '',
      out: `已登记:hbew 第 3 批《第三批》,共 10 项(起草)。
收到 10 行:登记 8,已有且相同 2,退回 0

使用的列: 事项名称 → name
未使用的列: 联系人

编码形式    行数  示例
BASIC_CODE  7     150101001000
A9{3}       3     GA001

代码                     条数  行    说明(首条)
GRANULARITY_UNSPECIFIED  2     3, 9  未写明颗粒度
`,
    })
  })

  it('answers programs in exactly the members that were agreed', async () => {
    const hub = await fakeHub({ 'POST /batches/register': json(refusedOutcome, 422) })
    const { code, out, err } = await hutong([
      'batch',
      'register',
      listIn(temporaryFolder()),
      ...batch,
      '--json',
      '--url',
      hub.url,
    ])
    const { cell: _1, ...errorWithoutCell } = error
    const { cell: _2, ...warningWithoutCell } = warning
    const { cell: _3, ...earlierWithoutCell } = earlierError
    expect([code, err]).toEqual([1, ''])
    expect(JSON.parse(out)).toEqual({
      received: 10,
      accepted: 0,
      unchanged: 0,
      rejected: 10,
      problems: [errorWithoutCell, warningWithoutCell, earlierWithoutCell],
      codeShapes: registered.codeShapes,
    })
  })

  it('lists what refused it in the order of the rows', async () => {
    const hub = await fakeHub({
      'POST /batches/register': json({ ...refusedOutcome, columns: [], codeShapes: [] }, 422),
    })
    expect(await hutong(['batch', 'register', listIn(temporaryFolder()), ...batch, '--url', hub.url])).toEqual({
      code: 1,
      err: '',
      out: `已退回,什么都没有写入。
收到 10 行:登记 0,已有且相同 0,退回 10

位置              代码                说明
清单 第 7 行 B7   ITEM_NAME_MISSING   缺少事项名称
清单 第 12 行 C12  ITEM_CODE_REPEATED  编码 150101001000 出现两次

代码                     条数  行  说明(首条)
GRANULARITY_UNSPECIFIED  1     3   未写明颗粒度
`
        .replace('位置              代码', '位置               代码')
        .replace('B7   ITEM', 'B7    ITEM'),
    })
  })

  it('cuts a long list and says how many are left', async () => {
    const problems = Array.from({ length: 60 }, (_, i) => ({ ...error, row: i + 1, cell: null }))
    const hub = await fakeHub({ 'POST /batches/register': json({ ...refusedOutcome, problems }, 422) })
    const { out } = await hutong(['batch', 'register', listIn(temporaryFolder()), ...batch, '--url', hub.url])
    expect(out).toContain('清单 第 50 行')
    expect(out).not.toContain('清单 第 51 行')
    expect(out).toContain('… 另有 10 条,见 --marked / --json\n')
  })

  it('speaks English where the system does, and asks the hub for it', async () => {
    const hub = await fakeHub({ 'POST /batches/register': json({ ...registered, itemBatch: null, problems: [] }) })
    const args = ['batch', 'register', listIn(temporaryFolder()), ...batch, '--dry-run', '--url', hub.url]
    const { out } = await hutong(args, { LANG: 'en_US.UTF-8' })
    expect(out).toMatch(
      /^A dry run: nothing was written\.\n10 rows: 8 would be registered, 2 are there already, 0 have errors\n/,
    )
    expect(hub.requests[0]!.headers['accept-language']).toBe('en')
  })
})

describe('asking for the sheet back with its problems marked', () => {
  it('writes it whole and says so', async () => {
    const hub = await fakeHub({ 'POST /batches/register': form(refusedOutcome, 'marked bytes', 422) })
    const folder = temporaryFolder()
    const marked = join(folder, 'marked.xlsx')
    const args = ['batch', 'register', listIn(folder), ...batch, '--marked', marked, '--json', '--url', hub.url]
    const { code, out, err } = await hutong(args)
    expect([code, err, JSON.parse(out).rejected]).toEqual([1, `已写标注文件:${marked}\n`, 10])
    expect(readFileSync(marked, 'utf8')).toBe('marked bytes')
    expect(readdirSync(folder).toSorted()).toEqual(['marked.xlsx', '清单.csv'])
    expect(hub.requests[0]!.headers.accept).toBe('multipart/form-data')
  })

  it('says that there was nothing to mark', async () => {
    const hub = await fakeHub({ 'POST /batches/register': form(registered, null) })
    const folder = temporaryFolder()
    const args = [
      'batch',
      'register',
      listIn(folder),
      ...batch,
      '--marked',
      join(folder, 'marked.xlsx'),
      '--url',
      hub.url,
    ]
    expect(await hutong(args)).toMatchObject({ code: 0, err: '没有需要标注的问题,未写标注文件。\n' })
    expect(readdirSync(folder)).toEqual(['清单.csv'])
  })

  it('refuses to overwrite the list itself', async () => {
    const list = listIn(temporaryFolder())
    expect(await hutong(['batch', 'register', list, ...batch, '--marked', list])).toMatchObject({
      code: 2,
      err: 'hutong: --marked 不能覆盖清单本身,请换一个文件名\n',
    })
  })
})

describe('registering what cannot be registered', () => {
  it.each([
    ['no file', ['batch', 'register', 'none.csv', ...batch], 'hutong: 没有文件 none.csv\n'],
    ['a folder', ['batch', 'register', '.', ...batch], 'hutong: . 是文件夹,应为 .xlsx、.csv 或 NDJSON 文件\n'],
    ['no FILE', ['batch', 'register', ...batch], 'hutong: 缺少参数 FILE。用 --help 查看用法。\n'],
    ['an ordinal of 0', ['batch', 'register', 'a.csv', ...batch, '--ordinal', '0'], 'hutong: 0 不是不小于 1 的整数\n'],
    [
      'a day that does not exist',
      ['batch', 'register', 'a.csv', ...batch, '--published-on', '2023-02-30'],
      'hutong: 2023-02-30 不是一个存在的日期(YYYY-MM-DD)\n',
    ],
    [
      'a field that is none',
      ['batch', 'register', 'a.csv', ...batch, '--map', '联系人=phone'],
      'hutong: --map 联系人=phone 不可用:写成 表头=字段,字段为 name、code、localCode、kind、granularity、parentCode、department、creditCode、note,或 - 表示不用\n',
    ],
    [
      'an address that is none',
      ['batch', 'register', 'a.csv', ...batch, '--url', 'hub'],
      'hutong: --url 不是网址:hub(例:http://127.0.0.1:8787)\n',
    ],
    [
      'an unknown option',
      ['batch', 'register', 'a.csv', '--force', ...batch],
      'hutong: 没有选项 --force。用 --help 查看用法。\n',
    ],
  ])('calls %s wrong use', async (_, args, err) => {
    expect(await hutong(args, {}, temporaryFolder())).toEqual({ code: 2, out: '', err })
  })

  it('names the address of a hub that is not there, in the agreed members too', async () => {
    const list = listIn(temporaryFolder())
    const { code, out, err } = await hutong([
      'batch',
      'register',
      list,
      ...batch,
      '--url',
      'http://127.0.0.1:2',
      '--json',
    ])
    expect(code).toBe(1)
    expect(err).toMatch(/^连不上 http:\/\/127\.0\.0\.1:2/)
    expect(JSON.parse(out)).toMatchObject({ received: 0, problems: [{ code: 'HUB_UNREACHABLE' }], codeShapes: [] })
  })

  it.each([
    [401, { problems: [] }, '这一步需要密钥。请用 --key 或 HUTONG_KEY 给出。\n'],
    [403, { problems: [] }, '这把密钥没有做这件事的权限。请换用有权限的密钥(角色、城市群或城市不符)。\n'],
    [
      413,
      { problems: [{ code: 'FILE_TOO_LARGE', severity: 'ERROR', facts: {}, message: '文件超过 64 MiB' }] },
      '错误 FILE_TOO_LARGE: 文件超过 64 MiB\n',
    ],
    [503, {}, '错误 HTTP_503: 互通拒绝了请求(HTTP 503)。\n'],
  ])('says what HTTP %i means', async (status, answer, err) => {
    const hub = await fakeHub({ 'POST /batches/register': json(answer, status) })
    expect(await hutong(['batch', 'register', listIn(temporaryFolder()), ...batch, '--url', hub.url])).toEqual({
      code: 1,
      out: '',
      err,
    })
  })

  it('tells a place for the marked file that is missing before anything is sent', async () => {
    const hub = await fakeHub({ 'POST /batches/register': json(registered) })
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'out'))
    const args = [
      'batch',
      'register',
      listIn(folder),
      ...batch,
      '--url',
      hub.url,
      '--marked',
      join(folder, 'gone', 'm.xlsx'),
    ]
    expect((await hutong(args)).code).toBe(2)
    expect((await hutong([...args.slice(0, -1), join(folder, 'out')])).code).toBe(2)
    expect(hub.requests).toEqual([])
  })
})
