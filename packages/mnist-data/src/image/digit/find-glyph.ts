import { blankImage } from './blank-image.ts'
import { type Component, components } from './components.ts'
import type { Ink } from './find-ink.ts'
import { type Box, boundingBox, crop, type Plane } from './plane.ts'
import { withoutRuling } from './ruling.ts'

/** Of the ink's contrast: what is above the first is ink, and what touches it and is above the second. */
const INK = 0.5
const EDGE = 0.3
/** What is left beside the lines of paper, where there were some. */
const BESIDE_LINES = 0.25
/** Pixels of the main part, as a part of which another one is a piece of the digit if it is near, and else a speck. */
const LEAST_PIECE = 0.05
/** How far from the digit a piece of it may be, as a part of the digit's longer side. */
const NEAR = 0.15
/** Of the image's smaller side: what is smaller is no digit where something larger is there, be it cut off. */
const LEAST_WHOLE = 0.12
/** From here on another shape is as much a digit as the first is. */
const RIVAL = 0.35

/** How wide the faint edge of a stroke may be, as a part of the digit's longer side. */
const EDGE_WIDTH = 0.05

/** What was drawn, alone. */
export interface Glyph extends Plane {
  /** How many other shapes in the picture are nearly as large. */
  readonly rivals: number
}

/** The drawing in its box, from 0 (no ink) to 1, without what lies around it: specks, small print, lines of the paper. */
export function findGlyph(all: Ink): Glyph {
  const plain = withoutRuling(all, all.contrast, all.grain)
  const ink = plain === null ? all : { ...all, ...plain, grain: Math.max(all.grain, BESIDE_LINES * all.contrast) }
  const { width, height } = ink
  const found = components(inkedPixels(ink), width, height).filter(
    (component) => component.pixels.length >= Math.max(2, 0.0001 * width * height),
  )
  const main = best(found, ink)
  if (main === null) throw blankImage()
  const pieces = [main]
  const others = found.filter((component) => component !== main)
  let box: Box = main
  for (let next = nearest(others, main, box); next !== null; next = nearest(others, main, box)) {
    pieces.push(next)
    others.splice(others.indexOf(next), 1)
    box = union(box, next)
  }
  return { ...draw(ink, pieces, box), rivals: countRivals(main, others, ink) }
}

/** 1 for every pixel that has ink, and for the fainter ones that touch it. */
function inkedPixels({ width, height, values, contrast, grain }: Ink): Uint8Array {
  const edge = Math.max(EDGE * contrast, Math.min(grain, INK * contrast))
  const faint = new Uint8Array(values.length)
  for (let i = 0; i < values.length; i++) if (values[i]! > edge) faint[i] = 1
  const isIn = new Uint8Array(values.length)
  for (const { pixels } of components(faint, width, height)) {
    if (pixels.some((pixel) => values[pixel]! > INK * contrast)) for (const pixel of pixels) isIn[pixel] = 1
  }
  return isIn
}

/** The largest that does not reach over the edge of the image, as tables, shadows and fingers do, unless there is no other. */
function best(found: readonly Component[], { width, height }: Ink): Component | null {
  const isWhole = (component: Component) =>
    !isCut(component, width, height) && longerSide(component) >= LEAST_WHOLE * Math.min(width, height)
  const whole = found.filter(isWhole)
  return (whole.length > 0 ? whole : found).reduce<Component | null>(
    (largest, next) => (largest === null || next.pixels.length > largest.pixels.length ? next : largest),
    null,
  )
}

function isCut({ left, top, right, bottom }: Box, width: number, height: number): boolean {
  return left === 0 || top === 0 || right === width || bottom === height
}

function nearest(others: readonly Component[], main: Component, box: Box): Component | null {
  const reach = NEAR * longerSide(main) + 1
  return (
    others.find(
      (other) =>
        other.pixels.length >= LEAST_PIECE * main.pixels.length &&
        distance(other, box) <= reach &&
        !isBeside(other, box),
    ) ?? null
  )
}

/** Another digit of a number: as high, and to the left or right of this one. */
function isBeside(other: Box, box: Box): boolean {
  const apart = Math.max(other.left - box.right, box.left - other.right)
  const asHigh = other.bottom - other.top > 0.6 * (box.bottom - box.top)
  return apart > 0.06 * longerSide(box) && asHigh
}

function distance(a: Box, b: Box): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right)
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom)
  return Math.hypot(across, down)
}

function longerSide({ left, top, right, bottom }: Box): number {
  return Math.max(right - left, bottom - top)
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

/** The ink of these pixels, and of the fainter ones next to them, where a stroke's edge is. */
function draw({ width, height, values, contrast, grain }: Ink, pieces: readonly Component[], box: Box): Plane {
  const none = Math.min(Math.max(grain * 0.8, 0.04 * contrast), 0.4 * contrast)
  const drawn = new Float32Array(values.length)
  let edge = pieces.flatMap(({ pixels }) => [...pixels])
  const reach = Math.max(1, Math.round(EDGE_WIDTH * longerSide(box)))
  for (let distance = 0; distance <= reach; distance++) {
    const next: number[] = []
    for (const pixel of edge) {
      if (drawn[pixel]! > 0) continue
      drawn[pixel] = Math.min(1, (values[pixel]! - none) / (contrast - none))
      const x = pixel % width
      for (const near of [x > 0 ? pixel - 1 : -1, x + 1 < width ? pixel + 1 : -1, pixel - width, pixel + width]) {
        if (near >= 0 && near < width * height && drawn[near] === 0 && values[near]! > none) next.push(near)
      }
    }
    edge = next
  }
  const plane = { width, height, values: drawn }
  return crop(plane, boundingBox(plane))
}

function countRivals(main: Component, others: readonly Component[], { width, height }: Ink): number {
  return others.filter(
    (other) =>
      other.pixels.length >= RIVAL * main.pixels.length &&
      longerSide(other) >= 0.5 * longerSide(main) &&
      !isCut(other, width, height),
  ).length
}
