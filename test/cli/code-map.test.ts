import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mapCsv, mapJson, readMapFile } from '../../src/cli/map-file.ts'
import { fakeHub, json } from './fake-hub.ts'
import { hutong, temporaryFolder } from './run-hutong.ts'

const entries = [
  { field: null, theirs: 'BJLX', ours: 'caseKind' },
  { field: 'caseKind', theirs: '1', ours: 'ON_THE_SPOT' },
]
const map = { city: '150200', source: 'baotou-zwfw', cluster: 'hbew', revision: 3, entries }
const of = ['--city', '150200', '--source', 'baotou-zwfw']
const shown = json({ data: { codeMap: map } })
const answers = json({ data: { setCodeMap: { codeMap: map, problems: [] } } })
const inputOf = (request: { body: Buffer }) => JSON.parse(request.body.toString()).variables.input

describe('showing a code map', () => {
  it('on a screen, for programs, and as files', async () => {
    const hub = await fakeHub({ 'POST /graphql': shown })
    const folder = temporaryFolder()
    const show = (...more: string[]) => hutong(['map', 'show', ...of, '--url', hub.url, ...more])
    expect((await show()).out).toBe(
      '字段      对方值  我方值\n列        BJLX    caseKind\ncaseKind  1       ON_THE_SPOT\n',
    )
    expect(JSON.parse((await show('--json')).out)).toEqual(map)
    expect((await show('--out', join(folder, 'map.csv'))).err).toBe(`已写 2 条到 ${join(folder, 'map.csv')}\n`)
    expect(readFileSync(join(folder, 'map.csv'), 'utf8')).toBe(
      '\ufeff字段,对方值,我方值\r\n列,BJLX,caseKind\r\ncaseKind,1,ON_THE_SPOT\r\n',
    )
    await show('--out', join(folder, 'map.json'))
    expect(JSON.parse(readFileSync(join(folder, 'map.json'), 'utf8'))).toEqual({
      columns: { BJLX: 'caseKind' },
      values: { caseKind: { 1: 'ON_THE_SPOT' } },
    })
  })
})

describe('setting a code map', () => {
  it('says what columns and values mean', async () => {
    const hub = await fakeHub({ 'POST /graphql': answers })
    const said = [
      '--column',
      'BJLX=caseKind',
      '--column',
      '经办人=-',
      '--value',
      'caseKind:1=ON_THE_SPOT',
      '--value',
      'kind：a=b=OTHER',
    ]
    expect(await hutong(['map', 'set', ...of, '--cluster', 'hbew', ...said, '--url', hub.url])).toEqual({
      code: 0,
      err: '',
      out: '对照表现有 2 条,第 3 版。\n',
    })
    expect(inputOf(hub.requests[0]!)).toEqual({
      ...{ city: '150200', source: 'baotou-zwfw', cluster: 'hbew', replaces: false, dryRun: false },
      entries: [
        { field: null, theirs: 'BJLX', ours: 'caseKind' },
        { field: null, theirs: '经办人', ours: '-' },
        { field: 'caseKind', theirs: '1', ours: 'ON_THE_SPOT' },
        { field: 'kind', theirs: 'a=b', ours: 'OTHER' },
      ],
    })
  })

  it('takes entries away', async () => {
    const hub = await fakeHub({ 'POST /graphql': answers })
    await hutong(['map', 'drop', ...of, '--column', 'BJLX', '--value', 'caseKind:1', '--url', hub.url])
    expect(inputOf(hub.requests[0]!).entries).toEqual([
      { field: null, theirs: 'BJLX', ours: null },
      { field: 'caseKind', theirs: '1', ours: null },
    ])
  })

  it('loads a file, and says what is not filled in', async () => {
    const hub = await fakeHub({ 'POST /graphql': answers })
    const path = join(temporaryFolder(), 'map.json')
    writeFileSync(path, '{"columns":{"BJLX":"caseKind"},"values":{"caseKind":{"1":"ON_THE_SPOT","2":null}}}')
    expect(await hutong(['map', 'load', path, ...of, '--replace', '--dry-run', '--url', hub.url])).toEqual({
      code: 0,
      err: '有 1 条没有填我方值,未载入:caseKind:2\n',
      out: '试运行,未写入:对照表将有 2 条。\n',
    })
    expect(inputOf(hub.requests[0]!)).toMatchObject({ entries, replaces: true, dryRun: true })
  })

  it.each([
    [['set', ...of], '请给出 --column 或 --value'],
    [['set', ...of, '--column', 'BJLX'], '--column BJLX 不可用:写成 列名=字段'],
    [['set', ...of, '--value', '1=X'], '--value 1 不可用:写成 字段:对方值=我方值'],
    [['load', 'nowhere.json', ...of], '读不了文件 nowhere.json(ENOENT)'],
    [['show', '--source', 'x'], '缺少必需的选项 --city <CODE>。用 --help 查看用法。'],
  ])('refuses wrong use: %j', async (args, sentence) => {
    expect(await hutong(['map', ...args, '--url', 'http://127.0.0.1:1'])).toEqual({
      code: 2,
      out: '',
      err: `hutong: ${sentence}\n`,
    })
  })

  it('tells why the hub refuses', async () => {
    const problem = { code: 'MAP_FIELD_UNKNOWN', severity: 'ERROR', message: '没有字段“x”。', facts: {} }
    const hub = await fakeHub({
      'POST /graphql': json({ data: { setCodeMap: { codeMap: null, problems: [problem] } } }),
    })
    const { code, err } = await hutong(['map', 'set', ...of, '--column', 'a=x', '--url', hub.url])
    expect([code, err]).toEqual([1, '错误 MAP_FIELD_UNKNOWN: 没有字段“x”。\n'])
  })
})

