import { parseArgs } from 'node:util'
import { OneloopError } from '@oneloop/core'
import { formatBytes } from './format-bytes.ts'
import { describePlan, describeStep } from './plan/describe-plan.ts'
import { type SetupProgress, setupTensorflow } from './setup-tensorflow.ts'

/** The help of `oneloop setup tensorflow`. */
export const SETUP_USAGE = `Usage: oneloop setup tensorflow [--gpu] [--dry-run]

Builds the native part of @tensorflow/tfjs-node from package registries alone.

  --gpu              for NVIDIA GPUs: with CUDA's libraries (2.5 GB to download)
  --dry-run          only say what would be done, how large it is and what is missing
  --cache-dir DIR    where to keep it (default: oneloop in your cache folder)
  --index-url URL    the Python package index (default: PIP_INDEX_URL, or https://pypi.org/simple)
`

/** Where the command writes. */
export interface Terminal {
  write(text: string): void
  /** Whether a line can be written over: progress is then one line that changes, else a line a step. */
  readonly isTTY?: boolean
}

/**
 * The command `oneloop setup tensorflow`, its arguments without those words. Returns when done; a dry run says with
 * `false` that something is missing.
 *
 * @throws OneloopError as `setupTensorflow` does, and `OPTION_INVALID` for wrong arguments
 */
export async function setupCommand(args: string[], terminal: Terminal, signal?: AbortSignal): Promise<boolean> {
  const flags = parseFlags(args)
  if (flags.help) {
    terminal.write(SETUP_USAGE)
    return true
  }
  const { plan, report } = await setupTensorflow({
    gpu: flags.gpu ?? false,
    dryRun: flags['dry-run'] ?? false,
    ...(flags['cache-dir'] && { cacheDir: flags['cache-dir'] }),
    ...(flags['index-url'] && { indexUrl: flags['index-url'] }),
    ...(signal && { signal }),
    onProgress: progressWriter(terminal),
  })
  if (report === null) {
    terminal.write(`${describePlan(plan)}\n`)
    return plan.missing.length === 0
  }
  const device = report.gpu ? 'it found a GPU' : plan.gpu ? 'but it found no GPU on this machine' : 'on the CPU'
  terminal.write(`TensorFlow ${report.tensorflow} works, ${device} (${plan.source} binding: ${report.binding})\n`)
  return true
}

function parseFlags(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        gpu: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        'cache-dir': { type: 'string' },
        'index-url': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return values
  } catch (cause) {
    throw new OneloopError((cause as Error).message.split('. ')[0]!, {
      code: 'OPTION_INVALID',
      fix: 'see --help',
      cause,
    })
  }
}

function progressWriter(terminal: Terminal): (progress: SetupProgress) => void {
  let shownIndex = -1
  let shownPercent = -1
  return ({ step, index, steps, done, total }) => {
    const percent = Math.floor((100 * done) / total)
    if (index !== shownIndex) terminal.write(`[${index + 1}/${steps}] ${describeStep(step)}\n`)
    else if (percent === shownPercent) return
    shownIndex = index
    shownPercent = percent
    if (!terminal.isTTY || total === 1) return
    const end = percent === 100 ? '\r\u001b[K' : ''
    terminal.write(`\r\u001b[K  ${percent} %  ${formatBytes(done)} of ${formatBytes(total)}${end}`)
  }
}
