import {
  closeDoor, DOOR, INSIDE, isEmpty, MAIN_ASLEEP, MAIN_MAY_SLEEP, openDoor, STAGE, WORKERS_ASLEEP,
} from './control'
import { deriveBlock } from './derived'
import { Job, Layer, LAYER_BYTES, Plan } from './plan'
import { GRADIENT, PREDICT, splitsOutputs, TRAIN } from './rows-phase'
import { OUTPUTS, prepareStage, ROWS, WEIGHTS, work } from './stage'
import { BOTH, GRADIENT_ONLY, UPDATE_ONLY, weightTaskCount } from './weights-phase'

/** Looks for the workers' end this often before sleeping, or, where it may not sleep, before giving the host a turn. */
const SPINS: i32 = 200000
const PATIENT_SPINS: i32 = 20000000
const NAP_NANOSECONDS: i64 = 5000000
const NAPS: i32 = 4

// One engine an instance: these are its place in the step that is under way.
let running: i32 = PREDICT
let stage: i32 = ROWS
let mode: i32 = PREDICT
/** A training step's last stage, which the workers have begun without the main thread. */
let left: bool = false

/**
 * Runs a step (PREDICT, EVALUATE, GRADIENT or TRAIN). True: done. False: call `proceed` until it says true.
 *
 * A training step is done when its last stage has begun: the workers go on with the weights while the host fetches the
 * next batch. Before anything else is asked or told, `settle` must have said true.
 */
export function start(plan: Plan, job: Job, control: usize, kind: i32): bool {
  running = kind
  job.gradientScale = 1
  openStage(plan, job, control, splitsOutputs(plan, job, kind) ? OUTPUTS : ROWS, kind)
  help(plan, job, control)
  return proceed(plan, job, control)
}

/** Goes on with a step whose workers were not done in time: the host has looked meanwhile whether they live. */
export function proceed(plan: Plan, job: Job, control: usize): bool {
  while (join(control)) {
    if (stage == OUTPUTS) openStage(plan, job, control, ROWS, running)
    else {
      if (stage == ROWS && running != PREDICT) total(plan, job)
      const next = nextWeightMode(plan)
      if (next == 0) return true
      if (next == UPDATE_ONLY) job.gradientScale = clipScale(plan)
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

/** Helps with what the last training step left to the workers, and waits for them. False: call it again. */
export function settle(plan: Plan, job: Job, control: usize): bool {
  if (left) {
    left = false
    help(plan, job, control)
  }
  return join(control)
}

/** Derives everything that is worked out from the weights, after the host has written them. */
export function prepare(plan: Plan): void {
  for (let l = 0; l < plan.layerCount; l++) {
    const layer = changetype<Layer>(plan.layers + <usize>l * LAYER_BYTES)
    for (let p = 0; p < layer.outPanels; p++) {
      for (let q = 0; q < layer.inPanels; q++) deriveBlock(plan, layer, p, q)
    }
  }
}

/** What the weights need next; 0: nothing. */
function nextWeightMode(plan: Plan): i32 {
  if (stage == ROWS && running == GRADIENT) return GRADIENT_ONLY
  if (stage == ROWS && running == TRAIN) return plan.clipNorm > 0 ? GRADIENT_ONLY : BOTH
  if (running == TRAIN && mode == GRADIENT_ONLY) return UPDATE_ONLY
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

/** Waits, not for ever, until every worker that entered the stage has left it. */
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

function total(plan: Plan, job: Job): void {
  let loss: f64 = 0
  let correct = 0
  for (let row = 0; row < job.batch; row++) {
    loss += load<f64>(plan.rowLoss + <usize>row * 8)
    correct += load<i32>(plan.rowCorrect + <usize>row * 4)
  }
  job.lossSum = loss
  job.correct = correct
}