describe('a code map as a file', () => {
  const say = (zh: string) => zh
  const read = (text: string) => readMapFile(new TextEncoder().encode(text), 'map', say)
  const odd = [
    { field: null, theirs: '=cmd()', ours: '-' },
    { field: null, theirs: '名称,"全"', ours: 'name' },
    { field: 'caseKind', theirs: '两\n行', ours: null },
    { field: 'kind', theirs: '-', ours: '-' },
  ]

  it('comes back as it went, in both forms', () => {
    expect(read(mapCsv(odd))).toEqual(odd)
    expect(read(JSON.stringify(mapJson(odd)))).toEqual(odd)
    expect(mapCsv(odd)).toContain("'=cmd()")
  })

  it('is read in the coding in which spreadsheets save', () => {
    const gbk = Uint8Array.from([
      0xd7, 0xd6, 0xb6, 0xce, 0x2c, 0x61, 0x2c, 0x62, 0x0a, 0xc1, 0xd0, 0x2c, 0xc3, 0xfb, 0x2c, 0x6e,
    ])
    expect(readMapFile(gbk, 'map', say)).toEqual([{ field: null, theirs: '名', ours: 'n' }])
  })

  it.each(['', 'a,b', '{', '{"columns":{"a":1}}', '{"columns":[1]}'])('is not %j', (text) => {
    expect(() => read(text)).toThrow('map 不是对照表')
  })
})

describe('proposing a code map', () => {
  const column = { list: null, fillRate: 0.98, distinct: 2, hasMoreValues: false, otherwise: null }
  const proposal = {
    rows: 2,
    columns: [
      { ...column, column: 'BJLX', examples: ['1', '2'], field: 'caseKind', because: 'HINT', confidence: 0.7 },
      { ...column, column: 'BZ', examples: ['无'], field: null, because: null, confidence: 0 },
    ],
    values: [
      {
        ...{ field: 'caseKind', column: 'BJLX', theirs: '1', rows: 1, ours: null, likely: 'ON_THE_SPOT' },
        evidence: [{ fact: 'COMMITTED_LIMIT_ON_THE_SPOT', rows: 1, of: 1 }],
      },
      { field: 'caseKind', column: 'BJLX', theirs: '2', rows: 1, ours: null, likely: null, evidence: [] },
    ],
    missing: [{ code: 'MAP_LACKS_CODE', severity: 'WARNING', message: '没有编码列' }],
    problems: [],
    map: { columns: { BJLX: 'caseKind', BZ: null }, values: { caseKind: { 1: null, 2: null } } },
  }

  it('shows it, and writes the map with what is open', async () => {
    const hub = await fakeHub({ 'POST /sync/profile': json(proposal) })
    const folder = temporaryFolder()
    const [list, out] = [join(folder, 'list.csv'), join(folder, 'map.json')]
    writeFileSync(list, 'BJLX,BZ\n1,无\n')
    const args = ['map', 'propose', list, ...of, '--out', out, '--url', hub.url]
    expect(await hutong(args)).toEqual({
      code: 0,
      err: `已写 ${out}:4 条,其中 3 条待填;填好后 hutong map load ${out}\n`,
      out: [
        '共 2 行。',
        '列    填写  不同值  字段      把握  依据      例',
        'BJLX  98%   2       caseKind  70%   列名相近  1、2',
        'BZ    98%   2       ?                         无',
        '',
        '待定的值',
        '字段      对方值  行数  可能是       依据',
        'caseKind  1       1     ON_THE_SPOT  1 行中 1 行承诺时限为当场',
        'caseKind  2       1     ?',
        '',
        '还缺',
        '- 没有编码列',
        '',
      ].join('\n'),
    })
    expect([...hub.requests[0]!.query]).toEqual([
      ['city', '150200'],
      ['source', 'baotou-zwfw'],
      ['file', 'list.csv'],
    ])
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(proposal.map)
    await hutong([...args, '--take-likely'])
    expect(JSON.parse(readFileSync(out, 'utf8')).values).toEqual({ caseKind: { 1: 'ON_THE_SPOT', 2: null } })
  })

  it('tells why the hub refuses the file', async () => {
    const problem = { code: 'FILE_EMPTY', severity: 'ERROR', message: '文件是空的。', facts: {} }
    const hub = await fakeHub({ 'POST /sync/profile': json({ problems: [problem] }, 422) })
    const list = join(temporaryFolder(), 'list.csv')
    writeFileSync(list, '')
    const { code, err } = await hutong(['map', 'propose', list, ...of, '--url', hub.url])
    expect([code, err]).toEqual([1, '错误 FILE_EMPTY: 文件是空的。\n'])
  })
})
