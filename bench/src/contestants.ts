/** A row of a table: a peer's file with how it is to run. */
export interface Contestant {
  readonly id: string
  /** For the tables. */
  readonly label: string
  /** In peers/. */
  readonly file: string
  readonly threads: number | null
  readonly options?: Readonly<Record<string, unknown>>
  /** Libraries that only work as a bundle. */
  readonly bundled?: true
  /** `python`: in bench/.venv. `native`: in bench/.native. */
  readonly needs?: 'python' | 'native'
  /** Left out of a quick run: half a minute of compiling, or much like another. */
  readonly notQuick?: true
  /** Whose it is: what the goals compare. */
  readonly family: 'oneloop' | 'pytorch' | 'scikit-learn' | 'jax' | 'tfjs' | 'jax-js' | 'onnxruntime'
}

const oneloop = { file: 'oneloop-wasm.ts', family: 'oneloop' } as const
const narrow = { ...oneloop, options: { wideSimd: false } } as const
const torch = { file: 'torch_tensors.py', needs: 'python', family: 'pytorch' } as const
const tuned = { tuned: true }
const compile = { notQuick: true, options: { tuned: true, compiled: true } } as const

const autotune = { notQuick: true, options: { tuned: true, wholeStep: true } } as const

/** What the others are compared with: its id. */
export const OURS = 'oneloop-2'
export const OURS_ONE_THREAD = 'oneloop-1'

export const epochContestants: readonly Contestant[] = [
  { id: OURS, label: 'oneloop, 2 threads', threads: 2, ...oneloop },
  { id: OURS_ONE_THREAD, label: 'oneloop, 1 thread', threads: 1, ...oneloop },
  { id: 'oneloop-2-128', label: 'oneloop, 2 threads, 128-bit', threads: 2, ...narrow },
  { id: 'oneloop-1-128', label: 'oneloop, 1 thread, 128-bit', threads: 1, ...narrow },
  { id: 'oneloop-2-fast', label: 'oneloop, 2 threads, fastMath', threads: 2, options: { fastMath: true }, ...oneloop },
  { id: 'oneloop-1-fast', label: 'oneloop, 1 thread, fastMath', threads: 1, options: { fastMath: true }, ...oneloop },
  { id: 'torch-compiled-1', label: 'PyTorch, tuned, torch.compile, 1 thread', threads: 1, ...torch, ...compile },
  {
    id: 'torch-compiled-2',
    label: 'PyTorch, tuned, torch.compile, 2 threads',
    threads: 2,
    ...compile,
    ...torch,
  },
  {
    id: 'torch-autotune-1',
    label: 'PyTorch, torch.compile of the whole step, max-autotune, 1 thread',
    threads: 1,
    ...autotune,
    ...torch,
  },
  {
    id: 'torch-autotune-2',
    label: 'PyTorch, torch.compile of the whole step, max-autotune, 2 threads',
    threads: 2,
    ...autotune,
    ...torch,
  },
  { id: 'torch-tuned-1', label: 'PyTorch, tuned, 1 thread', threads: 1, options: tuned, ...torch },
  { id: 'torch-tuned-2', label: 'PyTorch, tuned, 2 threads', threads: 2, options: tuned, ...torch },
  { id: 'torch-tensors-1', label: 'PyTorch, preloaded tensors, 1 thread', threads: 1, ...torch },
  { id: 'torch-tensors-2', label: 'PyTorch, preloaded tensors, 2 threads', threads: 2, notQuick: true, ...torch },
  {
    id: 'torch-dataloader',
    label: "PyTorch, the lesson's DataLoader",
    file: 'torch_dataloader.py',
    threads: null,
    needs: 'python',
    family: 'pytorch',
  },
  {
    id: 'jax',
    label: 'JAX, jitted scan of the epoch',
    file: 'jax_scan.py',
    threads: null,
    needs: 'python',
    family: 'jax',
  },
  {
    id: 'jax-1',
    label: 'JAX, 1 thread',
    file: 'jax_scan.py',
    threads: 1,
    notQuick: true,
    needs: 'python',
    family: 'jax',
  },
  {
    id: 'sklearn',
    label: 'scikit-learn, MLPClassifier',
    file: 'sklearn_lesson.py',
    threads: null,
    notQuick: true,
    needs: 'python',
    family: 'scikit-learn',
  },
  { id: 'jax-js', label: 'jax-js in Node', file: 'jax-js.ts', threads: null, family: 'jax-js' },
  {
    id: 'jax-js-chromium',
    label: 'jax-js in Chromium',
    file: 'jax-js-chromium.ts',
    threads: null,
    family: 'jax-js',
  },
  { id: 'tfjs-node', label: 'tfjs-node, eager loop', file: 'tfjs-node.ts', threads: null, family: 'tfjs' },
  { id: 'oneloop-tfjs', label: 'oneloop on tfjs-wasm', file: 'oneloop-tfjs.ts', threads: null, family: 'tfjs' },
  {
    id: 'tfjs-eager',
    label: 'tfjs-wasm, eager loop',
    file: 'tfjs-eager.ts',
    threads: null,
    bundled: true,
    family: 'tfjs',
  },
  {
    id: 'tfjs-layers',
    label: 'tfjs-wasm, tfjs-layers fit',
    file: 'tfjs-layers.ts',
    threads: null,
    bundled: true,
    family: 'tfjs',
  },
]

export const sweepContestants: readonly Contestant[] = [
  { id: 'oneloop-1', label: 'oneloop, 1 thread', threads: 1, ...oneloop },
  { id: 'oneloop-1-128', label: 'oneloop, 1 thread, 128-bit', threads: 1, ...narrow },
  { id: 'torch-tuned-1', label: 'PyTorch, 1 thread', threads: 1, options: tuned, ...torch },
  { id: 'oneloop-2', label: 'oneloop, 2 threads', threads: 2, ...oneloop },
  { id: 'torch-tuned-2', label: 'PyTorch, 2 threads', threads: 2, options: tuned, ...torch },
  { id: 'oneloop-1-fast', label: 'oneloop, 1 thread, fastMath', threads: 1, options: { fastMath: true }, ...oneloop },
]

export const inferenceContestants: readonly Contestant[] = [
  { id: 'oneloop', label: 'oneloop', threads: null, ...oneloop },
  {
    id: 'onnxruntime-node',
    label: 'onnxruntime-node',
    file: 'onnxruntime-node.ts',
    threads: null,
    needs: 'native',
    family: 'onnxruntime',
  },
  { id: 'torch', label: 'PyTorch, 1 thread', threads: 1, ...torch },
  {
    id: 'tfjs-eager',
    label: 'tfjs-wasm',
    file: 'tfjs-eager.ts',
    threads: null,
    bundled: true,
    family: 'tfjs',
  },
  { id: 'oneloop-tfjs', label: 'oneloop on tfjs-wasm', file: 'oneloop-tfjs.ts', threads: null, family: 'tfjs' },
  { id: 'tfjs-node', label: 'tfjs-node', file: 'tfjs-node.ts', threads: null, family: 'tfjs' },
]
