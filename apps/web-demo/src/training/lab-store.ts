import { sample } from 'virtual:mnist'
import { signal } from '@preact/signals'
import type { EpochReport } from 'oneloop'
import type { EngineName } from './engines.ts'
import type { Command, EngineLane, Event, Failure, StepFacts } from './protocol.ts'
import { STEPPING_EPOCHS } from './stepping-data.ts'
import { createTrainingWorker, type TrainingWorker } from './training-worker.ts'

/** What the lesson's own worker does: the loop stepped on a small sample, and races of engines. */
export interface Lab {
  /** The latest step, if there was one. */
  readonly facts: StepFacts | null
  /** Every epoch so far. */
  readonly laps: readonly EpochReport[]
  readonly isFree: boolean
  readonly lanes: readonly EngineLane[] | null
  readonly isRacing: boolean
  readonly failure: Failure | null
}

const IDLE: Lab = { facts: null, laps: [], isFree: false, lanes: null, isRacing: false, failure: null }

export const lab = signal<Lab>(IDLE)

let worker: TrainingWorker | undefined
let isStepping = false

/** One more step of the loop. */
export function step(): void {
  startStepping()
  send({ kind: 'step' })
}

/** Lets the loop run by itself, or holds it again. */
export function setFree(isFree: boolean): void {
  startStepping()
  send({ kind: 'setFree', isFree })
  lab.value = { ...lab.value, isFree }
}

/** The loop from its first step again. */
export function restart(): void {
  send({ kind: 'endStepping' })
  isStepping = false
  lab.value = { ...lab.value, facts: null, laps: [], isFree: false }
}

export function race(engines: readonly [EngineName, EngineName]): void {
  if (lab.value.isFree) setFree(false)
  lab.value = { ...lab.value, lanes: null, isRacing: true, failure: null }
  send({ kind: 'race', engines, files: sample })
}

function startStepping(): void {
  if (isStepping) return
  isStepping = true
  lab.value = { ...lab.value, failure: null }
  send({ kind: 'startStepping', files: sample })
}

function send(command: Command): void {
  worker ??= createTrainingWorker(receive)
  worker.send(command)
}

function receive(event: Event): void {
  // Those of a loop that was just ended may still come.
  if (event.kind === 'stepped' && isStepping) lab.value = { ...lab.value, facts: event.facts }
  if (event.kind === 'lapped' && isStepping) {
    const laps = [...lab.value.laps, event.report]
    lab.value = { ...lab.value, laps, isFree: lab.value.isFree && laps.length < STEPPING_EPOCHS }
  }
  if (event.kind === 'raced') lab.value = { ...lab.value, lanes: event.lanes, isRacing: !event.isOver }
  if (event.kind === 'failed') {
    worker?.terminate()
    worker = undefined
    isStepping = false
    lab.value = { ...IDLE, failure: event.failure }
  }
}
