import { existsSync } from 'node:fs'

/** What NVIDIA's driver leaves on a Linux machine that has it: its device, its /proc entry, or WSL's GPU device. */
const TRACES = ['/dev/nvidiactl', '/proc/driver/nvidia/version', '/dev/dxg']

/** Whether this machine (or container) shows any sign of an NVIDIA GPU with its driver: enough to be worth a try. */
export function hasNvidiaDriver(exists: (path: string) => boolean = existsSync): boolean {
  return TRACES.some(exists)
}
