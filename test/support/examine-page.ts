import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** How much wider than its window the page is, at each width. */
export const sideways = async (page: Page, widths: readonly number[]): Promise<string[]> => {
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    const more = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (more > 0) found.push(`${more} px too wide at ${width} px`)
  }
  return found
}

/** Leaves of each table the rows that stand for the others, which the same code wrote. */
export const thinTables = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const row of document.querySelectorAll('tbody > tr:nth-child(n+9)')) row.remove()
  })

/** Puts axe into the window by the debugger: a script of the page would be refused by its policy. */
export const injectAxe = async (page: Page): Promise<void> => {
  const debug = await page.context().newCDPSession(page)
  await debug.send('Runtime.evaluate', { expression: axe })
  await debug.detach()
}

/** What offends one of axe's rules. */
export const violations = (page: Page, runOnly: readonly string[]): Promise<string[]> =>
  page.evaluate(async (runOnly) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself into the window
    const { violations, passes } = await (window as any).axe.run(document, { runOnly, resultTypes: ['violations'] })
    if (passes.length === 0) return ['nothing was examined']
    return violations.map(
      (one: { id: string; nodes: { html: string }[] }) =>
        `${one.id}: ${one.nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
  }, runOnly)

/** Goes through the page by the Tab key alone; tells what is never reached, and what has the focus without showing it. */
export const walkByKeyboard = async (page: Page): Promise<string[]> => {
  const presses = await page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
    const seen = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled'))
    const open = new Set(seen)
    // Of the buttons of a choice the Tab key reaches one, the arrows the others.
    const radios = new Map(
      seen.filter((one) => one.matches('[type=radio]')).map((one) => [one.getAttribute('name'), one]),
    )
    for (const one of seen)
      if (one.matches('[type=radio]') && radios.get(one.getAttribute('name')) !== one) open.delete(one)
    const dim = new Set<HTMLElement>()
    addEventListener('focusin', ({ target }) => {
      const one = target as HTMLInputElement
      if (one.type === 'radio')
        for (const other of open) if ((other as HTMLInputElement).name === one.name) open.delete(other)
      open.delete(one)
      const { outlineStyle, outlineWidth } = getComputedStyle(one)
      if (outlineStyle === 'none' || outlineWidth === '0px') dim.add(one)
    })
    Object.assign(window, { walk: { open, dim } })
    // A day has three parts and a calendar.
    return seen.length + 4 * document.querySelectorAll('[type=date], [type=datetime-local], .table-box').length + 2
  })
  await Promise.all(Array.from({ length: presses }, () => page.keyboard.press('Tab')))
  return page.evaluate(() => {
    const { open, dim } = (window as unknown as { walk: Record<'open' | 'dim', Set<HTMLElement>> }).walk
    const html = (one: HTMLElement) => one.outerHTML.slice(0, 160)
    return [...[...open].map((one) => `not reached: ${html(one)}`), ...[...dim].map((one) => `unseen: ${html(one)}`)]
  })
}

/** What no official writes on a page in Chinese: days and months as computers have them, words of the API, and what is no value. */
export const unofficial = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong = [
      /(?<![\d-])(19|20)\d\d-\d\d(-\d\d)?(?![\d-])/,
      /\b[A-Z]{2,}_[A-Z_]{2,}\b/,
      /\b(TASK|PROJECT|PLATFORM|UPSERT|REJECTED|RELEASED|ENTERED|WARNING|ERROR)\b/,
      /\b(SECRETARIAT|COORDINATOR|OPERATOR|LEADER|PARTNER|AUDITOR)\b/,
      /\b(undefined|null|NaN|true|false)\b|\[object/,
      /[\u4e00-\u9fff] \d+ ?[\u4e00-\u9fff]/,
    ]
    const shown = document.body.cloneNode(true) as HTMLElement
    // What is quoted to be compared with a program's stays as the program has it.
    for (const one of shown.querySelectorAll('code, .code, pre, script')) one.remove()
    const texts = [...shown.querySelectorAll('*')].flatMap(({ childNodes }) =>
      [...childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent ?? ''),
    )
    const hints = [...shown.querySelectorAll('[placeholder]')].map((one) => one.getAttribute('placeholder') ?? '')
    return [...texts, ...hints].filter((text) => wrong.some((rule) => rule.test(text)))
  })
