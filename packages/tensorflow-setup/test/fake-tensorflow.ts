import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildKey } from '../src/wheels/tensorflow-builds.ts'
import type { TensorflowBuild } from '../src/wheels/wheel.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { makeWheel } from './wheel-server.ts'

const extension = process.platform === 'darwin' ? '2.dylib' : 'so.2'
const libraries = ['cc', 'framework'].map((name) => `tensorflow/libtensorflow_${name}.${extension}`)

/** A TensorFlow that knows its version and nothing else, in two wheels, and a folder with a tfjs-node made for it. */
export function fakeTensorflow() {
  const folder = temporaryFolder()
  const compile = (name: string, source: string) => {
    const file = join(folder, name)
    const link =
      process.platform === 'darwin'
        ? ['-dynamiclib', `-Wl,-install_name,@rpath/${name}`]
        : ['-shared', `-Wl,-soname,${name}`]
    execFileSync('cc', [...link, '-fPIC', '-x', 'c', '-', '-o', file], { input: source })
    return readFileSync(file)
  }
  const header = 'extern "C" const char *TF_Version(void);\n'
  const made = [
    makeWheel('tensorflow-cpu', {
      [libraries[0]!]: compile(`libtensorflow_cc.${extension}`, 'const char *TF_Version(void) { return "1.0.0"; }'),
      'tensorflow/include/tensorflow/c/c_api.h': Buffer.from(header),
      'tensorflow/python/unwanted.py': Buffer.from(''),
    }),
    makeWheel('tensorflow-more', {
      [libraries[1]!]: compile(`libtensorflow_framework.${extension}`, 'int framework;'),
    }),
  ]
  const build: TensorflowBuild = { version: '1.0.0', libraries, wheels: made.map(({ wheel }) => wheel) }
  const from = join(folder, 'app')
  const tfjsNode = join(from, 'node_modules/@tensorflow/tfjs-node')
  mkdirSync(tfjsNode, { recursive: true })
  cpSync(join(import.meta.dirname, 'fixtures/tfjs-node'), tfjsNode, { recursive: true })
  return { made, from, tfjsNode, builds: { [buildKey({ gpu: false })]: build }, cacheDir: join(folder, 'cache') }
}
