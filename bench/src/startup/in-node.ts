// `node in-node.ts <module> [folder of tfjs's .wasm]`: the module's first step, then a line.
const [file, folder] = process.argv.slice(2)
const { firstStep } = await import(file!)
process.stdout.write(`@@ ${await firstStep(folder)}\n`)
process.exit(0)
