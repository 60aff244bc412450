import type { ComponentType } from 'preact'
import type { Localized } from '../i18n/language.ts'

/**
 * The sections of the lesson, in the order taught: what they are called here is what they are called everywhere, and
 * their places are their numbers. `id` is the section's anchor and the name of its folder.
 */
const titles = {
  data: { ko: '데이터: 이미지는 숫자입니다', en: 'The data: images are numbers' },
  batches: { ko: '미니배치와 에폭', en: 'Batches and epochs' },
  network: { ko: '신경망', en: 'The network' },
  forward: { ko: '순전파', en: 'The forward pass' },
  loss: { ko: '손실 함수', en: 'The loss' },
  gradient: { ko: '역전파와 기울기', en: 'The backward pass and the gradient' },
  optimizers: { ko: '옵티마이저', en: 'Optimizers' },
  'training-loop': { ko: '학습 루프', en: 'The training loop' },
  evaluation: { ko: '평가', en: 'Evaluation' },
  'gradient-norms': { ko: '기울기 들여다보기', en: 'Looking at the gradients' },
  'save-and-load': { ko: '저장하고 불러오기', en: 'Saving and loading' },
  glossary: { ko: '용어 사전', en: 'Glossary' },
} as const satisfies Record<string, Localized>

export type SectionId = keyof typeof titles

const ofTheRun: ReadonlySet<SectionId> = new Set(['forward', 'evaluation', 'gradient-norms', 'save-and-load'])

export interface LessonSection {
  readonly id: SectionId
  /** From 1. */
  readonly number: number
  readonly title: Localized
  /** Whether it shows the network of the main run. */
  readonly usesRun: boolean
  /** Its component is fetched when the page has time for it. */
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

const components = import.meta.glob<{ readonly default: ComponentType }>('./*/index.tsx')

export const sections: readonly LessonSection[] = (Object.keys(titles) as SectionId[]).map((id, i) => ({
  id,
  number: i + 1,
  title: titles[id],
  usesRun: ofTheRun.has(id),
  load: components[`./${id}/index.tsx`]!,
}))

export function section(id: SectionId): LessonSection {
  return sections.find((each) => each.id === id)!
}
