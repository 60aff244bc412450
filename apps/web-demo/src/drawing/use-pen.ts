import type { CanvasHTMLAttributes } from 'preact'
import { useRef } from 'preact/hooks'
import type { Point } from './ink.ts'

interface PenEvents {
  line(from: Point, to: Point): void
  /** After a change; the keyboard's cursor is given while it is in use. */
  moved(cursor?: Point): void
}

type PenHandlers = Pick<
  CanvasHTMLAttributes<HTMLCanvasElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onKeyDown' | 'onBlur'
>

const KEY_STEP = 1 / 28
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Turns pointer and keyboard events into pieces of strokes. */
export function usePen({ line, moved }: PenEvents): PenHandlers {
  const last = useRef<Point>(undefined)
  const cursor = useRef<Point>({ x: 0.5, y: 0.3 })
  const isDown = useRef(false)
  const lift = () => {
    last.current = undefined
  }
  return {
    onPointerDown(event) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const point = pointOf(event)
      last.current = point
      line(point, point)
      moved()
    },
    onPointerMove(event) {
      if (last.current === undefined) return
      // A fast pen moves more than once a frame.
      const coalesced = event.getCoalescedEvents?.() ?? []
      for (const each of coalesced.length > 0 ? coalesced : [event]) {
        const point = pointOf(each, event.currentTarget)
        line(last.current, point)
        last.current = point
      }
      moved()
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onKeyDown(event) {
      const arrow = ARROWS[event.key]
      if (arrow === undefined && event.key !== ' ') return
      event.preventDefault()
      const from = cursor.current
      if (arrow === undefined) isDown.current = !isDown.current
      else cursor.current = { x: within(from.x + arrow[0] * KEY_STEP), y: within(from.y + arrow[1] * KEY_STEP) }
      if (isDown.current) line(from, cursor.current)
      moved(cursor.current)
    },
    onBlur() {
      isDown.current = false
      moved()
    },
  }
}

function pointOf(event: PointerEvent, target = event.currentTarget): Point {
  const box = (target as Element).getBoundingClientRect()
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
}

function within(x: number): number {
  return Math.min(Math.max(x, 0), 1)
}
