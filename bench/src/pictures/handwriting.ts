import type { Random } from './random.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a pen goes without being lifted. */
export type Stroke = readonly Point[]

/** Corners are kept, or a curve goes through the points. */
type Path = readonly ['corners' | 'curve', ...(readonly [number, number])[]]

/** How people write the ten digits, in a square of 1 × 1, y downwards: a few ways each. */
const DIGITS: readonly (readonly (readonly Path[])[])[] = [
  [
    [
      [
        'curve',
        [0.55, 0.02],
        [0.25, 0.12],
        [0.12, 0.5],
        [0.28, 0.9],
        [0.55, 0.98],
        [0.82, 0.8],
        [0.88, 0.45],
        [0.75, 0.1],
        [0.5, 0.02],
      ],
    ],
    [
      [
        'curve',
        [0.6, 0.05],
        [0.4, 0.03],
        [0.2, 0.3],
        [0.2, 0.7],
        [0.4, 0.97],
        [0.65, 0.93],
        [0.8, 0.6],
        [0.78, 0.25],
        [0.58, 0.03],
        [0.45, 0.1],
      ],
    ],
  ],
  [
    [['corners', [0.5, 0], [0.5, 1]]],
    [['corners', [0.3, 0.22], [0.55, 0], [0.55, 1]]],
    [['corners', [0.58, 0], [0.44, 1]]],
    [
      ['corners', [0.3, 0.2], [0.52, 0], [0.52, 1]],
      ['corners', [0.25, 1], [0.8, 1]],
    ],
  ],
  [
    [
      ['curve', [0.15, 0.25], [0.3, 0.05], [0.6, 0.02], [0.8, 0.2], [0.75, 0.45], [0.45, 0.75], [0.15, 0.97]],
      ['corners', [0.15, 0.97], [0.88, 0.95]],
    ],
    [
      [
        'curve',
        [0.18, 0.2],
        [0.45, 0.02],
        [0.75, 0.12],
        [0.75, 0.4],
        [0.45, 0.8],
        [0.2, 0.95],
        [0.14, 0.84],
        [0.3, 0.78],
        [0.55, 0.92],
        [0.9, 0.95],
      ],
    ],
  ],
  [
    [
      [
        'curve',
        [0.2, 0.12],
        [0.5, 0],
        [0.78, 0.16],
        [0.7, 0.4],
        [0.42, 0.48],
        [0.72, 0.55],
        [0.85, 0.76],
        [0.6, 0.98],
        [0.3, 0.97],
        [0.12, 0.84],
      ],
    ],
    [
      ['corners', [0.18, 0.03], [0.78, 0.03], [0.42, 0.42]],
      ['curve', [0.42, 0.42], [0.7, 0.48], [0.84, 0.7], [0.66, 0.95], [0.36, 0.98], [0.12, 0.86]],
    ],
  ],
  [
    [
      ['corners', [0.3, 0], [0.12, 0.58], [0.88, 0.56]],
      ['corners', [0.68, 0.12], [0.62, 1]],
    ],
    [['corners', [0.66, 1], [0.66, 0.02], [0.1, 0.68], [0.92, 0.68]]],
    [
      ['curve', [0.22, 0.02], [0.16, 0.3], [0.25, 0.52], [0.5, 0.54], [0.78, 0.46]],
      ['corners', [0.8, 0.02], [0.74, 1]],
    ],
  ],
  [
    [
      ['corners', [0.3, 0.03], [0.24, 0.44]],
      ['curve', [0.24, 0.44], [0.52, 0.36], [0.8, 0.5], [0.82, 0.76], [0.6, 0.97], [0.28, 0.96], [0.12, 0.84]],
      ['corners', [0.3, 0.03], [0.84, 0.02]],
    ],
    [
      ['corners', [0.84, 0.02], [0.32, 0.04], [0.22, 0.46]],
      ['curve', [0.22, 0.46], [0.6, 0.42], [0.82, 0.64], [0.66, 0.92], [0.34, 0.99], [0.14, 0.9]],
    ],
  ],
  [
    [
      [
        'curve',
        [0.7, 0.02],
        [0.4, 0.2],
        [0.2, 0.55],
        [0.22, 0.85],
        [0.48, 0.99],
        [0.76, 0.86],
        [0.76, 0.6],
        [0.52, 0.5],
        [0.26, 0.66],
      ],
    ],
    [
      [
        'curve',
        [0.42, 0.01],
        [0.24, 0.35],
        [0.18, 0.72],
        [0.36, 0.97],
        [0.66, 0.94],
        [0.8, 0.74],
        [0.62, 0.56],
        [0.36, 0.62],
        [0.22, 0.8],
      ],
    ],
  ],
  [
    [['corners', [0.14, 0.06], [0.84, 0.04], [0.44, 1]]],
    [
      ['corners', [0.16, 0.05], [0.82, 0.03], [0.4, 1]],
      ['corners', [0.28, 0.5], [0.8, 0.48]],
    ],
    [
      ['corners', [0.2, 0.2], [0.2, 0.05], [0.82, 0.03]],
      ['curve', [0.82, 0.03], [0.6, 0.4], [0.48, 0.7], [0.44, 1]],
    ],
  ],
  [
    [
      [
        'curve',
        [0.74, 0.14],
        [0.5, 0.01],
        [0.26, 0.15],
        [0.34, 0.38],
        [0.62, 0.56],
        [0.76, 0.8],
        [0.54, 0.99],
        [0.26, 0.86],
        [0.34, 0.6],
        [0.64, 0.4],
        [0.76, 0.18],
        [0.66, 0.06],
      ],
    ],
    [
      ['curve', [0.5, 0.01], [0.28, 0.12], [0.3, 0.36], [0.5, 0.47], [0.71, 0.36], [0.72, 0.12], [0.5, 0.01]],
      ['curve', [0.5, 0.47], [0.24, 0.62], [0.24, 0.88], [0.5, 0.99], [0.77, 0.88], [0.77, 0.62], [0.5, 0.47]],
    ],
  ],
  [
    [
      ['curve', [0.76, 0.2], [0.54, 0.02], [0.28, 0.16], [0.26, 0.4], [0.5, 0.52], [0.74, 0.34], [0.77, 0.18]],
      ['corners', [0.77, 0.18], [0.7, 1]],
    ],
    [
      [
        'curve',
        [0.74, 0.18],
        [0.5, 0.02],
        [0.26, 0.2],
        [0.32, 0.46],
        [0.6, 0.46],
        [0.75, 0.2],
        [0.74, 0.55],
        [0.6, 0.86],
        [0.32, 0.98],
      ],
    ],
  ],
]

