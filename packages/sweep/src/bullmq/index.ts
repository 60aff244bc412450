export { type Connection, parseConnection } from './connection.ts'
export { bullmq } from './engine.ts'
export { type Message, studyKey } from './message.ts'
export { type WorkEvent, type Working, type WorkOptions, work } from './worker.ts'
