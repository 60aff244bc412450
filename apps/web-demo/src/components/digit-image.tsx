import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface DigitImageProps {
  /** `[784]` */
  readonly pixels: Uint8Array
  /** What it shows, in words; left out where the words stand beside it. */
  readonly label?: string
}

/** One 28×28 digit, as large as its container makes it. */
export function DigitImage({ pixels, label }: DigitImageProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current!.getContext('2d')!
    const image = context.createImageData(28, 28)
    for (const [i, level] of pixels.entries()) image.data.set([level, level, level, 255], i * 4)
    context.putImageData(image, 0, 0)
  }, [pixels])
  const words = label === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label }
  return <canvas ref={canvas} class="digit-image" width={28} height={28} {...words} />
}
