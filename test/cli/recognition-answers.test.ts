import { describe, expect, it } from 'vitest'
import { openDemo } from '../support/demo.ts'
import { serveHub } from '../support/served-hub.ts'
import { fakeHub, json } from './fake-hub.ts'
import { hutong } from './run-hutong.ts'

// What the program says of the demo.
const { hub } = await openDemo('2026-03-02T01:00:00Z')
const url = await serveHub(hub)
const key = ['--key', 'first-key']
const run = (line: string, ...more: string[]) => hutong([...line.split(' '), '--url', url, ...more])

const pair = (item: string, competent: string, accepting: string) =>
  `item can-handle --cluster hbew --item ${item} --competent ${competent} --accepting ${accepting}`
const card = pair('150199010001', '150200', '150100')

describe('asking at the window', () => {
  it('says what to bring, by when and where, one below the other', async () => {
    expect(await run(`${pair('150199010003', '150900', '150100')} --accepted-on 2026-02-13`)).toEqual({
      code: 0,
      err: '',
      out: `答复        能办
事项        150199010003 住房公积金个人账户查询
收件地      呼和浩特市
事权所在地  乌兰察布市
互办        已生效
结果互认    已生效
办理方式    异地代收代办
带什么      申请表(必要、原件、1 份)
            居民身份证(必要、原件、1 份)
            户口簿(必要、复印件、1 份)
多久        7 个自然日
最迟办结    2026-02-20
费用        不收费
在哪办      呼和浩特市政务服务中心跨市通办窗口（演示数据）
时间        工作日 9:00–12:00、13:30–17:00（演示数据）
电话        0471-0000201
截至        2026-03-02
`,
    })
  })

  it('says of half an answer which half, who must act, and sends nobody to a window', async () => {
    expect(
      (await run(pair('150199010004', '150600', '150100'))).out,
    ).toBe(`答复        部分能办:暂不能收件,但认可对方的办理结果
事项        150199010004 异地就医结算备案
收件地      呼和浩特市
事权所在地  鄂尔多斯市
互办        等待另一方声明
结果互认    已生效
还缺        鄂尔多斯市尚未声明委托外市代为受理该事项，或声明尚未生效，须由鄂尔多斯市声明。
办理方式    异地代收代办
带什么      申请表(必要、原件、2 份)
            居民身份证(必要、原件、1 份)
多久        5 个工作日
费用        不收费
截至        2026-03-02
`)
  })

  it('speaks English, and marks a day that the calendar may move', async () => {
    const line = `${pair('150199010005', '150100', '150900')} --lang en --accepted-on 2026-12-30`
    expect((await run(line)).out).toBe(`Answer       Yes
Item         150199010005 城乡居民基本医疗保险参保登记
Accepting    乌兰察布市
Competent    呼和浩特市
Handling     in force
Recognition  in force
Mode         jointly handled
To bring     申请表(required, original, 1 ×)
             居民身份证(required, original, 1 ×)
             承诺书(optional, original, 1 ×)
How long     5 working days
Due          2027-01-06 (provisional: its year's holidays are not published yet)
Cost         工本费 每件 10 元（演示数据）
Where        乌兰察布市政务服务中心跨市通办窗口（演示数据）
When         工作日 9:00–12:00、13:30–17:00（演示数据）
Telephone    0474-0000401
As of        2026-03-02
`)
  })

  it('gives programs the answer whole', async () => {
    const { code, out } = await run(card, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      canHandle: {
        ...{ answer: 'YES', handles: 'LIVE', recognises: 'LIVE', mode: 'FULLY_ONLINE', otherMode: null },
        ...{ item: { code: '150199010001', name: '社会保障卡申领' }, dueOn: null, address: null, explain: [] },
        ...{ committedLimit: { value: 5, unit: 'WORKING_DAY' }, isCharged: false, asOf: '2026-03-02' },
      },
    })
  })

  it('says it where nothing is stated, and where the cities name different modes', async () => {
    const canHandle = {
      ...{ answer: 'PARTLY', handles: 'LIVE', recognises: 'PLANNED', mode: 'ACCEPTED_ON_BEHALF' },
      ...{ otherMode: 'FULLY_ONLINE', item: { code: '150199010001', name: '社会保障卡申领' } },
      ...{ competentCity: { code: '150200', name: '包头市' }, acceptingCity: { code: '150100', name: '呼和浩特市' } },
      ...{ materials: [], committedLimit: null, dueOn: null, isCharged: true, fees: [] },
      ...{ address: null, hours: null, telephone: null, asOf: '2026-03-02' },
      explain: [{ message: '包头市尚未声明。' }, { message: '包头市尚未声明。' }],
    }
    const fake = await fakeHub({ 'POST /graphql': json({ data: { canHandle } }) })
    expect(
      (await hutong([...card.split(' '), '--url', fake.url])).out,
    ).toBe(`答复        部分能办:可以收件,办理结果尚不互认
事项        150199010001 社会保障卡申领
收件地      呼和浩特市
事权所在地  包头市
互办        已生效
结果互认    等待另一方声明
还缺        包头市尚未声明。
办理方式    异地代收代办(事权所在地定为全程网办,两市不一致,以收件地为准)
带什么      未填写
多久        未填写
费用        收费,未列明项目
在哪办      未填写
截至        2026-03-02
`)
  })

  it.each([
    [`${pair('9', '150100', '150200')}`, 1, '错误 ANSWER_UNKNOWN: 没有找到 hbew、9、150200、150100,或此密钥看不到\n'],
    [pair('9', '150100', '150100'), 2, 'hutong: 收件地与事权所在地是同一城市,不是跨市办理:请给出两个城市\n'],
    [pair('9', '150100', '15'), 2, 'hutong: 15 不是城市代码(六位数字,如 150100)\n'],
    [`${card} --as-of 2026-02-30`, 2, 'hutong: 2026-02-30 不是一个存在的日期(YYYY-MM-DD)\n'],
    [`${card} --accepted-on tomorrow --lang en`, 2, 'hutong: tomorrow is no day that exists (YYYY-MM-DD)\n'],
    ['item can-handle --cluster hbew', 2, 'hutong: 缺少必需的选项 --item <CODE>。用 --help 查看用法。\n'],
  ])('%s ends with %i', async (line, code, err) => {
    expect(await run(line)).toEqual({ code, out: '', err })
  })
})

