import { expect, test } from 'vitest'
import { isKept } from './is-kept.ts'

test.each([
  'tensorflow/libtensorflow_cc.so.2',
  'tensorflow/libtensorflow_framework.2.dylib',
  'tensorflow/include/tensorflow/c/eager/c_api.h',
  'tensorflow/include/xla/tsl/c/tsl_status.h',
  'tensorflow/include/tsl/platform/ctstring_internal.h',
  'nvidia/cudnn/lib/libcudnn_engines_precompiled.so.9',
  'nvidia/cuda_nvcc/bin/ptxas',
  'nvidia_cublas_cu12-12.5.3.2.dist-info/License.txt',
])('%s is kept', (member) => expect(isKept(member)).toBe(true))

test.each([
  'tensorflow/python/_pywrap_tfe.so',
  'tensorflow/include/tensorflow/core/framework/tensor.h',
  'nvidia/cublas/include/cublas.h',
  'nvidia/cuda_nvcc/bin/nvcc',
  '../tensorflow/libtensorflow_cc.so.2',
  'tensorflow/include/tensorflow/c/../../../../x.h',
  'nvidia/../../lib/x.so',
])('%s is not', (member) => expect(isKept(member)).toBe(false))