/** A digit as somebody would write it once: a way of writing it, with a hand that is never quite the same. */
export function handwrite(label: number, random: Random): Stroke[] {
  const unsteady = random.between(0.006, 0.03)
  const narrow = random.between(0.72, 1.05)
  const slant = random.between(-0.12, 0.3)
  return random.of(DIGITS[label]!).map(([kind, ...points]) => {
    const moved = points.map(([x, y]) => ({
      x: 0.5 + (x - 0.5) * narrow + (0.5 - y) * slant + unsteady * random.normal(),
      y: y + unsteady * random.normal(),
    }))
    return kind === 'curve' ? curveThrough(moved) : moved
  })
}

const STEPS = 10

/** Catmull–Rom: https://doi.org/10.1016/B978-0-12-079050-0.50020-5 */
export function curveThrough(points: Stroke): Stroke {
  const at = (i: number) => points[Math.min(Math.max(i, 0), points.length - 1)]!
  const curve: Point[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    for (let step = 0; step < STEPS; step++) {
      const t = step / STEPS
      curve.push({ x: between(a.x, b.x, c.x, d.x, t), y: between(a.y, b.y, c.y, d.y, t) })
    }
  }
  return [...curve, at(points.length - 1)]
}

function between(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))
}

/** Letters of a page of text: not to be read, only to look like one. */
const LETTERS: readonly (readonly (readonly [number, number])[])[] = [
  [
    [0, 1],
    [0.5, 0],
    [1, 1],
    [0.75, 0.6],
    [0.25, 0.6],
  ],
  [
    [1, 0],
    [0, 0],
    [0, 0.5],
    [0.8, 0.5],
    [0, 0.5],
    [0, 1],
    [1, 1],
  ],
  [
    [0, 0],
    [0, 1],
    [0, 0.5],
    [1, 0.5],
    [1, 0],
    [1, 1],
  ],
  [
    [0.5, 0],
    [0.5, 1],
  ],
  [
    [0, 0],
    [0, 1],
    [0.9, 1],
  ],
  [
    [0, 1],
    [0, 0],
    [1, 1],
    [1, 0],
  ],
  [
    [0, 0],
    [1, 0],
    [0.5, 0],
    [0.5, 1],
  ],
  [
    [0, 1],
    [0, 0],
    [0.9, 0.1],
    [0.9, 0.45],
    [0, 0.5],
    [0.9, 1],
  ],
  [
    [0.9, 0.1],
    [0.1, 0],
    [0.1, 0.45],
    [0.9, 0.55],
    [0.9, 1],
    [0, 0.9],
  ],
  [
    [0, 0],
    [0, 0.9],
    [0.5, 1],
    [1, 0.9],
    [1, 0],
  ],
  [
    [0, 0],
    [0.5, 1],
    [1, 0],
  ],
  [
    [0.9, 0.1],
    [0.2, 0],
    [0, 0.5],
    [0.2, 1],
    [0.9, 0.9],
  ],
]

/** A word of so many letters, `size` high, from `left` and `top` on. */
export function writeWord(letters: number, left: number, top: number, size: number, random: Random): Stroke[] {
  return Array.from({ length: letters }, (_, i) =>
    random.of(LETTERS).map(([x, y]) => ({ x: left + (i * 0.85 + x * 0.55) * size, y: top + y * size })),
  )
}

/** How wide `writeWord` writes. */
export function widthOfWord(letters: number, size: number): number {
  return letters * 0.85 * size
}

/** A pen that wanders over and over. */
export function scribble(random: Random): Stroke {
  let [x, y, dx, dy] = [0.5, 0.5, 0, 0]
  return Array.from({ length: random.whole(60, 160) }, () => {
    dx = dx * 0.7 + random.normal() * 0.07
    dy = dy * 0.7 + random.normal() * 0.07
    if (x + dx < 0 || x + dx > 1) dx = -dx
    if (y + dy < 0 || y + dy > 1) dy = -dy
    x = Math.min(1, Math.max(0, x + dx))
    y = Math.min(1, Math.max(0, y + dy))
    return { x, y }
  })
}