describe('comparing an item across cities', () => {
  it('says field by field what most have, and who must change what', async () => {
    expect(await run('item diff --cluster hbew --item 150199010002')).toEqual({
      code: 0,
      err: '',
      out: `150199010002 社会保险关系转移接续:不一致(呼和浩特市、包头市、鄂尔多斯市、乌兰察布市;截至 2026-03-02)

比对      一致  多数
名称      否    社会保险关系转移接续
受理标准  是    材料齐全、符合法定形式（演示数据）；自然人
申请材料  是    申请表（必要，原件，1 份）；居民身份证（必要，原件，1 份）
办理时限  否    5 个工作日
结果互认  是    —

须修改:
  包头市将名称“社会保险关系转移接续办理”改为“社会保险关系转移接续”。
  包头市将承诺办结时限由“10 个工作日”改为“5 个工作日”。
`,
    })
  })

  it('says what is tied', async () => {
    const line = 'item diff --cluster hbew --item 150199010005 --cities 150100，150200 --as-of 2026-01-01 --lang en'
    expect(
      (await run(line)).out,
    ).toBe(`150199010005 城乡居民基本医疗保险参保登记: not the same (呼和浩特市, 包头市; as of 2026-01-01)

Field                Same      Most have
Name                 yes       城乡居民基本医疗保险参保登记
Acceptance standard  yes       材料齐全、符合法定形式（演示数据）; persons
Materials            no, tied  申请表 (required, original, 1 ×); 居民身份证 (required, original, 1 ×)
Time limit           yes       5 working day(s)
Results              yes       —

To be changed:
  呼和浩特市 asks for "承诺书"; there is no majority, agree whether to keep it.
  包头市 does not ask for "承诺书"; there is no majority, agree whether to add it.
`)
  })

  it('gives programs every value', async () => {
    const { code, out } = await run('item diff --cluster hbew --item 150199010001 --json')
    const { itemDifferences: found } = JSON.parse(out)
    expect([code, found.isSame, found.cities.length, found.fields[3]]).toEqual([
      ...[0, true, 4],
      {
        ...{ field: 'timeLimit', isSame: true, isTied: false, common: '5 个工作日', changes: [] },
        values: [
          { city: { code: '150100', name: '呼和浩特市' }, value: '5 个工作日' },
          { city: { code: '150200', name: '包头市' }, value: '5 个工作日' },
          { city: { code: '150600', name: '鄂尔多斯市' }, value: '5 个工作日' },
          { city: { code: '150900', name: '乌兰察布市' }, value: '5 个工作日' },
        ],
      },
    ])
  })

  it.each([
    ['item diff --cluster hbew --item 9', 1, '错误 ANSWER_UNKNOWN: 没有找到 hbew、9,或此密钥看不到\n'],
    [
      'item diff --cluster hbew --item 150199010001 --cities 150200,999999',
      1,
      '错误 CITIES_TOO_FEW: 至少要有两个成员城市才能比对,现有:包头市\n',
    ],
    [
      'item diff --cluster hbew --item 9 --cities 150200;150100',
      2,
      expect.stringMatching(/^hutong: 150200;150100 不是/),
    ],
  ])('%s ends with %i', async (line, code, err) => {
    expect(await run(line)).toEqual({ code, out: '', err })
  })
})

