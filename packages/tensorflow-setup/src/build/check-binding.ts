import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { OneloopError } from '@oneloop/core'
import { setTensorflowDefaults } from '../load/tensorflow-defaults.ts'

const run = promisify(execFile)

/** What a binding said of itself. */
export interface BindingReport {
  readonly binding: string
  /** TensorFlow's version. */
  readonly tensorflow: string
  /** Whether it found a GPU that it can use. */
  readonly gpu: boolean
}

const CHECK = `
const binding = require(process.argv[1])
const matrix = binding.createTensor([2, 2], binding.TF_FLOAT, new Float32Array([1, 2, 3, 4]))
const flag = (name) => ({ name, type: binding.TF_ATTR_BOOL, value: false })
const type = { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT }
const [product] = binding.executeOp('MatMul', [flag('transpose_a'), flag('transpose_b'), type], [matrix, matrix], 1)
const values = Array.from(binding.tensorDataSync(product.id)).join()
if (values !== '7,10,15,22') throw new Error('it multiplies wrongly: ' + values)
console.log(JSON.stringify({ tensorflow: binding.TF_Version, gpu: binding.isUsingGpuDevice() }))
`

/**
 * Loads a binding in a process of its own, where a crash does no harm, and multiplies two matrices with it.
 *
 * @throws OneloopError `SETUP_CHECK_FAILED`
 */
export async function checkBinding(binding: string, signal?: AbortSignal): Promise<BindingReport> {
  try {
    const env = { ...process.env }
    setTensorflowDefaults(env)
    const { stdout } = await run(process.execPath, ['-e', CHECK, binding], { env, ...(signal && { signal }) })
    const report = JSON.parse(stdout.trim().split('\n').at(-1)!) as { tensorflow: string; gpu: boolean }
    return { binding, ...report }
  } catch (cause) {
    signal?.throwIfAborted()
    throw new OneloopError(`the binding doesn't work (${whatItSaid(cause)})`, {
      code: 'SETUP_CHECK_FAILED',
      file: binding,
      fix: 'run the setup again to compile it anew; if that is no help use the wasm or webgpu backend, and report this',
      cause,
    })
  }
}

function whatItSaid(cause: unknown): string {
  const { stderr = '', signal, message } = cause as { stderr?: string; signal?: string; message: string }
  if (signal) return `the process ended with ${signal}`
  return /^\w*Error: (.*)$/m.exec(stderr)?.[1] ?? message.split('\n')[0]!
}
