import type { Backend } from '@oneloop/trainer'
import type { Localized } from '../i18n/language.ts'

/** The engines of the page, the default first. */
export const engineNames = ['reference'] as const

export type EngineName = (typeof engineNames)[number]

export const engineLabels: Readonly<Record<EngineName, Localized>> = {
  reference: { ko: '기준 구현 (TypeScript)', en: 'Reference (TypeScript)' },
}

/** Fetches the engine's code, and only that one's. */
export async function loadBackend(name: EngineName): Promise<Backend> {
  switch (name) {
    case 'reference':
      return (await import('@oneloop/trainer')).reference()
  }
}
