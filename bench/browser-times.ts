import type { Page } from 'playwright-core'

/** What a window was seen to do with a page, in ms; `first` is from the answer's first byte to the first paint. */
export interface OpenedTimes {
  readonly wire: number
  readonly nodes: number
  readonly rows: number
  readonly first: number
  readonly whole: number
  readonly blocked: number
  readonly longest: number
}

const settled = 600

/** Has the window take down what keeps it busy; before the first page. */
export const watchTasks = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const tasks: number[] = []
    Object.assign(window, { tasks })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration)
    }).observe({ type: 'longtask', buffered: true })
  })
}

/** Opens a page and waits until it rests. */
export const openTimed = async (page: Page, path: string): Promise<OpenedTimes> => {
  await page.goto(path, { waitUntil: 'load' })
  await page.waitForTimeout(settled)
  return page.evaluate(() => {
    const [at] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const paint = performance.getEntriesByName('first-contentful-paint')[0]!
    const { tasks } = window as unknown as { tasks: number[] }
    return {
      wire: at!.transferSize,
      nodes: document.querySelectorAll('*').length,
      rows: document.querySelectorAll('tbody tr').length,
      first: paint.startTime - at!.responseStart,
      whole: at!.domComplete - at!.responseStart,
      blocked: tasks.reduce((sum, one) => sum + Math.max(0, one - 50), 0),
      longest: Math.max(0, ...tasks),
    }
  })
}

/** From a key that goes down in a field to the frame that shows what it wrote, each of so many keys. */
export const typeTimed = async (page: Page, field: string, keys: number): Promise<number[]> => {
  await page.evaluate(() => {
    const took: number[] = []
    Object.assign(window, { took })
    const shown = new MessageChannel()
    let began = 0
    // A message that is sent in the frame arrives after it was painted.
    shown.port1.onmessage = () => took.push(performance.now() - began)
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        began = timeStamp
        requestAnimationFrame(() => shown.port2.postMessage(null))
      },
      true,
    )
  })
  const input = page.locator(field)
  await input.scrollIntoViewIfNeeded()
  await input.focus()
  for (let i = 0; i < keys; i += 1) {
    await page.keyboard.press(String(i % 10))
    await page.waitForTimeout(60)
  }
  return page.evaluate(() => (window as unknown as { took: number[] }).took)
}

/** How long the window is busy with a block from a spreadsheet, up to the frame that shows it. */
export const pasteTimed = (page: Page, field: string, block: string): Promise<number> =>
  page.locator(field).evaluate(async (input, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    const began = performance.now()
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    const shown = new MessageChannel()
    await new Promise((resolve) => {
      shown.port1.onmessage = resolve
      requestAnimationFrame(() => shown.port2.postMessage(null))
    })
    return performance.now() - began
  }, block)

/** The frames of going down the page by half a window at a time. */
export const scrollTimed = (page: Page, frames: number): Promise<number[]> =>
  page.evaluate(async (frames) => {
    const took: number[] = []
    scrollTo(0, 0)
    let last = await new Promise<number>(requestAnimationFrame)
    for (let i = 0; i < frames; i += 1) {
      scrollBy(0, innerHeight / 2)
      const now = await new Promise<number>(requestAnimationFrame)
      took.push(now - last)
      last = now
    }
    return took
  }, frames)
