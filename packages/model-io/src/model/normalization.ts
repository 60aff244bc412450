/** What turns a feature into the value that the network sees: `feature * scale + offset`. A pixel byte as in the lesson: 1/127.5 and −1. */
export interface Normalization {
  readonly scale: number
  readonly offset: number
}
