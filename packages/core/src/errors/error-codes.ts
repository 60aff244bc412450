/** What a code means, and what usually helps. */
export interface ErrorCodeText {
  readonly meaning: string
  readonly fix: string
}

/**
 * Every code that a `OneloopError` can have. Programs may depend on a code: it keeps its meaning, and there is one code
 * for one thing, whichever package meets it. An error with a code that is not in this table does not compile.
 */
export const ERROR_CODES = /* @__PURE__ */ Object.freeze({
  // What the caller handed in.
  STUDY_INVALID: {
    meaning: 'A study, its space, or a message of its queue is not as it must be.',
    fix: 'Change the field that the message names; docs/sweeps.md has them all.',
  },
  ARGUMENT_INVALID: {
    meaning: 'An argument of a function has the wrong kind or is out of range.',
    fix: 'Pass a value of the kind and in the range that the message names.',
  },
  OPTION_INVALID: {
    meaning: 'An option or argument of the command line is wrong or missing.',
    fix: 'Run the command with --help: it lists the options and their ranges.',
  },
  UNKNOWN_NAME: {
    meaning: 'A name is not one of those that are known.',
    fix: 'Use one of the names that the message lists.',
  },
  FIT_INVALID: {
    meaning: 'The options of a training run are out of range, or they do not fit each other.',
    fix: 'Change the option that the message names.',
  },
  MODEL_INVALID: {
    meaning: 'Widths, activations or dropout make no network.',
    fix: 'Give the features of a row, the hidden widths and the classes, such as [784, 128, 64, 10].',
  },
  LOSS_INVALID: { meaning: 'A number of the loss is out of range.', fix: 'Use a number in the range that is named.' },
  OPTIMIZER_INVALID: {
    meaning: 'A number of the optimizer is out of range.',
    fix: 'Use a number in the range that is named.',
  },
  SCHEDULE_INVALID: {
    meaning: 'A number of the schedule is out of range.',
    fix: 'Use a number in the range that is named.',
  },
  SHAPE_MISMATCH: {
    meaning: 'Arrays, or a network and its data, do not fit each other.',
    fix: 'Use data as wide as the first layer of the network, and arrays of the lengths that are named.',
  },
  LABEL_OUT_OF_RANGE: {
    meaning: 'A label is not the index of a class.',
    fix: 'Use labels from 0 up to the number of classes minus one, or a network with more classes.',
  },
  INDEX_OUT_OF_RANGE: {
    meaning: 'A batch names a row that its data do not have.',
    fix: 'Use row numbers from 0 up to the number of rows minus one.',
  },
  BATCH_TOO_LARGE: {
    meaning: 'A batch has more rows than the engine was made for.',
    fix: 'Create the engine with a larger maxBatchSize.',
  },
  STATE_DICT_MISMATCH: {
    meaning: 'Parameters have other names or lengths than those of the network.',
    fix: 'Load them into a network of the same layers.',
  },
  HISTORY_BAD_REPORT: {
    meaning: 'A history holds a report of an epoch that is incomplete or has values of the wrong kind.',
    fix: 'Give every field of EpochReport.',
  },

  // Data.
  DATA_INVALID: {
    meaning: 'The values or the length of the data can not be right.',
    fix: 'Look at the row or the length that the message names.',
  },
  COUNT_MISMATCH: {
    meaning: 'There is not one label for each image.',
    fix: 'Take the images and the labels from the same set.',
  },
  DATASET_EMPTY: { meaning: 'A dataset has no rows.', fix: 'Get the files again, or take a larger subset.' },
  DATA_FILE_INVALID: {
    meaning: 'A data file is not what its name says, or it breaks the rules of its format.',
    fix: 'Look at the row or the byte that the message names, or export the file again.',
  },
  CELL_INVALID: {
    meaning: 'A cell of a table holds what its column can not hold.',
    fix: 'Correct the cell in the row and column that are named, or say what the column is.',
  },
  COLUMN_MISSING: {
    meaning: 'A table has no column of this name.',
    fix: 'Use one of the names that the message lists.',
  },
  TARGET_INVALID: {
    meaning:
      'Nothing can be learnt from the target column as it is: it is constant, or a class is missing from a part.',
    fix: 'Choose another target column, or give more rows.',
  },
  PREPROCESSING_INVALID: {
    meaning: 'What should say how columns become inputs does not say it.',
    fix: 'Use the preprocessing as it was written, or train again.',
  },
  DATA_FILE_MISSING: {
    meaning: 'A data folder lacks one of its files.',
    fix: 'Put the missing file into the folder; it may be gzipped.',
  },
  IDX_BAD_MAGIC: { meaning: 'A file is not an IDX file of the expected kind.', fix: 'Get the file again.' },
  IDX_BAD_TYPE: { meaning: 'An IDX file holds values of a type that is not read.', fix: 'Use unsigned bytes.' },
  IDX_BAD_DIMENSIONS: {
    meaning: 'The dimensions of an IDX file can not be right.',
    fix: 'Get the file again; take images and labels from the same set.',
  },
  IDX_TRUNCATED: { meaning: 'An IDX file ends too early.', fix: 'Get the file again.' },
  IDX_OVERSIZED: { meaning: 'An IDX file is longer than its header says.', fix: 'Get the file again.' },
  GZIP_BROKEN: { meaning: 'A gzip file is damaged.', fix: 'Get the file again.' },
  ZIP_BROKEN: { meaning: 'A zip file is damaged.', fix: 'Get the file again.' },
  IMAGE_BROKEN: { meaning: 'The file of a picture is damaged.', fix: 'Save the picture again, as PNG or JPEG.' },
  IMAGE_UNKNOWN: {
    meaning: 'A file is not a picture that can be read.',
    fix: 'Save it as PNG or JPEG, or name a row of an IDX file as FILE#ROW.',
  },
  IMAGE_BLANK: { meaning: 'Nothing stands out in a picture.', fix: 'Draw one digit, darker.' },
  IMAGE_NOT_DIGIT: {
    meaning: 'What stands out in a picture is not one digit.',
    fix: 'Give a picture of one digit on an even ground.',
  },
  TOO_LARGE: {
    meaning: 'A file or a picture is larger than is accepted, or unpacks to more than it may.',
    fix: 'Check that it is the right file, or make it smaller.',
  },
  CHECKSUM_MISMATCH: {
    meaning: 'A file is not the published one: its SHA-256 differs.',
    fix: 'Get the file again, from another place if it happens twice.',
  },
  DOWNLOAD_FAILED: {
    meaning: 'No server gave the file.',
    fix: 'Check the connection to the network, or name a folder that holds the files.',
  },
  DOWNLOAD_CUT: { meaning: 'A download ended before the file was whole.', fix: 'Try it again.' },
  HTTP_STATUS: { meaning: 'A server answered with an error.', fix: 'Check the address.' },
  TRACKING_FAILED: {
    meaning: 'A tracking server does not answer, or does not take what is to be logged.',
    fix: 'Check the address of the server and that it runs.',
  },

  // Model files and checkpoints.
  MODEL_FORMAT_UNKNOWN: {
    meaning: 'Nothing in a file says that it is a model.',
    fix: 'Use a safetensors, .pth, ONNX, TensorFlow.js or .npz file.',
  },
  MODEL_FILE_TRUNCATED: {
    meaning: 'A model file ends before something that it announces.',
    fix: 'Get the file again, or save it again.',
  },
  MODEL_FILE_CORRUPT: {
    meaning: 'A model file breaks the rules of its format: overlapping tensors, a wrong checksum, a key given twice.',
    fix: 'Get the file again, or save it again.',
  },
  MODEL_FILE_TOO_LARGE: {
    meaning: 'A model file would unpack to more than it may, nests too deep, or announces an impossible size.',
    fix: 'Check that the file comes from where you believe.',
  },
  MODEL_FILE_UNSAFE: {
    meaning: 'A model file asks to run code, or to reach outside its folder.',
    fix: 'Save only the tensors: torch.save(model.state_dict(), file).',
  },
  MODEL_FILE_UNSUPPORTED: {
    meaning: 'A sound model file holds something that is not read here.',
    fix: 'Save it in the way that the message names.',
  },
  MODEL_FILES_MISSING: {
    meaning: 'A second file that a model file names was not given, or a folder holds not exactly one model.',
    fix: 'Put the files of the model beside each other, and name one model.',
  },
  MODEL_NOT_MLP: {
    meaning: 'The tensors of a file are sound, but they are not those of a multi-layer perceptron.',
    fix: 'Use a network of fully connected layers.',
  },
  MODEL_TOO_LARGE: {
    meaning: 'A format can not hold this network.',
    fix: 'Use safetensors, which holds networks of any size.',
  },
  NORMALIZATION_MISSING: {
    meaning: 'A model file must say how its features were scaled, and this was not given.',
    fix: 'Pass the normalization that the network was trained with.',
  },
  CHECKPOINT_MISSING: {
    meaning: 'There is no checkpoint, or the file that is named is not one.',
    fix: 'Name the checkpoint.safetensors of a run, or leave --resume out to start a new run.',
  },
  CHECKPOINT_CORRUPT: { meaning: 'A checkpoint is damaged.', fix: 'Use the checkpoint before it.' },
  CHECKPOINT_VERSION: {
    meaning: 'A checkpoint was written by another version.',
    fix: 'Resume it with the version that wrote it.',
  },
  CHECKPOINT_MISMATCH: {
    meaning: 'A checkpoint is of another run: its network, its batches or its data differ.',
    fix: 'Resume with the same data and settings, or start a new run.',
  },
  RESUME_CONFLICT: {
    meaning: 'The command line asks a resumed run for other settings than those it was started with.',
    fix: 'Leave these options out, or start a new run in another folder.',
  },

  // The file system.
  READ_FAILED: {
    meaning: 'A file or folder is not there, or the system does not let it be read.',
    fix: 'Check the path and its permissions.',
  },
  WRITE_FAILED: {
    meaning: 'The system does not let a file be written. What was there before is untouched.',
    fix: 'Choose another folder, or free some space.',
  },
  OUTPUT_EXISTS: {
    meaning: 'A file that would be written is there already.',
    fix: 'Choose another name, or add --force to replace it.',
  },
  IN_USE: {
    meaning: 'Another process is at work in the same folder.',
    fix: 'Wait for it, or choose another folder.',
  },

  // Engines and the machine.
  BACKEND_UNAVAILABLE: {
    meaning: 'This runtime or machine lacks what the backend needs.',
    fix: 'Install what the message names, or choose another backend.',
  },
  PROGRAM_UNSUPPORTED: {
    meaning: 'The backend works here, but it can not train this network.',
    fix: 'Choose another backend.',
  },
  NO_BACKEND: {
    meaning: 'None of the backends can train this here.',
    fix: 'Do what the message says for one of them.',
  },
  DIVERGED: {
    meaning: 'The loss is no longer a finite number.',
    fix: 'Use a smaller learning rate, clip the gradients, or check the data.',
  },
  NOT_FINITE: {
    meaning: 'A network gives values that are not numbers.',
    fix: 'Use a checkpoint from before its training diverged.',
  },
  ENGINE_DISPOSED: { meaning: 'An engine was called after it was disposed of.', fix: 'Create a new engine.' },
  OUT_OF_MEMORY: { meaning: 'There is not enough memory.', fix: 'Use a smaller network or smaller batches.' },
  TRIAL_FAILED: {
    meaning: 'No worker of a queue could train one of the jobs.',
    fix: 'Do what the message says, on the worker that it is about, and start the same command again.',
  },
  QUEUE_UNREACHABLE: {
    meaning: 'The server of a queue does not answer, or what talks to it is not installed.',
    fix: 'Start the server, check address, user and password, or install what the message names.',
  },
  WORKER_DIED: {
    meaning: 'A thread of the engine ended before its work was done.',
    fix: 'Resume from the last checkpoint; with fewer threads if it happens again.',
  },
  GPU_LOST: {
    meaning: 'The GPU was reset or taken away while it worked.',
    fix: 'Resume from the last checkpoint.',
  },

  // TensorFlow's native part.
  TENSORFLOW_NOT_INSTALLED: {
    meaning: 'The package @tensorflow/tfjs-node is not installed.',
    fix: 'Run npm install @tensorflow/tfjs-node.',
  },
  TENSORFLOW_NOT_BUILT: {
    meaning: 'The native part of @tensorflow/tfjs-node was not built.',
    fix: 'Run npx oneloop setup tensorflow.',
  },
  TENSORFLOW_NOT_LOADED: {
    meaning: 'The native part of @tensorflow/tfjs-node does not load.',
    fix: 'Run npx oneloop setup tensorflow again.',
  },
  TENSORFLOW_NO_GPU: {
    meaning: 'TensorFlow finds no GPU that it can use.',
    fix: "Check the GPU's driver, or choose another backend.",
  },
  SETUP_PREREQUISITES: {
    meaning: 'The machine lacks what building the native part of TensorFlow needs.',
    fix: 'Install what the message lists.',
  },
  SETUP_UNREACHABLE: {
    meaning: 'The package index does not answer.',
    fix: 'Check the connection to the network, or name another index with --index-url.',
  },
  SETUP_NOT_ON_INDEX: {
    meaning: 'The package index lacks a file that is needed.',
    fix: 'Name another index with --index-url.',
  },
  SETUP_CHECKSUM: { meaning: 'A file from the package index is not the expected one.', fix: 'Try it again.' },
  SETUP_BAD_WHEEL: { meaning: 'A file from the package index is damaged.', fix: 'Try it again.' },
  SETUP_COMPILE_FAILED: {
    meaning: 'The native part of TensorFlow does not compile.',
    fix: 'Read the first error of the compiler in the message.',
  },
  SETUP_CHECK_FAILED: {
    meaning: 'The native part of TensorFlow was built, but it does not work.',
    fix: 'Read the reason in the message.',
  },
}) satisfies Readonly<Record<string, ErrorCodeText>>

export type ErrorCode = keyof typeof ERROR_CODES
