import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'

/** What makes Chromium offer WebGPU on a machine without a GPU: SwiftShader, in software. */
export const WEBGPU_ARGS: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
]

/** The program to start: headless Chromium out of the npm registry. */
export async function chromiumPath(): Promise<string> {
  return join(await chromiumFolder(), 'chromium')
}

/**
 * Where Chromium is unpacked, with SwiftShader's Vulkan driver and the Vulkan loader beside it. The package itself would
 * unpack into the system's temporary folder, and give out a path there that another process is still writing to: so it
 * unpacks into a folder of its own, which gets its name when it is whole.
 */
export async function chromiumFolder(): Promise<string> {
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
  const folder = join(cache, 'chromium')
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, 'unpacking-'))
  const { TMPDIR } = process.env
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
