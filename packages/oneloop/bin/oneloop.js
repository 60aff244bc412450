#!/usr/bin/env node
import { main } from '../dist/command/main.js'

await main(process.argv.slice(2))
// All is done, said and saved. What a library has left running, such as the client of a queue whose server is gone, does not keep the process.
setTimeout(() => process.exit(), 3000).unref()
