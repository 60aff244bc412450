// Written by scripts/pin-wheels.ts.
import type { TensorflowBuild } from './wheel.ts'

export const pinnedBuilds: Readonly<Record<string, TensorflowBuild>> = {
  'cpu-linux-x64': {
    version: '2.21.0',
    libraries: ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'],
    wheels: [
      {
        project: 'tensorflow-cpu',
        file: 'tensorflow_cpu-2.21.0-cp310-cp310-manylinux_2_27_x86_64.whl',
        sha256: 'd143e92f5c0661cdfa26eaca8f73cd2efd0ec53a68af8dec82f584ba8eb14b83',
        bytes: 273601549,
        unpackedBytes: 853735911,
      },
    ],
  },
  'gpu-linux-x64': {
    version: '2.21.0',
    libraries: ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'],
    wheels: [
      {
        project: 'tensorflow',
        file: 'tensorflow-2.21.0-cp310-cp310-manylinux_2_27_x86_64.whl',
        sha256: '77c6f298e695ea1d283cdd7d30f8d97530cc6e92c1395a9ddbab9771c99233a4',
        bytes: 572211261,
        unpackedBytes: 1259448055,
      },
      {
        project: 'nvidia-cublas-cu12',
        file: 'nvidia_cublas_cu12-12.5.3.2-py3-none-manylinux2014_x86_64.whl',
        sha256: 'ca070ad70e9fa6654084575d01bd001f30cc4665e33d4bb9fc8e0f321caa034b',
        bytes: 363313169,
        unpackedBytes: 551765766,
      },
      {
        project: 'nvidia-cuda-cupti-cu12',
        file: 'nvidia_cuda_cupti_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
        sha256: 'bde77a5feb66752ec61db2adfe47f56b941842825b4c7e2068aff27c9d107953',
        bytes: 13811507,
        unpackedBytes: 44011470,
      },
      {
        project: 'nvidia-cuda-nvcc-cu12',
        file: 'nvidia_cuda_nvcc_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
        sha256: 'b03e545b8e8c3ce7ebcd7fc44063180ff52ff01d064ece2127ed90a04ef12cd0',
        bytes: 22468537,
        unpackedBytes: 31467618,
      },
      {
        project: 'nvidia-cuda-nvrtc-cu12',
        file: 'nvidia_cuda_nvrtc_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
        sha256: '3dbd97b0104b4bfbc3c4f8c79cd2496307c89c43c29a9f83125f1d76296ff3fd',
        bytes: 24873108,
        unpackedBytes: 68302926,
      },
      {
        project: 'nvidia-cuda-runtime-cu12',
        file: 'nvidia_cuda_runtime_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
        sha256: '3e79a060e126df40fd3a068f3f787eb000fa51b251ec6cd97d09579632687115',
        bytes: 895707,
        unpackedBytes: 771294,
      },
      {
        project: 'nvidia-cudnn-cu12',
        file: 'nvidia_cudnn_cu12-9.3.0.75-py3-none-manylinux2014_x86_64.whl',
        sha256: '9ad9c6929ebb5295eb4a1728024666d1c88283373e265a0c5c883e6f9d5cd76d',
        bytes: 577163502,
        unpackedBytes: 885357134,
      },
      {
        project: 'nvidia-cufft-cu12',
        file: 'nvidia_cufft_cu12-11.2.3.61-py3-none-manylinux2014_x86_64.whl',
        sha256: '9a6e8df162585750f61983a638104a48c756aa13f9f48e19ab079b38e3c828b8',
        bytes: 192524114,
        unpackedBytes: 278988518,
      },
      {
        project: 'nvidia-curand-cu12',
        file: 'nvidia_curand_cu12-10.3.6.82-py3-none-manylinux2014_x86_64.whl',
        sha256: '2823fb27de4e44dbb22394a6adf53aa6e1b013aca0f8c22867d1cfae58405536',
        bytes: 56309107,
        unpackedBytes: 96589102,
      },
      {
        project: 'nvidia-cusolver-cu12',
        file: 'nvidia_cusolver_cu12-11.6.3.83-py3-none-manylinux2014_x86_64.whl',
        sha256: '93cfafacde4428b71778eeb092ec615a02a3d05404da1bcf91c53e3fa1bce42b',
        bytes: 130341232,
        unpackedBytes: 218200958,
      },
      {
        project: 'nvidia-cusparse-cu12',
        file: 'nvidia_cusparse_cu12-12.5.1.3-py3-none-manylinux2014_x86_64.whl',
        sha256: '016df8e993c437e8301e62739f01775cba988fd5253cd4c64173f8e8d2f8e752',
        bytes: 217558979,
        unpackedBytes: 295774806,
      },
      {
        project: 'nvidia-nccl-cu12',
        file: 'nvidia_nccl_cu12-2.27.7-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl',
        sha256: 'de5ba5562f08029a19cb1cd659404b18411ed0d6c90ac5f52f30bf99ad5809aa',
        bytes: 322546339,
        unpackedBytes: 430128087,
      },
      {
        project: 'nvidia-nvjitlink-cu12',
        file: 'nvidia_nvjitlink_cu12-12.5.82-py3-none-manylinux2014_x86_64.whl',
        sha256: 'f9b37bc5c8cf7509665cb6ada5aaa0ce65618f2332b7d3e78e9790511f111212',
        bytes: 21298879,
        unpackedBytes: 54619918,
      },
    ],
  },
  'cpu-linux-arm64': {
    version: '2.21.0',
    libraries: ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'],
    wheels: [
      {
        project: 'tensorflow',
        file: 'tensorflow-2.21.0-cp310-cp310-manylinux_2_27_aarch64.whl',
        sha256: '7c97938b25cf70c80ae8619931f85abcdee2ab2eb256c2051202edb3b89e9a5d',
        bytes: 281604511,
        unpackedBytes: 883489183,
      },
    ],
  },
  'cpu-darwin-arm64': {
    version: '2.21.0',
    libraries: ['tensorflow/libtensorflow_cc.2.dylib', 'tensorflow/libtensorflow_framework.2.dylib'],
    wheels: [
      {
        project: 'tensorflow',
        file: 'tensorflow-2.21.0-cp310-cp310-macosx_12_0_arm64.whl',
        sha256: '6462632889e0e9ce1455b208c87b86a8c154e899407ef7d426ef1ec71647f565',
        bytes: 223229342,
        unpackedBytes: 741232599,
      },
    ],
  },
}
