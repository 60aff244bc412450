import { join } from 'node:path'
import { chromiumFolder } from 'chromium-for-tests'

/**
 * Gives the tests a GPU in software on a machine without one: SwiftShader and the Vulkan loader, which lie beside the
 * tests' Chromium. Runs before the workers start, because a process reads `LD_LIBRARY_PATH` only then.
 */
export default async function useSwiftShader(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return
  const folder = await chromiumFolder()
  process.env['LD_LIBRARY_PATH'] = [folder, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  process.env['VK_ICD_FILENAMES'] = join(folder, 'vk_swiftshader_icd.json')
  process.env['XDG_RUNTIME_DIR'] ??= folder
}
