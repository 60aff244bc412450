// First step of a package's build: the output of a source that is gone must not be packed, or cached by turbo.
import { rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
