import { describe, expect, it } from 'vitest'
import { browserOf, type Shown } from '../support/browsing.ts'
import { makeCluster } from '../support/cluster.ts'
import { openTestDatabase } from '../support/database.ts'
import { hubAt } from '../support/hub.ts'

const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
await makeCluster(hub)
const office = await browserOf(hub, 'SECRETARIAT', { cluster: 'hbew' })
const hohhot = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150100' })
const baotou = await browserOf(hub, 'COORDINATOR', { cluster: 'hbew', city: '150200' })

const at = '/console/hbew/batches'
const textOf = ({ html }: Shown) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const list =
  '名称,编码,类型,部门\n社会保障卡申领,152014001000,公共服务,人社局\n养老金核定,152014002000,行政确认,人社局\n'
const faulty = '名称,编码,类型,部门\n,152014003000,公共服务,人社局\n罚款缴纳,152014004000,行政处罚,公安局\n'

const upload = (content: string, action: string, more: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ordinal: '1', title: '第一批', action, ...more })) form.set(name, value)
  form.set('file', new File([content], '清单.csv', { type: 'text/csv' }))
  return form
}

const register = (form: FormData) => office.submit(`${at}/register`, `${at}/register`, form)

describe('registering a batch from a spreadsheet', () => {
  it('is rehearsed: the rows with problems, each at its cell, and nothing written', async () => {
    const checked = await register(upload(faulty, 'check'))
    expect([checked.status, textOf(checked)]).toEqual([200, expect.stringContaining('试登记结果（没有写入）')])
    expect(textOf(checked)).toContain('共2行：新增或修改0，不变0，不接受2')
    expect(checked.html).toMatch(/<td class="wrong">行政处罚<span class="why">/)
    expect(textOf(await office.open(at))).toContain('还没有批次')
  })

  it('gives the same sheet back, with the problems marked', async () => {
    const marked = await register(upload(faulty, 'marked'))
    expect([marked.status, marked.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="marked.xlsx"',
    ])
  })

  it('refuses all for one error, and says why', async () => {
    const refused = await register(upload(faulty, 'register'))
    expect([refused.status, textOf(refused)]).toEqual([422, expect.stringContaining('没有登记')])
  })

  it('asks for a file where none was chosen, and keeps what was typed', async () => {
    const asked = await office.submit(`${at}/register`, `${at}/register`, {
      ordinal: '1',
      title: '第一批',
      action: 'check',
    })
    expect([asked.status, textOf(asked), asked.html]).toEqual([
      422,
      expect.stringContaining('请选择文件'),
      expect.stringContaining('value="第一批"'),
    ])
  })

  it('registers', async () => {
    const registered = await register(upload(list, 'register'))
    expect([registered.status, textOf(registered)]).toEqual([200, expect.stringContaining('已登记')])
    expect(textOf(await office.open(`${at}/1`))).toContain('养老金核定')
  })

  it('is for the secretariat: others see no button, and are refused', async () => {
    expect(textOf(await office.open(at))).toContain('上传清单登记')
    expect(textOf(await hohhot.open(at))).not.toContain('上传清单登记')
    expect((await hohhot.open(`${at}/register`)).status).toBe(403)
    const refused = await hohhot.submit(`${at}/1`, `${at}/register`, upload(list, 'register'))
    expect([refused.status, textOf(refused)]).toEqual([403, expect.stringContaining('无权查看')])
  })
})

