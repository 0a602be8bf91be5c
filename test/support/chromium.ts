import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver } from 'playwright-core'
import { afterFile } from './after-file.ts'

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
]

/**
 * A Chromium out of the registry, or that of `HUTONG_TEST_CHROMIUM`; closed after the file. Where none starts, nothing is skipped in
 * silence: CI fails, and elsewhere the reason is said.
 */
export const openChromium = async (): Promise<Browser | null> => {
  try {
    const executablePath = process.env.HUTONG_TEST_CHROMIUM ?? (await chromium.executablePath())
    const browser = await driver.launch({ executablePath, args: flags, headless: true })
    afterFile(() => browser.close())
    return browser
  } catch (fault) {
    if (process.env.CI) throw fault
    console.error(
      `\nBROWSER TESTS SKIPPED: no Chromium starts here: ${fault instanceof Error ? fault.message : fault}\n`,
    )
    return null
  }
}
