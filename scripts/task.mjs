// `npm run build` and the like: sets up, then runs a turbo task. `node scripts/task.mjs build [turbo's arguments]`
import { run, setup } from './setup.mjs'

await setup()
await run('turbo', ['run', ...process.argv.slice(2)], { stdio: 'inherit' })
