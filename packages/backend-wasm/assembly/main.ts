import { closeDoor, INSIDE, isEmpty, openDoor } from './control'
import { deriveBlock } from './derived'
import { DOOR, MAIN_ASLEEP, MAIN_MAY_SLEEP, STAGE, WORKERS_ASLEEP } from './generated/control-words'
import { Step } from './generated/numbers'
import { Job, Plan } from './generated/records'
import { layerAt } from './layer-at'
import { rowResultOf } from './loss-rows'
import { resultOf } from './result-of'
import { splitsOutputs } from './rows-phase'
import { OUTPUTS, prepareStage, ROWS, WEIGHTS, work } from './stage'
import { BOTH, GRADIENT_ONLY, UPDATE_ONLY, weightTaskCount } from './weights-phase'

/**
 * How often the main thread looks whether the workers are done before it sleeps or, where it may not sleep, before it
 * returns to the host.
 */
const SPINS: i32 = 200000
const PATIENT_SPINS: i32 = 20000000
const NAP_NANOSECONDS: i64 = 5000000
const NAPS: i32 = 4

// An instance of the module serves one engine. These say where it is in the step that is under way.
/** A number of `Step`. */
let running: i32 = Step.predict
let stage: i32 = ROWS
/** In the stage of weights what their tasks do, in the other stages the same as `running`. */
let mode: i32 = Step.predict
/** Whether the workers have begun the last stage of a training step without the main thread. */
let left: bool = false

/**
 * Runs a step, whose kind is a number of `Step`. Returns true when it is done; otherwise the host calls `proceed` until
 * that returns true.
 *
 * A training step is done when its last stage has begun: the workers go on with the weights while the host gathers the
 * next batch. Before the host reads or writes anything, or starts another step, `settle` must have returned true.
 */
export function start(plan: Plan, job: Job, control: usize, kind: i32): bool {
  if (kind < Step.predict || kind > Step.train) unreachable()
  running = kind
  resultOf(plan).gradientScale = 1
  openStage(plan, job, control, splitsOutputs(plan, job, kind) ? OUTPUTS : ROWS, kind)
  help(plan, job, control)
  return proceed(plan, job, control)
}

/** Goes on with a step whose workers were not done in time. Meanwhile the host has looked whether they are alive. */
export function proceed(plan: Plan, job: Job, control: usize): bool {
  while (join(control)) {
    if (stage == OUTPUTS) openStage(plan, job, control, ROWS, running)
    else {
      if (stage == ROWS && running != Step.predict) total(plan, job)
      const next = nextWeightMode(plan)
      if (next == 0) return true
      if (next == UPDATE_ONLY) resultOf(plan).gradientScale = clipScale(plan)
      openStage(plan, job, control, WEIGHTS, next)
      if (next & UPDATE_ONLY && plan.threads > 1) {
        left = true
        return true
      }
    }
    help(plan, job, control)
  }
  return false
}

/** Helps with what the last training step left to the workers, and waits for them. Returns false when it must be called again. */
export function settle(plan: Plan, job: Job, control: usize): bool {
  if (left) {
    left = false
    help(plan, job, control)
  }
  return join(control)
}

/** Works out everything that is derived from the weights. The host calls it after it has written them. */
export function prepare(plan: Plan): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = layerAt(plan, l)
    for (let p = 0; p < layer.outPanels; p++) {
      for (let q = 0; q < layer.inPanels; q++) deriveBlock(plan, layer, p, q)
    }
  }
}

/** What the tasks of the weights must do next: 0 when there is nothing. */
function nextWeightMode(plan: Plan): i32 {
  if (stage == ROWS && running == Step.gradient) return GRADIENT_ONLY
  if (stage == ROWS && running == Step.train) return plan.clipNorm > 0 ? GRADIENT_ONLY : BOTH
  if (running == Step.train && mode == GRADIENT_ONLY) return UPDATE_ONLY
  return 0
}

function openStage(plan: Plan, job: Job, control: usize, nextStage: i32, nextMode: i32): void {
  stage = nextStage
  mode = nextMode
  const tasks = prepareStage(plan, job, control, stage, mode)
  if (plan.threads > 1 && tasks > 1) {
    openDoor(control)
    if (atomic.load<i32>(control, WORKERS_ASLEEP)) atomic.notify(control + STAGE, -1)
  }
}

function help(plan: Plan, job: Job, control: usize): void {
  work(plan, job, control, 0)
  closeDoor(control)
}

/** Waits for a limited time until every worker that entered the stage has left it. Returns whether they have. */
function join(control: usize): bool {
  const maySleep = load<i32>(control, MAIN_MAY_SLEEP)
  const spins = maySleep ? SPINS : PATIENT_SPINS
  for (let spin = 0; spin < spins; spin++) {
    if (isEmpty(control)) return true
  }
  if (!maySleep) return false
  atomic.store<i32>(control, 1, MAIN_ASLEEP)
  for (let nap = 0; nap < NAPS; nap++) {
    const door = atomic.load<i32>(control, DOOR)
    if ((door & INSIDE) == 0) break
    atomic.wait<i32>(control + DOOR, door, NAP_NANOSECONDS)
  }
  atomic.store<i32>(control, 0, MAIN_ASLEEP)
  return isEmpty(control)
}

function clipScale(plan: Plan): f32 {
  let sum: f64 = 0
  const tasks = weightTaskCount(plan)
  for (let task = 0; task < tasks; task++) sum += load<f64>(plan.squares + <usize>task * 8)
  return <f32>Math.min(1, <f64>plan.clipNorm / (Math.sqrt(sum) + 1e-6))
}

/** Sums the rows' results, in the order of the rows. */
function total(plan: Plan, job: Job): void {
  let loss: f64 = 0
  let absolute: f64 = 0
  let squared: f64 = 0
  let correct = 0
  for (let row = 0; row < job.batch; row++) {
    const one = rowResultOf(plan, row)
    loss += one.loss
    absolute += one.absoluteError
    squared += one.squaredError
    correct += one.correct
  }
  const result = resultOf(plan)
  result.lossSum = loss
  result.absoluteError = absolute
  result.squaredError = squared
  result.correct = correct
}
