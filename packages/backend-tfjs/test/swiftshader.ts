import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

/**
 * Gives the tests a GPU in software on a machine without one: SwiftShader and the Vulkan loader, from the archive that
 * `@sparticuz/chromium` carries. Runs before the workers start, because a process reads `LD_LIBRARY_PATH` only then.
 */
export default async function useSwiftShader(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  const folder = await unpack()
  process.env['LD_LIBRARY_PATH'] = [folder, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  process.env['VK_ICD_FILENAMES'] = join(folder, 'vk_swiftshader_icd.json')
  process.env['XDG_RUNTIME_DIR'] ??= folder
}

async function unpack(): Promise<string> {
  const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))
  const folder = join(cache, 'swiftshader')
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const temporary = await mkdtemp(join(cache, 'unpacking-'))
  const { TMPDIR } = process.env
  // `inflate` unpacks into the system's temporary folder, where another run may be doing the same.
  process.env['TMPDIR'] = temporary
  try {
    const chromium = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
    await inflate(join(chromium, 'bin', 'swiftshader.tar.br'))
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
