import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { asRole, cities } from '../../../src/demo/demo-cities.ts'
import { confirmItemBatch } from '../../../src/recognition/confirm-item-batch.ts'
import { openChromium } from '../../support/chromium.ts'
import { must } from '../../support/cluster.ts'
import { openTestDatabase } from '../../support/database.ts'
import { openWindow, serveDemo } from '../../support/demo-console.ts'
import { hubAt } from '../../support/hub.ts'

const browser = await openChromium()
const { db } = await openTestDatabase()
const hub = hubAt(db, '2026-11-22T04:00:00.000Z')
const demo = browser && (await serveDemo(hub, false))
const windowAs = (role: string | null) => openWindow(browser!, demo!, role)

const listFile = async (text: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hutong-list-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, '清单.csv')
  await writeFile(path, text)
  return path
}

/** Goes on by the Tab key until this has the focus. */
const tabTo = async (page: Page, wanted: Locator) => {
  const isThere = () => wanted.evaluate((one) => one === document.activeElement)
  for (let pressed = 0; pressed < 60 && !(await isThere()); pressed += 1) await page.keyboard.press('Tab')
  expect(await isThere()).toBe(true)
}

/** What a link or button downloads. */
const downloaded = async (page: Page, press: () => Promise<void>) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Puts a block of cells on the clipboard's way into a field. */
const paste = (page: Page, name: string, text: string) =>
  page.locator(`[name="${name}"]`).evaluate((field, block) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

describe.skipIf(!browser)('a coordinator enters a month', { timeout: 90_000 }, () => {
  it('pastes from a spreadsheet, saves a row in place and releases it', async () => {
    const page = await windowAs('COORDINATOR 150100')
    await page.getByRole('link', { name: '填报' }).click()
    await page.getByRole('link', { name: '上一期' }).click()
    await paste(page, 'PROJECT-1.thisYear', '41249\t87081\t62\t在建\t\t已完成主体\n9000\t20000\t40\t在建\t\t正在安装')
    expect(await page.locator('[name="PROJECT-1.stage"]').inputValue()).toBe('UNDER_CONSTRUCTION')
    expect(await page.locator('[name="PROJECT-5.text"]').inputValue()).toBe('正在安装')
    await page.locator('#row-PROJECT-1').getByRole('button', { name: '保存' }).click()
    await page.locator('#row-PROJECT-1').getByText('待审核', { exact: true }).waitFor()
    expect(await page.locator('[name="PROJECT-5.text"]').inputValue()).toBe('正在安装')
    await page.getByRole('button', { name: '全部保存' }).last().click()
    await page.getByText('已保存1行').waitFor()
    await page.getByRole('table', { name: '重点工程' }).getByRole('checkbox', { name: '全选', exact: true }).check()
    await page.getByRole('button', { name: '保存并报送所选' }).click()
    await page.locator('#row-PROJECT-5').getByText('已报送').waitFor()
    await page.goto('/console/hbew/plan/projects/5')
    await page.getByText('正在安装').waitFor()
  })
})

describe.skipIf(!browser)('the secretariat registers a batch', { timeout: 90_000 }, () => {
  it('checks, mends, registers, sends it out, and publishes what the cities have confirmed', async () => {
    const page = await windowAs('SECRETARIAT')
    await page.getByRole('link', { name: '批次' }).click()
    await page.getByRole('link', { name: '上传清单登记' }).click()
    await page.getByLabel('第几批').fill('8')
    await page.getByLabel('批次名称').fill('第八批')
    await page.getByLabel('清单文件').setInputFiles(await listFile('名称,编码,类型\n罚款缴纳,152014004000,行政处罚\n'))
    await page.getByRole('button', { name: '试登记' }).click()
    await page.locator('td.wrong').getByText('行政处罚').waitFor()
    const marked = await downloaded(page, () => page.getByRole('button', { name: '下载标注表' }).click())
    expect(marked.name).toBe('marked.xlsx')
    await page
      .getByLabel('清单文件')
      .setInputFiles(await listFile('名称,编码,类型\n养老金核定,152014002000,行政确认\n'))
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('link', { name: '查看第8批' }).click()
    await page.getByText('发出征求意见').first().click()
    await page.getByLabel('答复截止').fill('2026-12-01')
    await page.getByRole('button', { name: '发出征求意见' }).click()
    await page.getByText('第1轮征求意见').waitFor()
    for (const { code } of cities)
      must(await confirmItemBatch(hub, asRole('COORDINATOR', code), { cluster: 'hbew', ordinal: 8 }))
    await page.reload()
    await page.getByText('公布', { exact: true }).first().click()
    await page.getByLabel('文号').fill('呼政办〔2026〕8号')
    await page.getByRole('button', { name: '公布', exact: true }).click()
    await page.getByText('已公布 2026年11月22日').waitFor()
  })
})

describe.skipIf(!browser)('the secretariat seals a meeting', { timeout: 90_000 }, () => {
  it('cuts off, sees who has not confirmed, seals all the same, and takes the report that was sealed along', async () => {
    const page = await windowAs('SECRETARIAT')
    await page.getByRole('link', { name: '会议' }).click()
    await page.getByRole('link', { name: '第八次市长联席会议' }).click()
    await page.getByRole('link', { name: '设定数据截止' }).click()
    await page.getByLabel('数据截止').fill('2026-11-22T12:00')
    await page.getByLabel('原因').fill('各市数据已报齐')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('link', { name: '确认与封存' }).click()
    await page.getByText('未确认', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '封存', exact: true }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('有城市未确认也封存').selectOption('是')
    await page.getByLabel('未确认也封存的原因').fill('会期已定')
    await page.getByRole('button', { name: '封存', exact: true }).click()
    await page.getByRole('heading', { name: '已封存' }).waitFor()
    await page.locator('.actions').getByRole('link', { name: '返回第8次会议' }).click()
    const { bytes } = await downloaded(page, () => page.getByRole('link', { name: '报告（docx）' }).click())
    const hash = createHash('sha256').update(bytes).digest('hex')
    await page.getByTitle(hash).waitFor()
  })
})

describe.skipIf(!browser)('a partner system’s people', { timeout: 90_000 }, () => {
  it('mend a row that was rejected, by the keyboard alone', async () => {
    const page = await windowAs('PARTNER 150200')
    const follow = async (wanted: Locator) => {
      await tabTo(page, wanted)
      await page.keyboard.press('Enter')
    }
    await follow(page.getByRole('link', { name: '同步' }))
    await page.waitForURL('**/sync')
    await follow(page.locator('a[href$="/baotou-zwfw/rejected"]').first())
    await page.waitForURL('**/rejected')
    await follow(page.getByRole('link', { name: 'BT-000004' }))
    await tabTo(page, page.getByLabel('办件类型'))
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('承诺件')
    await follow(page.locator('button[value=check]'))
    await page.getByRole('status').waitFor()
    await follow(page.locator('button[value=send]'))
    await page.getByText('行 BT-000004 已被采用').waitFor()
  })
})

describe.skipIf(!browser)('a citizen asks', { timeout: 90_000 }, () => {
  it('finds the item while typing, by the keyboard alone, without signing in', async () => {
    const page = await windowAs(null)
    await page.goto('/can-handle')
    await tabTo(page, page.locator('#q'))
    await page.keyboard.type('shbzk')
    await page.getByText('社会保障卡申领').waitFor()
    await tabTo(page, page.locator('[name=competent]'))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.locator('[name=accepting]'))
    await page.keyboard.press('ArrowDown')
    await tabTo(page, page.getByRole('button', { name: '查询' }))
    await page.keyboard.press('Enter')
    await page.locator('.verdict').waitFor()
    expect(await page.locator('.verdict').textContent()).toBe('能办')
  })
})

