/** What a code means, and what usually helps. */
export interface ErrorCodeText {
  readonly meaning: string
  readonly fix: string
}

/**
 * Every code that a `OneloopError` can have. Programs may depend on a code: it keeps its meaning, and there is one code
 * for one thing, whichever package meets it. An error with a code that is not in this table does not compile.
 * The docstring of a code is its usual cause: the documentation prints it, and no program carries it.
 */
export const ERROR_CODES = /* @__PURE__ */ Object.freeze({
  // What the caller handed in.
  /** Plain JavaScript passed something that the types would have refused, or a number came out of a form or a file unchecked. */
  ARGUMENT_INVALID: {
    meaning: 'An argument of a function has the wrong kind or is out of range.',
    fix: 'Pass a value of the kind and in the range that the message names.',
  },
  /** An option was misspelt, has no value, or has one outside of its range. */
  OPTION_INVALID: {
    meaning: 'An option or argument of the command line is wrong or missing.',
    fix: 'Run the command with --help: it lists the options and their ranges.',
  },
  /** A misspelling, or a name from another library, such as “tanhh” or “Adam”. */
  UNKNOWN_NAME: {
    meaning: 'A name is not one of those that are known.',
    fix: 'Use one of the names that the message lists.',
  },
  /** No epochs, a negative clipping norm, a callback that is no object, or a loss for another kind of targets. */
  FIT_INVALID: {
    meaning: 'The options of a training run are out of range, or they do not fit each other.',
    fix: 'Change the option that the message names.',
  },
  /** A width below 1, an unknown activation, or a dropout of 1 or more. */
  MODEL_INVALID: {
    meaning: 'Widths, activations or dropout make no network.',
    fix: 'Give the features of a row, the hidden widths and the classes, such as [784, 128, 64, 10].',
  },
  /** Label smoothing outside of 0 to 1, a delta of 0, or weights of classes that are not positive. */
  LOSS_INVALID: { meaning: 'A number of the loss is out of range.', fix: 'Use a number in the range that is named.' },
  /** A negative learning rate, or a beta of 1 or more. */
  OPTIMIZER_INVALID: {
    meaning: 'A number of the optimizer is out of range.',
    fix: 'Use a number in the range that is named.',
  },
  /** A warm-up that is longer than the run, or a factor outside of its range. */
  SCHEDULE_INVALID: {
    meaning: 'A number of the schedule is out of range.',
    fix: 'Use a number in the range that is named.',
  },
  /** A study file was written by hand, a message came from another version, or a field is misspelt. */
  STUDY_INVALID: {
    meaning: 'A study, its space, or a message of its queue is not as it must be.',
    fix: 'Change the field that the message names; docs/sweeps.md has them all.',
  },
  /** The network was made for other columns than the data have, often because the table gained a category or lost a column. */
  SHAPE_MISMATCH: {
    meaning: 'Arrays, or a network and its data, do not fit each other.',
    fix: 'Use data as wide as the first layer of the network, and arrays of the lengths that are named.',
  },
  /** Labels that count from 1, or a network with fewer outputs than there are classes. */
  LABEL_OUT_OF_RANGE: {
    meaning: 'A label is not the index of a class.',
    fix: 'Use labels from 0 up to the number of classes minus one, or a network with more classes.',
  },
  /** A loader of your own counts from 1, or keeps indices of a dataset that was longer. */
  INDEX_OUT_OF_RANGE: {
    meaning: 'A batch names a row that its data do not have.',
    fix: 'Use row numbers from 0 up to the number of rows minus one.',
  },
  /** An engine of your own making is used for a larger batch than it was told. */
  BATCH_TOO_LARGE: {
    meaning: 'A batch has more rows than the engine was made for.',
    fix: 'Create the engine with a larger maxBatchSize.',
  },
  /** The parameters are those of other widths, or their names are those of another program. */
  STATE_DICT_MISMATCH: {
    meaning: 'Parameters have other names or lengths than those of the network.',
    fix: 'Load them into a network of the same layers.',
  },
  /** A history was read from a file that another program wrote or that was edited. */
  HISTORY_BAD_REPORT: {
    meaning: 'A history holds a report of an epoch that is incomplete or has values of the wrong kind.',
    fix: 'Give every field of EpochReport.',
  },

  // Data.
  /** NaN, infinity or arrays of another type, often from a division by zero or a failed parse before. */
  DATA_INVALID: {
    meaning: 'The values or the length of the data can not be right.',
    fix: 'Look at the row or the length that the message names.',
  },
  /** The images are those of one file and the labels those of another, or rows were dropped from one of them alone. */
  COUNT_MISMATCH: {
    meaning: 'There is not one label for each image.',
    fix: 'Take the images and the labels from the same set.',
  },
  /** A filter or a split left nothing, or the file has a header and no rows. */
  DATASET_EMPTY: { meaning: 'A dataset has no rows.', fix: 'Get the files again, or take a larger subset.' },
  /** A ragged row, a name that occurs twice in the header, another encoding, or a file that was renamed rather than converted. */
  DATA_FILE_INVALID: {
    meaning: 'A data file is not what its name says, or it breaks the rules of its format.',
    fix: 'Look at the row or the byte that the message names, or export the file again.',
  },
  /** A text among numbers, such as `n/a` in another spelling or a number with its unit. */
  CELL_INVALID: {
    meaning: 'A cell of a table holds what its column can not hold.',
    fix: 'Correct the cell in the row and column that are named, or say what the column is.',
  },
  /** A misspelling, or a file with other columns than the one of the training. */
  COLUMN_MISSING: {
    meaning: 'A table has no column of this name.',
    fix: 'Use one of the names that the message lists.',
  },
  /** The wrong column is the target, or a class has so few rows that a part has none of them. */
  TARGET_INVALID: {
    meaning:
      'Nothing can be learnt from the target column as it is: it is constant, or a class is missing from a part.',
    fix: 'Choose another target column, or give more rows.',
  },
  /** The preprocessing was edited by hand, or comes from another version or program. */
  PREPROCESSING_INVALID: {
    meaning: 'What should say how columns become inputs does not say it.',
    fix: 'Use the preprocessing as it was written, or train again.',
  },
  /** The download was not finished, or the folder that was named is the one above. */
  DATA_FILE_MISSING: {
    meaning: 'A data folder lacks one of its files.',
    fix: 'Put the missing file into the folder; it may be gzipped.',
  },
  /** Images were given for labels, or the file is still an archive or a web page with an error. */
  IDX_BAD_MAGIC: { meaning: 'A file is not an IDX file of the expected kind.', fix: 'Get the file again.' },
  /** The file holds integers or floats; MNIST and its relatives hold unsigned bytes. */
  IDX_BAD_TYPE: { meaning: 'An IDX file holds values of a type that is not read.', fix: 'Use unsigned bytes.' },
  /** The header is damaged, or images and labels are of different sets. */
  IDX_BAD_DIMENSIONS: {
    meaning: 'The dimensions of an IDX file can not be right.',
    fix: 'Get the file again; take images and labels from the same set.',
  },
  /** The download or the copy was cut. */
  IDX_TRUNCATED: { meaning: 'An IDX file ends too early.', fix: 'Get the file again.' },
  /** Two files were put after each other, or the header is damaged. */
  IDX_OVERSIZED: { meaning: 'An IDX file is longer than its header says.', fix: 'Get the file again.' },
  /** The download was cut, or a server unpacked the file and kept its name. */
  GZIP_BROKEN: { meaning: 'A gzip file is damaged.', fix: 'Get the file again.' },
  /** The download was cut, or the archive is encrypted or of several volumes. */
  ZIP_BROKEN: { meaning: 'A zip file is damaged.', fix: 'Get the file again.' },
  /** The file was cut as it was saved or sent. */
  IMAGE_BROKEN: { meaning: 'The file of a picture is damaged.', fix: 'Save the picture again, as PNG or JPEG.' },
  /** A format other than PNG and JPEG, such as WebP, HEIC or GIF. */
  IMAGE_UNKNOWN: {
    meaning: 'A file is not a picture that can be read.',
    fix: 'Save it as PNG or JPEG, or name a row of an IDX file as FILE#ROW.',
  },
  /** Nothing was drawn, or ink and paper are nearly of the same grey. */
  IMAGE_BLANK: { meaning: 'Nothing stands out in a picture.', fix: 'Draw one digit, darker.' },
  /** Several digits, a frame around it, or a photograph with a shadow. */
  IMAGE_NOT_DIGIT: {
    meaning: 'What stands out in a picture is not one digit.',
    fix: 'Give a picture of one digit on an even ground.',
  },
  /** The wrong file, or one that was made to fill the memory. */
  TOO_LARGE: {
    meaning: 'A file or a picture is larger than is accepted, or unpacks to more than it may.',
    fix: 'Check that it is the right file, or make it smaller.',
  },
  /** A download that was cut, a proxy that answered with a page of its own, or a file that was changed. */
  CHECKSUM_MISMATCH: {
    meaning: 'A file is not the published one: its SHA-256 differs.',
    fix: 'Get the file again, from another place if it happens twice.',
  },
  /** No network, a firewall, or a page whose policy forbids the address. */
  DOWNLOAD_FAILED: {
    meaning: 'No server gave the file.',
    fix: 'Check the connection to the network, or name a folder that holds the files.',
  },
  /** The connection broke. */
  DOWNLOAD_CUT: { meaning: 'A download ended before the file was whole.', fix: 'Try it again.' },
  /** The address is misspelt, the file has moved, or a password is needed. */
  HTTP_STATUS: { meaning: 'A server answered with an error.', fix: 'Check the address.' },
  /** The server is not running, or its address lacks the port. */
  TRACKING_FAILED: {
    meaning: 'A tracking server does not answer, or does not take what is to be logged.',
    fix: 'Check the address of the server and that it runs.',
  },

  // Model files and checkpoints.
  /** The file is of another program, or an archive that has the model inside. */
  MODEL_FORMAT_UNKNOWN: {
    meaning: 'Nothing in a file says that it is a model.',
    fix: 'Use a safetensors, .pth, ONNX, TensorFlow.js or .npz file.',
  },
  /** The download or the copy was cut. */
  MODEL_FILE_TRUNCATED: {
    meaning: 'A model file ends before something that it announces.',
    fix: 'Get the file again, or save it again.',
  },
  /** The file was changed after it was written, or the program that wrote it has a fault. */
  MODEL_FILE_CORRUPT: {
    meaning: 'A model file breaks the rules of its format: overlapping tensors, a wrong checksum, a key given twice.',
    fix: 'Get the file again, or save it again.',
  },
  /** The file was made to fill the memory, or it is damaged. */
  MODEL_FILE_TOO_LARGE: {
    meaning: 'A model file would unpack to more than it may, nests too deep, or announces an impossible size.',
    fix: 'Check that the file comes from where you believe.',
  },
  /** A whole module was pickled rather than its tensors, or somebody means harm. */
  MODEL_FILE_UNSAFE: {
    meaning: 'A model file asks to run code, or to reach outside its folder.',
    fix: 'Save only the tensors: torch.save(model.state_dict(), file).',
  },
  /** A type of number, an operator or a version of a format that is not known here. */
  MODEL_FILE_UNSUPPORTED: {
    meaning: 'A sound model file holds something that is not read here.',
    fix: 'Save it in the way that the message names.',
  },
  /** The weights lie in a file of their own, such as `model.onnx.data` or `group1-shard1of1.bin`. */
  MODEL_FILES_MISSING: {
    meaning: 'A second file that a model file names was not given, or a folder holds not exactly one model.',
    fix: 'Put the files of the model beside each other, and name one model.',
  },
  /** The network has convolutions, recurrence or attention. */
  MODEL_NOT_MLP: {
    meaning: 'The tensors of a file are sound, but they are not those of a multi-layer perceptron.',
    fix: 'Use a network of fully connected layers.',
  },
  /** The format counts bytes with 32 bits, as ONNX does in one file. */
  MODEL_TOO_LARGE: {
    meaning: 'A format can not hold this network.',
    fix: 'Use safetensors, which holds networks of any size.',
  },
  /** `rawInput` was asked for, and the model was read from a file that does not say how its features were scaled. */
  NORMALIZATION_MISSING: {
    meaning: 'A model file must say how its features were scaled, and this was not given.',
    fix: 'Pass the normalization that the network was trained with.',
  },
  /** The run was never saved, or the folder is that of another run. */
  CHECKPOINT_MISSING: {
    meaning: 'There is no checkpoint, or the file that is named is not one.',
    fix: 'Name the checkpoint.safetensors of a run, or leave --resume out to start a new run.',
  },
  /** A disk that was full or unplugged, or an edit. */
  CHECKPOINT_CORRUPT: { meaning: 'A checkpoint is damaged.', fix: 'Use the checkpoint before it.' },
  /** The run was started with a newer or much older oneloop. */
  CHECKPOINT_VERSION: {
    meaning: 'A checkpoint was written by another version.',
    fix: 'Resume it with the version that wrote it.',
  },
  /** The data were changed, or the network, the batch size or the loader's seed is another one. */
  CHECKPOINT_MISMATCH: {
    meaning: 'A checkpoint is of another run: its network, its batches or its data differ.',
    fix: 'Resume with the same data and settings, or start a new run.',
  },
  /** The command was repeated with `--resume` and with other options than the first time. */
  RESUME_CONFLICT: {
    meaning: 'The command line asks a resumed run for other settings than those it was started with.',
    fix: 'Leave these options out, or start a new run in another folder.',
  },

  // The file system.
  /** A misspelt path, a missing permission, or a folder where a file is expected. */
  READ_FAILED: {
    meaning: 'A file or folder is not there, or the system does not let it be read.',
    fix: 'Check the path and its permissions.',
  },
  /** A full disk, a folder that is not yours, or one that is read-only. */
  WRITE_FAILED: {
    meaning: 'The system does not let a file be written. What was there before is untouched.',
    fix: 'Choose another folder, or free some space.',
  },
  /** The command was run before with the same `--out`. */
  OUTPUT_EXISTS: {
    meaning: 'A file that would be written is there already.',
    fix: 'Choose another name, or add --force to replace it.',
  },
  /** Another terminal trains into the same folder, or a process that was stopped is still ending. */
  IN_USE: {
    meaning: 'Another process is at work in the same folder.',
    fix: 'Wait for it, or choose another folder.',
  },

  // Engines and the machine.
  /** A package is not installed, there is no GPU or its driver is missing, or a policy of the page forbids WebAssembly. */
  BACKEND_UNAVAILABLE: {
    meaning: 'This runtime or machine lacks what the backend needs.',
    fix: 'Install what the message names, or choose another backend.',
  },
  /** More classes, a larger network or another loss than this backend knows. */
  PROGRAM_UNSUPPORTED: {
    meaning: 'The backend works here, but it can not train this network.',
    fix: 'Choose another backend.',
  },
  /** Each backend was tried and refused; the message has every reason. */
  NO_BACKEND: {
    meaning: 'None of the backends can train this here.',
    fix: 'Do what the message says for one of them.',
  },
  /** A learning rate that is too large, values that were not scaled, or a NaN in the data. */
  DIVERGED: {
    meaning: 'The loss is no longer a finite number.',
    fix: 'Use a smaller learning rate, clip the gradients, or check the data.',
  },
  /** The training diverged before the file was written. */
  NOT_FINITE: {
    meaning: 'A network gives values that are not numbers.',
    fix: 'Use a checkpoint from before its training diverged.',
  },
  /** A call was still to come as the run ended, often a missing `await`. */
  ENGINE_DISPOSED: { meaning: 'An engine was called after it was disposed of.', fix: 'Create a new engine.' },
  /** The network and its largest batch need more than the tab or the machine gives. */
  OUT_OF_MEMORY: { meaning: 'There is not enough memory.', fix: 'Use a smaller network or smaller batches.' },
  /** Its data are other ones, its version is another, or the training itself failed there. */
  TRIAL_FAILED: {
    meaning: 'No worker of a queue could train one of the jobs.',
    fix: 'Do what the message says, on the worker that it is about, and start the same command again.',
  },
  /** The server was stopped or is elsewhere, or the packages of the queue were not installed. */
  QUEUE_UNREACHABLE: {
    meaning: 'The server of a queue does not answer, or what talks to it is not installed.',
    fix: 'Start the server, check address, user and password, or install what the message names.',
  },
  /** The system took the memory back, the tab's worker was stopped, or a debugger ended it. */
  WORKER_DIED: {
    meaning: 'A thread of the engine ended before its work was done.',
    fix: 'Resume from the last checkpoint; with fewer threads if it happens again.',
  },
  /** The driver was reset, the machine slept, or another program used all of its memory. */
  GPU_LOST: {
    meaning: 'The GPU was reset or taken away while it worked.',
    fix: 'Resume from the last checkpoint.',
  },

  // TensorFlow's native part.
  /** It was never installed, or npm removed it when its install script failed. */
  TENSORFLOW_NOT_INSTALLED: {
    meaning: 'The package @tensorflow/tfjs-node is not installed.',
    fix: 'Run npm install @tensorflow/tfjs-node.',
  },
  /** It was installed with `--ignore-scripts`, or by pnpm, which runs no install scripts. */
  TENSORFLOW_NOT_BUILT: {
    meaning: 'The native part of @tensorflow/tfjs-node was not built.',
    fix: 'Run npx oneloop setup tensorflow.',
  },
  /** Node or a library of the system changed since it was built. */
  TENSORFLOW_NOT_LOADED: {
    meaning: 'The native part of @tensorflow/tfjs-node does not load.',
    fix: 'Run npx oneloop setup tensorflow again.',
  },
  /** The driver is missing or too old, or a container was started without `--gpus all`. */
  TENSORFLOW_NO_GPU: {
    meaning: 'TensorFlow finds no GPU that it can use.',
    fix: "Check the GPU's driver, or choose another backend.",
  },
  /** No C++ compiler, an old glibc, or a system for which TensorFlow has no build. */
  SETUP_PREREQUISITES: {
    meaning: 'The machine lacks what building the native part of TensorFlow needs.',
    fix: 'Install what the message lists.',
  },
  /** No network, or a proxy that Node was not told about. */
  SETUP_UNREACHABLE: {
    meaning: 'The package index does not answer.',
    fix: 'Check the connection to the network, or name another index with --index-url.',
  },
  /** A mirror that keeps a part of the index. */
  SETUP_NOT_ON_INDEX: {
    meaning: 'The package index lacks a file that is needed.',
    fix: 'Name another index with --index-url.',
  },
  /** A download that was cut, or a mirror with other files. */
  SETUP_CHECKSUM: { meaning: 'A file from the package index is not the expected one.', fix: 'Try it again.' },
  /** A download that was cut, or a disk that was full. */
  SETUP_BAD_WHEEL: { meaning: 'A file from the package index is damaged.', fix: 'Try it again.' },
  /** A compiler that is too old, or headers of the system that are missing. */
  SETUP_COMPILE_FAILED: {
    meaning: 'The native part of TensorFlow does not compile.',
    fix: 'Read the first error of the compiler in the message.',
  },
  /** A library of the system differs from the one that it was compiled against. */
  SETUP_CHECK_FAILED: {
    meaning: 'The native part of TensorFlow was built, but it does not work.',
    fix: 'Read the reason in the message.',
  },
}) satisfies Readonly<Record<string, ErrorCodeText>>

/** The code of a `OneloopError`. */
export type ErrorCode = keyof typeof ERROR_CODES
