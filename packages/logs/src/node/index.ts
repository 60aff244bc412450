export { tensorBoard } from './tensorboard.ts'
