import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { checkFields, OneloopError } from '@oneloop/core'
import { makeFolder, systemReason } from '@oneloop/core/node'
import type { Callback } from '@oneloop/trainer'
import { EVENT_OPTION_NAMES, type EventOptions, type EventSink, eventWriter } from '../tensorboard/event-writer.ts'

let files = 0

/**
 * Writes a run into a folder that `tensorboard --logdir FOLDER` shows: see `eventWriter` for what is in it. A run that goes
 * on adds a file, and TensorBoard forgets what the run had written past the place it goes on from.
 *
 * @param folder made if it is not there
 * @throws OneloopError `WRITE_FAILED`, out of `fit`: before the first step where the folder can't be written
 */
export function tensorBoard(folder: string, options: EventOptions = {}): Callback {
  checkFields('tensorBoard', options, EVENT_OPTION_NAMES, 'FIT_INVALID')
  return eventWriter(fileSink(folder), options)
}

function fileSink(folder: string): EventSink {
  let file: FileHandle | null = null
  let path = folder
  const orFail = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (cause) {
      throw new OneloopError(`can't be written (${systemReason(cause)})`, {
        code: 'WRITE_FAILED',
        file: path,
        fix: 'choose another folder or free some space',
        cause,
      })
    }
  }
  return {
    async open() {
      await makeFolder(folder)
      // TensorBoard looks for the word, and reads files in the order of their names.
      path = join(folder, `events.out.tfevents.${Math.floor(Date.now() / 1000)}.${process.pid}.${files++}`)
      file = await orFail(() => open(path, 'wx'))
    },
    write: (bytes) => orFail(async () => file!.appendFile(bytes)),
    close: () =>
      orFail(async () => {
        await file?.close()
        file = null
      }),
  }
}
