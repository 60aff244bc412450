import { expect, test } from 'vitest'
import { packageManager } from './package-manager.ts'

test.each([
  [undefined, 'npm install', 'npm start'],
  ['npm/11.0.0 node/v24.0.0 linux x64', 'npm install', 'npm start'],
  ['pnpm/12.21.0 npm/? node/v24.0.0', 'pnpm install', 'pnpm start'],
  ['yarn/4.18.1 npm/? node/v24.0.0', 'yarn install', 'yarn start'],
  ['bun/1.4.5 npm/? node/v24.0.0', 'bun install', 'bun run start'],
  ['deno/2.9.6 npm/? deno/2.9.6', 'deno install', 'deno task start'],
])('%s', (userAgent, install, start) => {
  const manager = packageManager(userAgent)
  expect([manager.install, manager.run('start')]).toEqual([install, start])
})
