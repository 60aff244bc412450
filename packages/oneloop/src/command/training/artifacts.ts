import { mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { History } from '@oneloop/core'
import { OneloopError } from '@oneloop/core'
import { writeFileAtomic } from '@oneloop/core/node'
import type { Dataset } from '@oneloop/data'
import { confusionHeatMap, type Figure, mistakesGrid, trainingFigure } from '@oneloop/figures'
import { renderPng, renderSvg } from '@oneloop/figures/node'
import { argMax, ConfusionMatrix, mostWrong } from '@oneloop/metrics'
import type { Mlp } from '@oneloop/mlp-model'
import { LESSON_TRANSFORM } from '@oneloop/mnist-data'
import { writeModel } from '@oneloop/model-io'
import type { TrainConfig } from './train-config.ts'

/** @throws OneloopError `WRITE_FAILED` before anything is trained, rather than after */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await makeWithParents(resolve(folder))
  } catch (cause) {
    throw new OneloopError(`the output folder can't be made (${(cause as NodeJS.ErrnoException).code})`, {
      code: 'WRITE_FAILED',
      file: folder,
      fix: 'choose another --out',
      cause,
    })
  }
}

// Node's own recursive mkdir never returns where a parent refuses children with ENOENT, as /proc does.
async function makeWithParents(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) await makeWithParents(parent)
  await mkdir(folder)
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

export async function writeConfig(folder: string, config: TrainConfig): Promise<void> {
  await writeFileAtomic(join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
}

/**
 * The model twice: as `model.safetensors`, with its layers, normalisation and class names, so that the file alone is
 * enough to use it; and as the lesson saves it, a state dict for PyTorch. Returns the files' names.
 */
export async function writeModelFiles(
  folder: string,
  model: Mlp,
  { data }: TrainConfig,
  { classNames }: Dataset,
): Promise<{ readonly safetensors: string; readonly pth: string }> {
  const options = { normalization: LESSON_TRANSFORM, classNames }
  const files = { safetensors: 'model.safetensors', pth: data === 'mnist' ? 'mnist_model.pth' : 'model.pth' }
  await writeFileAtomic(join(folder, files.safetensors), writeModel(model, 'safetensors', options))
  await writeFileAtomic(join(folder, files.pth), writeModel(model, 'pth', options))
  return files
}

export async function writeHistory(folder: string, history: History): Promise<void> {
  await writeFileAtomic(join(folder, 'history.json'), `${JSON.stringify(history, null, 2)}\n`)
  await writeFileAtomic(join(folder, 'history.csv'), history.toCSV())
}

/** The figures of a finished run: the lesson's two panels, the confusion matrix and the most wrong images. */
export async function writeFigures(
  folder: string,
  history: History,
  test: Dataset,
  logits: Float32Array,
): Promise<void> {
  const classes = test.classNames.length
  const confusion = ConfusionMatrix.from(argMax(logits, classes), test.labels, classes)
  const training = trainingFigure(history, { labels: 'ko+en' })
  await writeFileAtomic(join(folder, 'training.svg'), renderSvg(training))
  await writePng(folder, 'training', training)
  await writePng(folder, 'confusion', confusionHeatMap(confusion, test.classNames, { labels: 'ko+en' }))
  const mistakes = mostWrong(logits, test.labels, classes, 25)
  const look = { imageWidth: test.columns, imageHeight: test.rows, classNames: test.classNames } as const
  await writePng(folder, 'mistakes', mistakesGrid(test.features, mistakes, { ...look, labels: 'ko+en' }))
}

async function writePng(folder: string, name: string, figure: Figure): Promise<void> {
  await writeFileAtomic(join(folder, `${name}.png`), await renderPng(figure))
}