describe('asking for the share of items that are the same', () => {
  it('tells it by cities, batch and department', async () => {
    expect(await run('item share --cluster hbew --batch 4 --cities 150100,150200,150600', ...key)).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^截至 2026-03-02,比对 46 项,四同一互 0 项,占 0%\(呼和浩特市、包头市、鄂尔多斯市\)。\n\n城市/,
      ),
    })
    const { out } = await run('item share --cluster hbew --batch 1 --cities 150200,150100 --lang en', ...key)
    expect(out).toBe(`As of 2026-03-02: of 56 items 4 are the same, 7.1% (呼和浩特市, 包头市).

Cities               Same  Compared  Share
呼和浩特市 – 包头市  4     56        7.1%

No.  Same  Compared  Share
1    4     56        7.1%

Department            Same  Compared  Share
交通运输局            0     6         0%
人力资源和社会保障局  1     5         20.0%
住房公积金中心        1     1         100%
住房和城乡建设局      0     5         0%
公安局                1     6         16.7%
农牧局                0     5         0%
医疗保障局            0     2         0%
卫生健康委员会        0     5         0%
市场监督管理局        0     9         0%
应急管理局            0     3         0%
文化和旅游局          0     3         0%
残疾人联合会          0     1         0%
民政局                0     2         0%
生态环境局            0     2         0%
自然资源局            1     1         100%
`)
  })

  it('gives programs the shares as they are', async () => {
    const { out } = await run('item share --cluster hbew --as-of 2024-12-31 --json', ...key)
    expect(JSON.parse(out).sameShare).toMatchObject({
      ...{ total: { same: 0, compared: 154, share: 0 }, asOf: '2024-12-31' },
      byBatch: [
        { key: '1', same: 0, compared: 56, share: 0 },
        { key: '2', same: 0, compared: 52, share: 0 },
        { key: '3', same: 0, compared: 47, share: 0 },
      ],
    })
  })

  it.each([
    ['item share --cluster hbew --batch 9', 1, '错误 ANSWER_UNKNOWN: 没有找到 hbew、第 9 批,或此密钥看不到\n'],
    [
      'item share --cluster hbew --cities 150100',
      1,
      '错误 CITIES_TOO_FEW: 至少要有两个成员城市才能比对,现有:呼和浩特市\n',
    ],
    ['item share --cluster hbew --batch first', 2, 'hutong: first 不是不小于 1 的整数\n'],
    ['item share', 2, 'hutong: 缺少必需的选项 --cluster <CODE>。用 --help 查看用法。\n'],
  ])('%s ends with %i', async (line, code, err) => {
    expect(await run(line, ...key)).toEqual({ code, out: '', err })
  })

  it('asks strangers for a key', async () => {
    expect(await run('item share --cluster hbew')).toEqual({
      ...{ code: 1, out: '' },
      err: '这一步需要密钥。请用 --key 或 HUTONG_KEY 给出。\n',
    })
  })
})

