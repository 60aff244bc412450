import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeOnce, runProgram, type Tool } from './tool.ts'

const here = import.meta.dirname
const INSTALL_TIMEOUT_MS = 240_000

/**
 * Python's numpy, onnx, onnxruntime and safetensors in a virtual environment that is made once, under `.cache`, or
 * where `ONELOOP_VENV` says. With `ONELOOP_TEST_TORCH=1` torch too, which with its CUDA takes more than
 * 5 GB on Linux.
 */
export function pythonTools(): Tool {
  const wantsTorch = process.env['ONELOOP_TEST_TORCH'] === '1'
  const name = wantsTorch ? 'venv-torch' : 'venv'
  return makeOnce(process.env['ONELOOP_VENV'] ?? join(here, '../../.cache', name), (temporary) => {
    runProgram('python3', ['-m', 'venv', temporary], { timeoutMs: INSTALL_TIMEOUT_MS })
    const requirements = ['requirements.txt', ...(wantsTorch ? ['requirements-torch.txt'] : [])]
    const files = requirements.flatMap((file) => ['-r', join(here, 'python', file)])
    const pip = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--disable-pip-version-check', ...files]
    runProgram(python(temporary), pip, { timeoutMs: wantsTorch ? 3 * INSTALL_TIMEOUT_MS : INSTALL_TIMEOUT_MS })
  })
}

/** The virtual environment that has torch: that of the tools, or the benchmark's where it was made. */
export function torchOf(tools: Tool): Tool {
  if (tools.skipped !== undefined) return tools
  const script = 'import importlib.util, sys; sys.exit(importlib.util.find_spec("torch") is None)'
  for (const path of [tools.path, join(here, '../../../../bench/.venv')]) {
    if (!existsSync(python(path))) continue
    try {
      runProgram(python(path), ['-c', script], { timeoutMs: 60_000 })
      return { path }
    } catch {
      // The next one may have it.
    }
  }
  return { skipped: 'no torch; ONELOOP_TEST_TORCH=1 installs it, ONELOOP_VENV names an environment that has it' }
}

/**
 * Runs one of the scripts of `python/` in a folder of files that it reads and writes.
 *
 * @param more an environment whose packages serve where the first lacks them
 */
export function runPython(tool: Tool, script: string, folder: string, more: Tool = tool): void {
  if (tool.skipped !== undefined || more.skipped !== undefined) throw new Error(tool.skipped ?? more.skipped)
  const where = runProgram(python(more.path), ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'], {
    timeoutMs: 60_000,
  })
  runProgram(python(tool.path), [join(here, 'python', script), where.trim()], { cwd: folder, timeoutMs: 120_000 })
}

/** A little-endian float32 file that a script wrote. */
export function readFloats(folder: string, name: string): Float32Array {
  return new Float32Array(new Uint8Array(readFileSync(join(folder, name))).buffer)
}

function python(venv: string): string {
  return process.platform === 'win32' ? join(venv, 'Scripts/python.exe') : join(venv, 'bin/python')
}
