import type { Page } from 'playwright-core'

/** A state that no address shows by itself, and how a page comes into it. */
export interface LookedState {
  readonly name: string
  readonly role: string | null
  readonly reach: (page: Page) => Promise<unknown>
}

const cluster = '/console/hbew'
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const uploadTo = (path: string, name: string, text: string) => async (page: Page) => {
  await page.goto(path)
  const form = page.locator('form', { has: page.locator('input[type=file]') })
  for (const field of await form.locator('input[required]:not([type=file])').all())
    await field.fill((await field.getAttribute('type')) === 'number' ? '9' : '第九批')
  await form.locator('input[type=file]').setInputFiles(file(name, text))
  await form.locator('button').first().click()
  await page.waitForLoadState()
}

/** Refused, empty, wrong, gone: what people see when it does not go well. */
export const states: readonly LookedState[] = [
  { name: 'state-nothing-there', role: 'SECRETARIAT', reach: (page) => page.goto(`${cluster}/no/such/page`) },
  { name: 'state-no-such-item', role: 'SECRETARIAT', reach: (page) => page.goto(`${cluster}/items/000000000000`) },
  { name: 'state-forbidden', role: 'COORDINATOR 150100', reach: (page) => page.goto(`${cluster}/batches/register`) },
  { name: 'state-not-signed-in', role: null, reach: (page) => page.goto(`${cluster}/plan`) },
  { name: 'state-wrong-key', role: null, reach: (page) => signInWith(page, 'htk_nobody') },
  { name: 'state-empty-cluster', role: 'SECRETARIAT', reach: (page) => page.goto('/console/sandbox') },
  { name: 'state-empty-plan', role: 'SECRETARIAT', reach: (page) => page.goto('/console/sandbox/plan/projects') },
  { name: 'state-empty-batches', role: 'SECRETARIAT', reach: (page) => page.goto('/console/sandbox/batches') },
  { name: 'state-nothing-found', role: 'SECRETARIAT', reach: (page) => page.goto(`${cluster}/items?q=没有这样的事项`) },
  { name: 'state-wrong-form', role: 'SECRETARIAT', reach: (page) => sendWrong(page) },
  {
    name: 'state-wrong-sheet',
    role: 'SECRETARIAT',
    reach: uploadTo(
      `${cluster}/batches/register`,
      'list.csv',
      '名称,编码,类型,层级\n罚款缴纳,152014004000,行政处罚,主项\n,15201400,公共服务,主项\n养老金核定,152014002000,行政确认,主项\n养老金核定,152014002000,行政确认,主项\n',
    ),
  },
  {
    name: 'state-no-sheet',
    role: 'SECRETARIAT',
    reach: uploadTo(`${cluster}/batches/register`, 'list.xlsx', 'this is no workbook'),
  },
  {
    name: 'state-wrong-plan-sheet',
    role: 'SECRETARIAT',
    reach: uploadTo(`${cluster}/plan/import?list=PROJECT`, 'plan.csv', '序号,项目名称,总投资\n1,甲,很多\n2,,100\n'),
  },
]

const signInWith = async (page: Page, key: string) => {
  await page.goto('/console/sign-in')
  await page.locator('input[name=key]').fill(key)
  await page
    .locator('form', { has: page.locator('input[name=key]') })
    .locator('button')
    .click()
  await page.waitForLoadState()
}

const sendWrong = async (page: Page) => {
  await page.goto(`${cluster}/meetings/new`)
  await page.locator('form [name=participants]').fill('没有逗号的一行')
  await page.locator('form [name=title]').fill('第九次会议')
  await page.locator('form', { has: page.locator('[name=participants]') }).evaluate((form: HTMLFormElement) => {
    form.noValidate = true
  })
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForLoadState()
}
