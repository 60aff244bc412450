import chromium from '@sparticuz/chromium'
import { chromiumPath } from 'chromium-for-tests'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Headless Chromium from the npm registry. */
export async function startChromium(): Promise<Browser> {
  const args = chromium.args.filter((arg) => !arg.startsWith('--headless') && arg !== '--single-process')
  return playwright.launch({ executablePath: await chromiumPath(), args, headless: true })
}
