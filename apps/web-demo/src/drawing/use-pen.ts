import type { CanvasHTMLAttributes } from 'preact'
import { useRef } from 'preact/hooks'
import type { Point } from './rasterize.ts'

interface PenEvents {
  /** The pen is lowered: a stroke begins. */
  begin(point: Point): void
  /** The lowered pen has moved. */
  extend(point: Point): void
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

/** Turns pointer and keyboard events into strokes. */
export function usePen({ begin, extend, moved }: PenEvents): PenHandlers {
  const isPointerDown = useRef(false)
  const cursor = useRef<Point>({ x: 0.5, y: 0.3 })
  const isKeyDown = useRef(false)
  const lift = () => {
    isPointerDown.current = false
  }
  return {
    onPointerDown(event) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      isPointerDown.current = true
      begin(pointOf(event))
      moved()
    },
    onPointerMove(event) {
      if (!isPointerDown.current) return
      // A fast pen moves more than once a frame.
      const coalesced = event.getCoalescedEvents?.() ?? []
      for (const each of coalesced.length > 0 ? coalesced : [event]) extend(pointOf(each, event.currentTarget))
      moved()
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onKeyDown(event) {
      const arrow = ARROWS[event.key]
      if (arrow === undefined && event.key !== ' ') return
      event.preventDefault()
      if (arrow === undefined) {
        isKeyDown.current = !isKeyDown.current
        if (isKeyDown.current) begin(cursor.current)
      } else {
        const { x, y } = cursor.current
        cursor.current = { x: within(x + arrow[0] * KEY_STEP), y: within(y + arrow[1] * KEY_STEP) }
        if (isKeyDown.current) extend(cursor.current)
      }
      moved(cursor.current)
    },
    onBlur() {
      isKeyDown.current = false
      moved()
    },
  }
}

function pointOf(event: PointerEvent, target = event.currentTarget): Point {
  const box = (target as Element).getBoundingClientRect()
  return { x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) }
}

function within(x: number): number {
  return Math.min(Math.max(x, 0), 1)
}
