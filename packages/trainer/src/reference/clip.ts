/**
 * Scales all gradients together so that their joint L2 norm is at most `clipNorm`, as PyTorch's `clip_grad_norm_`:
 * by min(1, clipNorm ÷ (norm + 1e-6)). Pascanu et al. 2012, https://arxiv.org/abs/1211.5063
 */
export function clip(gradients: Readonly<Record<string, Float64Array>>, clipNorm: number): void {
  let squares = 0
  for (const gradient of Object.values(gradients)) for (const g of gradient) squares += g * g
  const scale = Math.min(1, clipNorm / (Math.sqrt(squares) + 1e-6))
  for (const gradient of Object.values(gradients)) for (let i = 0; i < gradient.length; i++) gradient[i]! *= scale
}
