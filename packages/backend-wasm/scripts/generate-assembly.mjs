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
import { derivativeNeedsInput } from '../src/derivative-needs-input.ts'

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

/** For each activation loops of its own: a kernel that is called vector by vector could not be paired to 256-bit operations. */
function activationsFile(names) {
  const imports = names.map((name) => `import { ${name}4, ${name}Derivative4 } from '../activations/${kebab(name)}'\n`)
  return `${imports.join('')}import { storePair } from '../simd'
import { Activation } from './numbers'

/** f(x) for the vectors from \`at\` to \`end\`, which are a multiple of 32 bytes apart, in place. */
export function activate(kind: i32, at: usize, end: usize): void {
${choice(names, 'Activation', 'kind', (name) => `${name}Run(at, end)`)}}

/** The same, and f′(x) from \`derivative\` on, for those whose derivative needs x. */
export function activateAndDerive(kind: i32, at: usize, end: usize, derivative: usize): void {
${choice(names.filter(derivativeNeedsInput), 'Activation', 'kind', (name) => `${name}DerivingRun(at, end, derivative)`)}}

/** Multiplies the vectors from \`delta\` to \`end\` by f′(x), given those of y = f(x), for the others. */
export function differentiate(kind: i32, delta: usize, end: usize, y: usize): void {
${choice(
  names.filter((name) => !derivativeNeedsInput(name)),
  'Activation',
  'kind',
  (name) => `${name}DerivativeRun(delta, end, y)`,
)}}
${names.map(activationLoops).join('')}`
}

function activationLoops(name) {
  const run = `
function ${name}Run(at: usize, end: usize): void {
  for (; at != end; at += 32) storePair(at, ${name}4(v128.load(at, 0)), ${name}4(v128.load(at, 16)))
}
`
  const derivingRun = `
function ${name}DerivingRun(at: usize, end: usize, derivative: usize): void {
  for (; at != end; at += 32, derivative += 32) {
    const x0 = v128.load(at, 0)
    const x1 = v128.load(at, 16)
    const y0 = ${name}4(x0)
    const y1 = ${name}4(x1)
    storePair(at, y0, y1)
    storePair(derivative, ${name}Derivative4(x0, y0), ${name}Derivative4(x1, y1))
  }
}
`
  const derivativeRun = `
function ${name}DerivativeRun(delta: usize, end: usize, y: usize): void {
  for (; delta != end; delta += 32, y += 32) {
    const y0 = v128.load(y, 0)
    const y1 = v128.load(y, 16)
    const d0 = f32x4.mul(v128.load(delta, 0), ${name}Derivative4(y0, y0))
    const d1 = f32x4.mul(v128.load(delta, 16), ${name}Derivative4(y1, y1))
    storePair(delta, d0, d1)
  }
}
`
  return run + (derivativeNeedsInput(name) ? derivingRun : derivativeRun)
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
