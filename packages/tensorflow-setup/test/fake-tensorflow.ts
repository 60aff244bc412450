import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildKey } from '../src/wheels/tensorflow-builds.ts'
import type { TensorflowBuild } from '../src/wheels/wheel.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { makeWheel } from './wheel-server.ts'

const extension = process.platform === 'darwin' ? '2.dylib' : 'so.2'
const libraries = ['cc', 'framework'].map((name) => `tensorflow/libtensorflow_${name}.${extension}`)

const FUNCTIONS = `
const char *TF_Version(void) { return "1.0.0"; }
void TFE_NewContext(void) {}
void TFE_Execute(void) {}
void TF_LoadSessionFromSavedModel(void) {}
void TF_SessionRun(void) {}
`
const struct = (name: string) => `struct ${name};\n`
const HEADER = `${['TF_Status', 'TF_Session', 'TF_SessionOptions', 'TF_Buffer', 'TF_Graph', 'TF_Output', 'TF_Tensor', 'TF_Operation'].map(struct).join('')}
extern "C" {
const char *TF_Version(void);
TF_Session *TF_LoadSessionFromSavedModel(const TF_SessionOptions *, const TF_Buffer *, const char *, const char *const *, int, TF_Graph *, TF_Buffer *, TF_Status *);
void TF_SessionRun(TF_Session *, const TF_Buffer *, const TF_Output *, TF_Tensor *const *, int, const TF_Output *, TF_Tensor **, int, const TF_Operation *const *, int, TF_Buffer *, TF_Status *);
}
`
const EAGER_HEADER = `${['TFE_Context', 'TFE_ContextOptions', 'TFE_Op', 'TFE_TensorHandle'].map(struct).join('')}
extern "C" TFE_Context *TFE_NewContext(const TFE_ContextOptions *, TF_Status *);
extern "C" void TFE_Execute(TFE_Op *, TFE_TensorHandle **, int *, TF_Status *);
`

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
  const made = [
    makeWheel('tensorflow-cpu', {
      [libraries[0]!]: compile(`libtensorflow_cc.${extension}`, FUNCTIONS),
      'tensorflow/include/tensorflow/c/c_api.h': Buffer.from(HEADER),
      'tensorflow/include/tensorflow/c/eager/c_api.h': Buffer.from(EAGER_HEADER),
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