/** When the hub last heard of anything is another instant in each run. */
const timeless = (text: string) => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, 'INSTANT')

describe('counting', () => {
  it('states batches, items and level, the reconciliation, and where they are live', async () => {
    const { out, ...rest } = await run('count --cluster hbew')
    expect(rest).toEqual({ code: 0, err: '' })
    expect(timeless(out)).toBe(`截至 2026-03-02,累计 4 批次 199 项(主项 199)。
以互通在 INSTANT 已知为准。
勾稽:公布 201 + 新增 0 + 拆分增加 0 = 现有 199 + 重复 1 + 退出 1 + 合并 0
4 市均可互办 33 项,部分城市间可互办 6 项,尚不能互办 160 项。
按办理方式(一项可有多种):全程网办 80、异地代收代办 79、多地联办 40。

批次  公布日期    公布项数  计入项数
1     2022-06-15  56        56
2     2023-05-20  52        51
3     2024-04-18  47        46
4     2026-03-02  46        46
`)
  })

  it('counts again what was known at an earlier answer', async () => {
    const asked = 'count --cluster hbew --json'
    const first = JSON.parse((await run(asked)).out).recognitionCount
    const again = await run(`${asked} --known-at ${first.knownAt}`)
    expect(JSON.parse(again.out).recognitionCount).toEqual(first)
    const before = JSON.parse((await run(`${asked} --known-at 2001-01-01T00:00:00Z`)).out).recognitionCount
    expect([before.batches, before.items]).toEqual([0, 0])
  })

  it('counts one level as of a day, in English', async () => {
    const { out } = await run('count --cluster hbew --as-of 2024-12-31 --level 主项 --lang en')
    expect(timeless(out)).toBe(`As of 2024-12-31: 3 batches, 154 items (main items).
As known to the hub at INSTANT.
Reconciled: published 155 + added 0 + by splits 0 = items 154 + duplicates 1 + withdrawn 0 + merged 0
Live in all 4 cities: 0; in part: 0; nowhere yet: 154.
By mode (an item may have several): fully online 0, accepted on behalf 0, jointly handled 0.

No.  Published   Listed  Credited
1    2022-06-15  56      56
2    2023-05-20  52      52
3    2024-04-18  47      46
`)
  })

  it('gives programs every figure', async () => {
    const { out } = await run('count --cluster hbew --as-of 2022-12-31 --json')
    expect(JSON.parse(out).recognitionCount).toMatchObject({
      ...{ asOf: '2022-12-31', level: null, cityCount: 4, batches: 1, items: 56, gross: 56, added: 0 },
      ...{ gainedBySplits: 0, duplicates: 0, withdrawn: 0, mergedAway: 0, isReconciled: true },
      ...{ liveInAll: 0, liveInPart: 0 },
      byBatch: [{ ordinal: 1, publishedOn: '2022-06-15', listed: 56, credited: 56 }],
    })
  })

  it.each([
    ['count --cluster nope', 1, '错误 ANSWER_UNKNOWN: 没有找到 nope,或此密钥看不到\n'],
    ['count --cluster nope --json', 1, '错误 ANSWER_UNKNOWN: 没有找到 nope,或此密钥看不到\n'],
    ['count --cluster hbew --level 大项', 2, 'hutong: 颗粒度 大项 不可用:主项、子项、业务办理项\n'],
    ['count --cluster hbew --as-of 31/12/2024', 2, 'hutong: 31/12/2024 不是一个存在的日期(YYYY-MM-DD)\n'],
    ['count', 2, 'hutong: 缺少必需的选项 --cluster <CODE>。用 --help 查看用法。\n'],
  ])('%s ends with %i', async (line, code, err) => {
    expect(await run(line)).toMatchObject({ code, err })
  })
})
