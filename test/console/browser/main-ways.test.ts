import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openChromium } from '../../support/chromium.ts'
import { openTestDatabase } from '../../support/database.ts'
import { openWindow, serveDemo } from '../../support/demo-console.ts'
import { hubAt } from '../../support/hub.ts'

const browser = await openChromium()
const { db } = await openTestDatabase()
const demo = browser && (await serveDemo(hubAt(db, '2026-11-22T04:00:00.000Z'), false))
const windowAs = (role: string | null) => openWindow(browser!, demo!, role)

const listFile = async (text: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'hutong-list-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, '清单.csv')
  await writeFile(path, text)
  return path
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
    await page.getByText('已保存 1 行').waitFor()
    await page.getByRole('table', { name: '重点工程' }).getByRole('checkbox', { name: '全选', exact: true }).check()
    await page.getByRole('button', { name: '保存并报送所选' }).click()
    await page.locator('#row-PROJECT-5').getByText('已报送').waitFor()
    await page.goto('/console/hbew/plan/projects/5')
    await page.getByText('正在安装').waitFor()
  })
})

describe.skipIf(!browser)('the secretariat registers a batch', { timeout: 90_000 }, () => {
  it('checks, mends, registers and sends it out', async () => {
    const page = await windowAs('SECRETARIAT')
    await page.getByRole('link', { name: '批次' }).click()
    await page.getByRole('link', { name: '上传清单登记' }).click()
    await page.getByLabel('第几批').fill('8')
    await page.getByLabel('批次名称').fill('第八批')
    await page.getByLabel('清单文件').setInputFiles(await listFile('名称,编码,类型\n罚款缴纳,152014004000,行政处罚\n'))
    await page.getByRole('button', { name: '试登记' }).click()
    await page.locator('td.wrong').getByText('行政处罚').waitFor()
    const [marked] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载标注表' }).click(),
    ])
    expect(marked.suggestedFilename()).toBe('marked.xlsx')
    await page
      .getByLabel('清单文件')
      .setInputFiles(await listFile('名称,编码,类型\n养老金核定,152014002000,行政确认\n'))
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('link', { name: '查看第 8 批' }).click()
    await page.getByText('发出征求意见').first().click()
    await page.getByLabel('答复截止').fill('2026-12-01')
    await page.getByRole('button', { name: '发出征求意见' }).click()
    await page.getByText('第 1 轮征求意见').waitFor()
  })
})

describe.skipIf(!browser)('a citizen asks', { timeout: 90_000 }, () => {
  it('finds the item while typing, by the keyboard alone, without signing in', async () => {
    const page = await windowAs(null)
    await page.goto('/can-handle')
    await page.locator('#q').focus()
    await page.keyboard.type('shbzk')
    await page.getByText('社会保障卡申领').waitFor()
    await page.locator('[name=competent]').selectOption('150200')
    await page.locator('[name=accepting]').selectOption('150100')
    await page.locator('[name=accepting]').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
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
