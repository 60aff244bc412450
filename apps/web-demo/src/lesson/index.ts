import type { ComponentType } from 'preact'
import type { Localized } from '../i18n/language.ts'

/** A section of the lesson: its component is fetched when the page has time for it. */
export interface LessonEntry {
  /** Anchor of the section and name of its folder after the number. */
  readonly id: string
  /** As in the section's own texts, which come with its component. */
  readonly title: Localized
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** The lesson, in the order taught. */
export const sections: readonly LessonEntry[] = [
  {
    id: 'data',
    title: { ko: '데이터: 이미지는 숫자입니다', en: 'The data: images are numbers' },
    load: () => import('./01-data/index.tsx'),
  },
  {
    id: 'batches',
    title: { ko: '미니배치와 에폭', en: 'Batches and epochs' },
    load: () => import('./02-batches/index.tsx'),
  },
  {
    id: 'network',
    title: { ko: '신경망', en: 'The network' },
    load: () => import('./03-network/index.tsx'),
  },
  {
    id: 'forward',
    title: { ko: '순전파', en: 'The forward pass' },
    load: () => import('./04-forward/index.tsx'),
  },
  {
    id: 'loss',
    title: { ko: '손실 함수', en: 'The loss' },
    load: () => import('./05-loss/index.tsx'),
  },
  {
    id: 'gradient',
    title: { ko: '역전파와 기울기', en: 'The backward pass and the gradient' },
    load: () => import('./06-gradient/index.tsx'),
  },
  {
    id: 'optimizers',
    title: { ko: '옵티마이저', en: 'Optimizers' },
    load: () => import('./07-optimizers/index.tsx'),
  },
  {
    id: 'training-loop',
    title: { ko: '학습 루프', en: 'The training loop' },
    load: () => import('./08-training-loop/index.tsx'),
  },
  {
    id: 'evaluation',
    title: { ko: '평가', en: 'Evaluation' },
    load: () => import('./09-evaluation/index.tsx'),
  },
  {
    id: 'gradient-norms',
    title: { ko: '기울기 들여다보기', en: 'Looking at the gradients' },
    load: () => import('./10-gradient-norms/index.tsx'),
  },
  {
    id: 'save-and-load',
    title: { ko: '저장하고 불러오기', en: 'Saving and loading' },
    load: () => import('./11-save-and-load/index.tsx'),
  },
  {
    id: 'glossary',
    title: { ko: '용어 사전', en: 'Glossary' },
    load: () => import('./12-glossary/index.tsx'),
  },
]
