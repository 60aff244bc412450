const KEPT = [
  /^tensorflow\/libtensorflow_(cc|framework)\.(so\.2|2\.dylib)$/,
  /^tensorflow\/include\/(tensorflow\/c|xla\/tsl\/c)\/(eager\/)?[\w.]+\.h$/,
  /^tensorflow\/include\/(tensorflow\/core|tsl)\/platform\/ctstring\w*\.h$/,
  /^nvidia\/\w+\/lib\/[\w.-]+\.so[.\d]*$/,
  /^nvidia\/cuda_nvcc\/(bin\/ptxas|nvvm\/libdevice\/[\w.]+)$/,
  /^[\w.-]+\.dist-info\/(licenses\/)?(LICENSE|License)[\w.]*$/,
]

/** Whether a wheel's member is needed: TensorFlow's C library and its headers, CUDA's shared libraries, the licences. */
export function isKept(member: string): boolean {
  return KEPT.some((pattern) => pattern.test(member))
}
