import { type AffineMap, compose, normalize, toTensor } from '@oneloop/data'

/** What the lesson's network sees of a byte: byte/255, then (x − 0.5) / 0.5, so from −1 to 1. Loaded datasets carry it. */
export const LESSON_TRANSFORM: AffineMap = compose(toTensor(), normalize({ mean: 0.5, std: 0.5 }))
