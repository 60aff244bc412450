import type { Board, ClassResult, ClassSetting, Seat } from '../src/class/protocol.ts'

/** More tabs than a class has, and few enough for a board. */
const MOST_SEATS = 100
/** Two tabs have each setting before a third one gets it, so that a class sees two laptops agree. */
const TABS_PER_SETTING = 2

interface Place extends Seat {
  isHere: boolean
  result: ClassResult | null
}

export type ClassPlan = 'seeds' | 'rates'

const plans: Readonly<Record<ClassPlan, readonly ClassSetting[]>> = {
  seeds: Array.from({ length: 20 }, (_, i) => ({ name: 'seed', value: i + 1 })),
  rates: [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 1].map((value) => ({ name: 'learningRate', value })),
}

export function isClassPlan(word: string): word is ClassPlan {
  return word in plans
}

/** Who sits where, and what came out. It knows tabs by numbers alone, and forgets all when the server ends. */
export class ClassRoom {
  readonly #settings: readonly ClassSetting[]
  readonly #places = new Map<string, Place>()

  constructor(plan: ClassPlan) {
    this.#settings = plans[plan]
  }

  /** Gives a tab a seat, or its own back; `null` when all are taken. */
  join(tab: string): Seat | null {
    const place = this.#places.get(tab) ?? this.#newPlace()
    if (place === null) return null
    place.isHere = true
    this.#places.set(tab, place)
    return { number: place.number, setting: place.setting }
  }

  leave(tab: string): void {
    const place = this.#places.get(tab)
    if (place !== undefined) place.isHere = false
  }

  /** Takes a tab's result in, if it is of the tab's own setting. */
  report(tab: string, result: ClassResult): boolean {
    const place = this.#places.get(tab)
    if (place === undefined || !isSame(place.setting, result.setting)) return false
    place.result = result
    return true
  }

  /** What everyone sees. Settings that nobody has are left out. */
  board(): Board {
    const places = [...this.#places.values()]
    const rows = this.#settings.map((setting) => {
      const here = places.filter((place) => place.setting === setting)
      return {
        setting,
        joined: here.filter(({ isHere }) => isHere).length,
        results: here.flatMap(({ number, result }) => (result === null ? [] : [{ seat: number, ...result }])),
      }
    })
    return {
      joined: places.filter(({ isHere }) => isHere).length,
      rows: rows.filter(({ joined, results }) => joined > 0 || results.length > 0),
    }
  }

  #newPlace(): Place | null {
    if (this.#places.size >= MOST_SEATS) return null
    return { number: this.#places.size + 1, setting: this.#nextSetting(), isHere: true, result: null }
  }

  /** The first setting that has not enough tabs; when all have, the one with the fewest. */
  #nextSetting(): ClassSetting {
    const counts = this.#settings.map((setting) => {
      const all = [...this.#places.values()].filter((place) => place.setting === setting)
      // Whoever left without a result left nothing to agree with.
      return { setting, tabs: all.filter(({ isHere, result }) => isHere || result !== null).length }
    })
    const wanted = counts.find(({ tabs }) => tabs < TABS_PER_SETTING)
    return (wanted ?? counts.reduce((least, each) => (each.tabs < least.tabs ? each : least))).setting
  }
}

function isSame(a: ClassSetting, b: ClassSetting): boolean {
  return a.name === b.name && a.value === b.value
}
