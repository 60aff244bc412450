import type { RgbaImage } from '../grey-image.ts'

/** What a picture's header says, and what to call its file in errors. */
export interface PictureHeader {
  readonly file: string
  readonly width: number
  readonly height: number
}

/** One file format. Any error that it throws means that the file is damaged, unless it is a OneloopError. */
export type Decoder = (bytes: Uint8Array, header: PictureHeader) => RgbaImage | Promise<RgbaImage>
