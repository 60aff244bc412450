import { formatBytes } from '../format-bytes.ts'
import type { SetupPlan, SetupStep } from './setup-plan.ts'

/** A plan in words, a line each: what will be fetched, from where and how large, what will be made, what is missing. */
export function describePlan(plan: SetupPlan): string {
  const device = plan.gpu ? 'NVIDIA GPU' : 'CPU'
  const { tfjsNode } = plan
  const lines = [
    `TensorFlow ${plan.tensorflow ?? '(none)'} for ${device} on ${plan.platform}`,
    `Binding of ${tfjsNode ? `${tfjsNode.name} ${tfjsNode.version} (${tfjsNode.folder})` : '@tensorflow/tfjs-node'}`,
  ]
  if (plan.source === 'official') {
    lines.push(`The package's own binding works: ${plan.binding}. Nothing to do.`)
    return lines.join('\n')
  }
  if (plan.paths) lines.push(`Into ${plan.paths.library}`)
  lines.push(...plan.steps.map((step, i) => `${i + 1}. ${describeStep(step)}`))
  if (plan.diskBytes > 0) {
    lines.push(`Download: ${formatBytes(plan.downloadBytes)}. Disk afterwards: ${formatBytes(plan.diskBytes)}.`)
  }
  if (plan.gpu && plan.downloadBytes > 0) {
    lines.push("CUDA's libraries come under NVIDIA's licence: https://docs.nvidia.com/cuda/eula/")
  }
  if (plan.missing.length > 0) {
    lines.push('Missing:', ...plan.missing.map(({ what, fix }) => `- ${what}\n  ${fix}`))
  }
  return lines.join('\n')
}

/** One step, as a sentence without its full stop. */
export function describeStep(step: SetupStep): string {
  switch (step.kind) {
    case 'download':
      return `Download ${step.wheel.file} (${formatBytes(step.wheel.bytes)}) from ${step.url.host}, sha256 ${step.wheel.sha256.slice(0, 12)}…`
    case 'unpack':
      return `Unpack the libraries and headers of ${step.wheel.file} (${formatBytes(step.wheel.unpackedBytes)})`
    case 'compile':
      return `Compile ${step.sources} with ${step.compiler}`
    case 'check':
      return `Load ${step.binding} in a process of its own and multiply two matrices`
  }
}
