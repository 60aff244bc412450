/**
 * Sets what TensorFlow should be told before it starts, where the user has not: to keep its start-up notes to itself;
 * to sum in one order (oneDNN's own operations do not, are no faster for layers of this size, and announce themselves); to
 * take GPU memory as it needs it, not
 * [all there is](https://www.tensorflow.org/guide/gpu#limiting_gpu_memory_growth); and to multiply float32 matrices as
 * float32, not with the 10 bits of mantissa of [TF32](https://docs.nvidia.com/cuda/cublas/#environment-variables), as
 * PyTorch does.
 */
export function setTensorflowDefaults(env: NodeJS.ProcessEnv = process.env): void {
  env['TF_CPP_MIN_LOG_LEVEL'] ??= '2'
  env['TF_ENABLE_ONEDNN_OPTS'] ??= '0'
  env['TF_FORCE_GPU_ALLOW_GROWTH'] ??= 'true'
  env['NVIDIA_TF32_OVERRIDE'] ??= '0'
}
