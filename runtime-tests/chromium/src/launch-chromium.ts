import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Headless Chromium out of npm's `@sparticuz/chromium`: no download besides the registry's, and WebGPU in software. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: join(await unpackedChromium(), 'chromium'),
    args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'],
  })
}

async function unpackedChromium(): Promise<string> {
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
  const folder = join(cache, 'chromium')
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, 'unpacking-'))
  const { TMPDIR } = process.env
  // The package unpacks into the system's temporary folder, where another run may be doing the same.
  process.env['TMPDIR'] = temporary
  try {
    await sparticuz.executablePath()
    await rename(temporary, folder)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
  }
  return folder
}
