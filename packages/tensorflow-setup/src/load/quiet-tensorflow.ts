/**
 * What TensorFlow should be told before it starts, where the user hasn't: to keep its start-up notes to itself, to sum
 * in one order (oneDNN's kernels don't; for layers of this size they are no faster), and to take GPU memory as it needs
 * it, not all there is. See [its environment variables](https://www.tensorflow.org/guide/gpu#limiting_gpu_memory_growth).
 */
export function quietTensorflow(env: NodeJS.ProcessEnv = process.env): void {
  env['TF_CPP_MIN_LOG_LEVEL'] ??= '2'
  env['TF_ENABLE_ONEDNN_OPTS'] ??= '0'
  env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true'
}
