import type { ComponentType } from 'preact'
import type { Localized } from '../i18n/language.ts'

export type RoomId = 'own-table' | 'own-classes'

/** A place of the page where visitors train on data of their own. `id` is its anchor and the name of its folder. */
export interface Room {
  readonly id: RoomId
  /** Stands where a section of the lesson has its number. */
  readonly mark: string
  readonly title: Localized
  readonly lead: Localized
  /** What is inside is fetched when the reader comes near. */
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

export const rooms: readonly Room[] = [
  {
    id: 'own-table',
    mark: 'A',
    title: { ko: '내 표로 학습하기', en: 'Train on a table of yours' },
    lead: {
      ko: 'CSV 파일을 놓고 맞힐 열을 고르면, 이 탭이 배우고 채점합니다. 파일은 이 브라우저를 떠나지 않습니다.',
      en: 'Drop a CSV file, choose the column to predict, and this tab learns it and grades itself. The file never leaves your browser.',
    },
    load: () => import('../own-table/index.tsx'),
  },
  {
    id: 'own-classes',
    mark: 'B',
    title: { ko: '내가 그린 그림으로 학습하기', en: 'Draw your own classes' },
    lead: {
      ko: '두 가지에서 열 가지까지, 이름을 붙이고 열 번씩만 그려 주세요. 그림은 이 브라우저에만 보관됩니다.',
      en: 'Two to ten things of your choice, named in any script, ten drawings of each. They stay in this browser.',
    },
    load: () => import('../own-classes/index.tsx'),
  },
]
