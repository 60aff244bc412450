import { type OptimizerName, optimizers, reference } from 'oneloop'
import { useEffect, useState } from 'preact/hooks'
import { type Lane, runLane, STEPS } from './race.ts'
import type { Point } from './valley.ts'

const names = Object.keys(optimizers) as OptimizerName[]

/** Every optimizer's run from this start at this learning rate; the last one's while a new one is worked out. */
export function useRace(start: Point, learningRate: number): readonly Lane[] {
  const [lanes, setLanes] = useState<readonly Lane[]>([])
  useEffect(() => {
    let live = true
    const options = { start, learningRate, steps: STEPS }
    Promise.all(names.map((name) => runLane(reference(), name, options))).then((run) => live && setLanes(run))
    return () => {
      live = false
    }
  }, [start, learningRate])
  return lanes
}
