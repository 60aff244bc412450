import { afterEach, expect, test, vi } from 'vitest'
import { Interrupted, interruptSignal } from './interrupt.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s aborts once, with a reason, and means its own again afterwards',
  (name) => {
    const before = process.listenerCount(name)
    const told = vi.fn()
    const { signal, release } = interruptSignal(told)
    process.emit(name, name)
    process.emit(name, name)
    expect(signal.reason).toBeInstanceOf(Interrupted)
    expect(told).toHaveBeenCalledTimes(1)
    release()
    expect(process.listenerCount(name)).toBe(before)
  },
)

test('only a second Ctrl-C that is not the same one passed on exits, and gives the terminal back first', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as never)
  const beforeExit = vi.fn(() => expect(exit).not.toHaveBeenCalled())
  const { release } = interruptSignal(() => {}, beforeExit)
  process.emit('SIGINT', 'SIGINT')
  process.emit('SIGINT', 'SIGINT')
  vi.advanceTimersByTime(5000)
  process.emit('SIGTERM', 'SIGTERM')
  expect(exit).not.toHaveBeenCalled()
  process.emit('SIGINT', 'SIGINT')
  expect(exit).toHaveBeenCalledExactlyOnceWith(130)
  expect(beforeExit).toHaveBeenCalledTimes(1)
  release()
})
