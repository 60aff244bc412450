// The worker that `train` starts when it is given none.
import { READY } from '../wire/messages.ts'
import { serveTraining } from './serve-training.ts'

serveTraining()
postMessage(READY)
