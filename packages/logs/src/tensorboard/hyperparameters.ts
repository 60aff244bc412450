import { type FieldValue, protoDouble, writeMessage } from '@oneloop/core/files'

/** What a run was set to, by name: a number, a word, or yes or no. */
export type Hyperparameters = Readonly<Record<string, number | string | boolean>>

/** How a run ended. */
export type RunStatus = 'success' | 'failure'

/**
 * What the hyperparameter page of TensorBoard reads, as tags with the content of its plugin: which settings and figures
 * there are, and what the settings were.
 * https://github.com/tensorflow/tensorboard/blob/master/tensorboard/plugins/hparams/plugin_data.proto
 *
 * @param metrics the tags of the figures to be compared
 */
export function sessionStart(
  hyperparameters: Hyperparameters,
  metrics: readonly string[],
  seconds: number,
): [tag: string, content: Uint8Array][] {
  const entries = Object.entries(hyperparameters)
  const experiment = writeMessage([
    [3, protoDouble(seconds)],
    ...entries.map(
      ([name, value]) =>
        [
          4,
          writeMessage([
            [1, name],
            [4, DATA_TYPE[typeof value as 'number']],
          ]),
        ] as const,
    ),
    ...metrics.map((tag) => [5, writeMessage([[1, writeMessage([[2, tag]])]])] as const),
  ])
  const start = writeMessage([
    ...entries.map(
      ([name, value]) =>
        [
          1,
          writeMessage([
            [1, name],
            [2, writeMessage([valueField(value)])],
          ]),
        ] as const,
    ),
    [5, protoDouble(seconds)],
  ])
  return [
    ['_hparams_/experiment', pluginData(2, experiment)],
    ['_hparams_/session_start_info', pluginData(3, start)],
  ]
}

/** What the hyperparameter page reads at the end of a run. */
export function sessionEnd(status: RunStatus, seconds: number): [tag: string, content: Uint8Array] {
  const end = writeMessage([
    [1, status === 'success' ? 1 : 2],
    [2, protoDouble(seconds)],
  ])
  return ['_hparams_/session_end_info', pluginData(4, end)]
}

const DATA_TYPE = { string: 1, boolean: 2, number: 3 } as const

/** Of google.protobuf.Value. */
function valueField(value: number | string | boolean): readonly [number, FieldValue] {
  if (typeof value === 'number') return [2, protoDouble(value)]
  return typeof value === 'string' ? [3, value] : [4, Number(value)]
}

const pluginData = (field: number, message: Uint8Array) =>
  writeMessage([
    [1, 0],
    [field, message],
  ])
