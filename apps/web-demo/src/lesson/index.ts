import type { ComponentType } from 'preact'

/** A section of the lesson: its component is fetched when the page has time for it. */
export interface LessonEntry {
  /** Anchor of the section and name of its folder after the number. */
  readonly id: string
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** The lesson, in the order taught. */
export const sections: readonly LessonEntry[] = [
  { id: 'data', load: () => import('./01-data/index.tsx') },
  { id: 'batches', load: () => import('./02-batches/index.tsx') },
  { id: 'network', load: () => import('./03-network/index.tsx') },
  { id: 'forward', load: () => import('./04-forward/index.tsx') },
  { id: 'loss', load: () => import('./05-loss/index.tsx') },
  { id: 'gradient', load: () => import('./06-gradient/index.tsx') },
  { id: 'optimizers', load: () => import('./07-optimizers/index.tsx') },
  { id: 'training-loop', load: () => import('./08-training-loop/index.tsx') },
  { id: 'evaluation', load: () => import('./09-evaluation/index.tsx') },
  { id: 'gradient-norms', load: () => import('./10-gradient-norms/index.tsx') },
  { id: 'save-and-load', load: () => import('./11-save-and-load/index.tsx') },
  { id: 'glossary', load: () => import('./12-glossary/index.tsx') },
]
