import type { ErrorCode } from '@oneloop/core'

/** The exit statuses of the command, as `oneloop --help` prints them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  badInput: 3,
  diverged: 4,
  noBackend: 5,
  notWritten: 6,
  interrupted: 130,
} as const

export const EXIT_HELP = `Exit status:
  0    done
  1    failed for another reason
  2    wrong option or argument
  3    a file, folder or dataset can't be read or is damaged
  4    training diverged: the loss is no longer a number
  5    no backend can train this here
  6    a file can't be written, or one is there already
  130  interrupted; the run can be resumed`

/** Each code's status. A code that is new in the table of codes does not compile before it is here. */
const STATUS: Readonly<Record<ErrorCode, keyof typeof EXIT>> = {
  ARGUMENT_INVALID: 'usage',
  OPTION_INVALID: 'usage',
  UNKNOWN_NAME: 'usage',
  FIT_INVALID: 'usage',
  MODEL_INVALID: 'usage',
  LOSS_INVALID: 'usage',
  OPTIMIZER_INVALID: 'usage',
  SCHEDULE_INVALID: 'usage',
  RESUME_CONFLICT: 'usage',
  STUDY_INVALID: 'usage',

  SHAPE_MISMATCH: 'badInput',
  LABEL_OUT_OF_RANGE: 'badInput',
  INDEX_OUT_OF_RANGE: 'badInput',
  STATE_DICT_MISMATCH: 'badInput',
  HISTORY_BAD_REPORT: 'badInput',
  DATA_INVALID: 'badInput',
  COUNT_MISMATCH: 'badInput',
  DATASET_EMPTY: 'badInput',
  DATA_FILE_INVALID: 'badInput',
  CELL_INVALID: 'badInput',
  COLUMN_MISSING: 'badInput',
  TARGET_INVALID: 'badInput',
  PREPROCESSING_INVALID: 'badInput',
  DATA_FILE_MISSING: 'badInput',
  IDX_BAD_MAGIC: 'badInput',
  IDX_BAD_TYPE: 'badInput',
  IDX_BAD_DIMENSIONS: 'badInput',
  IDX_TRUNCATED: 'badInput',
  IDX_OVERSIZED: 'badInput',
  GZIP_BROKEN: 'badInput',
  ZIP_BROKEN: 'badInput',
  IMAGE_BROKEN: 'badInput',
  IMAGE_UNKNOWN: 'badInput',
  IMAGE_BLANK: 'badInput',
  IMAGE_NOT_DIGIT: 'badInput',
  TOO_LARGE: 'badInput',
  CHECKSUM_MISMATCH: 'badInput',
  DOWNLOAD_FAILED: 'badInput',
  DOWNLOAD_CUT: 'badInput',
  HTTP_STATUS: 'badInput',
  MODEL_FORMAT_UNKNOWN: 'badInput',
  MODEL_FILE_TRUNCATED: 'badInput',
  MODEL_FILE_CORRUPT: 'badInput',
  MODEL_FILE_TOO_LARGE: 'badInput',
  MODEL_FILE_UNSAFE: 'badInput',
  MODEL_FILE_UNSUPPORTED: 'badInput',
  MODEL_FILES_MISSING: 'badInput',
  MODEL_NOT_MLP: 'badInput',
  NORMALIZATION_MISSING: 'badInput',
  CHECKPOINT_MISSING: 'badInput',
  CHECKPOINT_CORRUPT: 'badInput',
  CHECKPOINT_VERSION: 'badInput',
  CHECKPOINT_MISMATCH: 'badInput',
  READ_FAILED: 'badInput',
  NOT_FINITE: 'badInput',

  DIVERGED: 'diverged',

  BACKEND_UNAVAILABLE: 'noBackend',
  PROGRAM_UNSUPPORTED: 'noBackend',
  NO_BACKEND: 'noBackend',
  TENSORFLOW_NOT_INSTALLED: 'noBackend',
  TENSORFLOW_NOT_BUILT: 'noBackend',
  TENSORFLOW_NOT_LOADED: 'noBackend',
  TENSORFLOW_NO_GPU: 'noBackend',

  WRITE_FAILED: 'notWritten',
  OUTPUT_EXISTS: 'notWritten',
  IN_USE: 'notWritten',
  MODEL_TOO_LARGE: 'notWritten',

  TRACKING_FAILED: 'failed',
  BATCH_TOO_LARGE: 'failed',
  ENGINE_DISPOSED: 'failed',
  OUT_OF_MEMORY: 'failed',
  WORKER_DIED: 'failed',
  TRIAL_FAILED: 'failed',
  QUEUE_UNREACHABLE: 'failed',
  GPU_LOST: 'failed',
  SETUP_PREREQUISITES: 'failed',
  SETUP_UNREACHABLE: 'failed',
  SETUP_NOT_ON_INDEX: 'failed',
  SETUP_CHECKSUM: 'failed',
  SETUP_BAD_WHEEL: 'failed',
  SETUP_COMPILE_FAILED: 'failed',
  SETUP_CHECK_FAILED: 'failed',
}

export function exitStatus(code: ErrorCode): number {
  return EXIT[STATUS[code]]
}
