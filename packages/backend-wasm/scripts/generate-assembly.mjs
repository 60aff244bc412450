// Writes assembly/generated from src/abi and the tables of core: the classes, constants and enums that the kernels share
// with the host, and the functions that choose a kernel by its number. Nobody edits those files, and git ignores them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { LEAKY_RELU_SLOPE } from '@oneloop/core'
import { LINE, LISTED_ROWS, PANEL, STRIP_PANELS, TILE_ROWS } from '../src/abi/constants.ts'
import { controlWords } from '../src/abi/control-words.ts'
import { hyperparameterFields } from '../src/abi/hyperparameters.ts'
import { lossOptionFields } from '../src/abi/loss-options.ts'
import { activationNumbers, lossNumbers, optimizerNumbers, stepNumbers, targetNumbers } from '../src/abi/numbers.ts'
import { fieldPlaces, recordBytes } from '../src/abi/record.ts'
import { JOB, LAYER, PLAN, RESULT, ROW_RESULT } from '../src/abi/records.ts'

const HEADER = '// Written by scripts/generate-assembly.mjs. Edit src/abi instead.\n\n'

/** Writes assembly/generated, without which assembly/ does not compile. */
export function generateAssembly() {
  const folder = new URL('../assembly/generated/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(generatedFiles())) writeFileSync(new URL(name, folder), HEADER + text)
}

/** The text of each file, by its name. */
function generatedFiles() {
  return {
    'records.ts': [
      ...Object.entries({ Plan: PLAN, Layer: LAYER, Job: JOB, RowResult: ROW_RESULT, Result: RESULT }).map(
        ([name, fields]) => classOf(name, fields),
      ),
      ...Object.keys(optimizerNumbers).map((kind) =>
        classOf(`${capital(kind)}Hyperparameters`, hyperparameterFields(kind)),
      ),
      ...Object.keys(lossNumbers).map((kind) => classOf(`${capital(kind)}Options`, lossOptionFields(kind))),
    ].join('\n'),
    'constants.ts': [
      constant('PANEL', 'i32', PANEL),
      constant('LINE', 'usize', LINE),
      constant('TILE_ROWS', 'i32', TILE_ROWS),
      constant('LISTED_ROWS', 'i32', LISTED_ROWS),
      constant('STRIP_PANELS', 'i32', STRIP_PANELS),
      constant('LAYER_BYTES', 'usize', recordBytes(LAYER)),
      constant('ROW_RESULT_BYTES', 'usize', recordBytes(ROW_RESULT)),
      constant('LEAKY_RELU_SLOPE', 'f32', LEAKY_RELU_SLOPE),
    ].join(''),
    'control-words.ts': Object.entries(controlWords)
      .map(([name, place]) => constant(name, 'usize', place))
      .join(''),
    'numbers.ts': [
      enumOf('Activation', activationNumbers),
      enumOf('Loss', lossNumbers),
      enumOf('Target', targetNumbers),
      enumOf('Optimizer', optimizerNumbers),
      enumOf('Step', stepNumbers),
    ].join('\n'),
    'activations.ts': activationsFile(Object.keys(activationNumbers)),
    'losses.ts': lossesFile(Object.keys(lossNumbers)),
    'optimizers.ts': optimizersFile(Object.keys(optimizerNumbers)),
  }
}

const constant = (name, type, value) => `export const ${name}: ${type} = ${value}\n`

/** A class, and compile-time errors for the case that AssemblyScript lays it out in another way than the host. */
function classOf(name, fields) {
  const lines = Object.entries(fields).map(([field, type]) => `  ${field}: ${type}\n`)
  const checks = fieldPlaces(fields).map(
    ({ name: field, offset }) =>
      `if (offsetof<${name}>('${field}') != ${offset}) ERROR('${name}.${field} is not at ${offset}')\n`,
  )
  return `@unmanaged export class ${name} {\n${lines.join('')}}\n${checks.join('')}`
}

function enumOf(name, numbers) {
  const lines = Object.entries(numbers).map(([member, number]) => `  ${member} = ${number},\n`)
  return `export enum ${name} {\n${lines.join('')}}\n`
}

function activationsFile(names) {
  const imports = names.map((name) => `import { ${name}4, ${name}Derivative4 } from '../activations/${kebab(name)}'\n`)
  return `${imports.join('')}import { Activation } from './numbers'

/** f(x) */
export function activate4(kind: i32, x: v128): v128 {
${choice(names, 'Activation', 'kind', (name) => `${name}4(x)`)}}

/** f′(x), given y = f(x). */
export function derivative4(kind: i32, x: v128, y: v128): v128 {
${choice(names, 'Activation', 'kind', (name) => `${name}Derivative4(x, y)`)}}
`
}

function lossesFile(names) {
  const imports = names.map((name) => `import { ${name}Row } from '../losses/${kebab(name)}'\n`)
  return `${imports.join('')}import { Loss } from './numbers'
import { Plan } from './records'

/**
 * The loss of one row, not weighted. Unless \`delta\` is 0, also its gradient with respect to the outputs × \`scale\`, with
 * zeros in the columns that pad the last panel.
 */
export function lossRow(plan: Plan, row: i32, outputs: i32, output: usize, delta: usize, scale: f64): f64 {
${choice(names, 'Loss', 'plan.loss', (name) => `${name}Row(plan, row, outputs, output, delta, scale)`)}}
`
}

function optimizersFile(names) {
  const imports = names.map((name) => `import { ${name} } from '../optimizers/${kebab(name)}'\n`)
  return `${imports.join('')}import { Optimizer } from './numbers'
import { Job, Plan } from './records'

/**
 * One update of \`bytes\` bytes of parameters from their gradients, which lie \`gradientDelta\` bytes after them. The arrays
 * that the optimizer keeps lie at the same places in their own regions.
 */
export function update(
  plan: Plan, job: Job, at: usize, bytes: usize, gradientDelta: usize, rateFactor: f32, weightDecay: f32,
): void {
${choice(names, 'Optimizer', 'plan.optimizer', (name) => `${name}(plan, job, at, bytes, gradientDelta, rateFactor, weightDecay)`)}}
`
}

/** The body of a function that calls the kernel of a number. Any other number is a trap. */
function choice(names, enumName, number, call) {
  const cases = names.map((name) => `    case ${enumName}.${name}: return ${call(name)}\n`)
  return `  switch (${number}) {\n${cases.join('')}    default: return unreachable()\n  }\n`
}

const capital = (name) => name[0].toUpperCase() + name.slice(1)
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