describe.skipIf(!browser)('a demo’s visitor', { timeout: 90_000 }, () => {
  it('takes another role from the menu, and signs out', async () => {
    const page = await windowAs('LEADER')
    await page.locator('.menu > summary').click()
    await page.getByRole('button', { name: '包头市 联络员' }).click()
    await page.locator('.menu > summary').getByText('包头市 联络员').click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录互通' }).waitFor()
  })
})

describe.skipIf(!browser)('a coordinator of many projects', { timeout: 90_000 }, () => {
  it('pastes a block that is longer than a page: nothing is filled in before it is said how, and all of it is checked', async () => {
    await sql`with one as (select * from plan_row where list = 'PROJECT' and year = 2026 and cities[1] = '150100' limit 1),
        subject as (insert into plan_subject (cluster_id, list, recorded_in) select cluster_id, list, 1 from one, generate_series(1, 230) returning id)
      insert into plan_row (subject_id, cluster_id, list, year, number, version, state, valid_from, content, content_hash, cities, recorded_in)
      select s.id, r.cluster_id, r.list, r.year, 1000 + row_number() over (), 1, 'LISTED', r.valid_from, r.content, r.content_hash, r.cities, 1
      from subject s, one r`.execute(db)
    const page = await windowAs('COORDINATOR 150100')
    await page.goto('/console/hbew/progress?list=PROJECT&row=PROJECT-1001')
    const line = '41249\t87081\t62\t在建\t\t已完成主体'
    const lines = (count: number) => Array.from({ length: count }, () => line).join('\n')
    await paste(page, 'PROJECT-1199.thisYear', lines(2))
    await page.getByText('已填 2 行').waitFor()
    await paste(page, 'PROJECT-1199.thisYear', lines(6))
    await page.getByText('本页从此格起只有 2 行').waitFor()
    page.on('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: '对应后面各页，先核对' }).click()
    await page.getByText('没有写入任何数据').waitFor()
    expect((await page.getByLabel('粘贴的表格').inputValue()).split('\n')).toHaveLength(7)
    await page.getByRole('button', { name: '核对' }).click()
    await page.getByText('共 6 行').waitFor()
    await page.goto('/console/hbew/progress?list=PROJECT&row=PROJECT-1201')
    await paste(page, 'PROJECT-1229.thisYear', lines(3))
    await page.getByText('多出 1 行').waitFor()
  })
})
