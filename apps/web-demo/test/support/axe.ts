import axe from 'axe-core'
import type { Page } from 'playwright-core'

/**
 * What axe finds, a line for each rule: how bad it is, and the places. Empty where all is well.
 *
 * @param within a selector; the whole page unless said
 */
export async function axeFaults(page: Page, within: string | null = null): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (place) => (globalThis as unknown as { axe: typeof axe }).axe.run(place ?? document),
    within,
  )
  return violations.map(({ impact, id, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

export const seriousFaults = async (page: Page) =>
  (await axeFaults(page)).filter((fault) => /^(serious|critical) /.test(fault))