describe('the life of a batch', () => {
  const step = (browser: typeof office, name: string, fields: Record<string, string> = {}) =>
    browser.submit(`${at}/1`, `${at}/1/${name}`, fields)

  it('goes out for consultation by the secretariat alone', async () => {
    expect((await step(hohhot, 'open', { deadline: '2026-12-01' })).status).toBe(403)
    const late = await step(office, 'open', { deadline: '2026-11-01' })
    expect([late.status, textOf(late)]).toEqual([422, expect.stringContaining('处须改正')])
    expect((await step(office, 'open', { deadline: '2026-12-01' })).location).toBe(`${at}/1?done=yes`)
  })

  it('is objected to, item by item, and the objection is taken back', async () => {
    const page = await baotou.open(`${at}/1?object=152014002000`)
    expect(page.html).toContain('value="152014002000"')
    expect((await step(baotou, 'object', { item: '152014002000', reason: '' })).status).toBe(422)
    await step(baotou, 'object', { item: '152014002000', reason: '材料不同' })
    expect(textOf(await hohhot.open(`${at}/1`))).toContain('材料不同')
    expect((await step(office, 'publish', { publishedOn: '2026-11-22' })).status).toBe(422)
    expect((await step(baotou, 'withdraw', { item: '152014002000' })).status).toBe(303)
  })

  it('lets items be taken out while it is drafted, by the secretariat', async () => {
    const fields = { dropped: '152014001000', dropReason: '重复' }
    const draft = async (name: string, more: Record<string, string>) =>
      office.submit(`${at}/2`, `${at}/2/${name}`, more)
    await register(upload(list.replaceAll('15201400', '15201500'), 'register', { ordinal: '2', title: '第二批' }))
    expect((await office.open(`${at}/2?drop=152015001000`)).html).toContain('152015001000</textarea>')
    const refused = await draft('drop', fields)
    expect([refused.status, refused.html]).toEqual([422, expect.stringContaining('152014001000</textarea>')])
    expect((await draft('drop', { ...fields, dropped: '152015001000' })).location).toBe(`${at}/2?done=yes`)
    expect(textOf(await office.open(`${at}/2`))).not.toContain('社会保障卡申领')
    expect((await hohhot.submit(`${at}/1`, `${at}/2/drop`, { ...fields, dropped: '152015002000' })).status).toBe(403)
  })

  it('is confirmed by every city and published', async () => {
    await step(hohhot, 'confirm')
    expect((await step(baotou, 'confirm')).status).toBe(303)
    expect(
      (await step(office, 'publish', { documentNumber: '呼政办〔2026〕9号', publishedOn: '2026-11-22' })).status,
    ).toBe(303)
    const page = await office.open(`${at}/1`)
    expect(textOf(page)).toContain('已公布 2026年11月22日')
    expect((await hohhot.open(`${at}/1`)).html).not.toContain('class="step"')
  })

  it('is adjusted once published: items come and go by a document, from a day on', async () => {
    const adjusting = {
      ...{
        adjustDocument: '呼政办〔2026〕11号',
        effectiveOn: '2026-11-22',
        withdrawn: '152014002000',
        adjustReason: '取消',
      },
      add: '灵活就业登记，152014009000，公共服务，人社局',
    }
    const early = await step(office, 'adjust', { ...adjusting, effectiveOn: '2026-11-01' })
    expect([early.status, early.html]).toEqual([422, expect.stringContaining('灵活就业登记，152014009000')])
    expect((await step(hohhot, 'adjust', adjusting)).status).toBe(403)
    expect((await step(office, 'adjust', adjusting)).location).toBe(`${at}/1?done=yes`)
    const page = textOf(await hohhot.open(`${at}/1`))
    expect(page).toContain('2026年11月22日 增加 灵活就业登记 呼政办〔2026〕11号')
    expect(page).toContain('2026年11月22日 退出 养老金核定 呼政办〔2026〕11号')
    expect((await step(office, 'adjust', { ...adjusting, add: '', withdrawn: '' })).status).toBe(422)
  })

  it('shows a part of a long list, and says so', async () => {
    const rest = await office.open(`${at}/1?after=1`)
    expect(textOf(rest)).toContain('列出第2至2项，共2项')
  })

  it('has no step of another name', async () => {
    expect((await step(office, 'explode')).status).toBe(404)
  })
})
