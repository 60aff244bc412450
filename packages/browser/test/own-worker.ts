import { serveTraining } from '@oneloop/browser/worker'
import { reference } from '@oneloop/trainer'
import { dots } from './dots.ts'

serveTraining({
  backends: { slow: () => reference() },
  sources: {
    dots(rows, onBytes) {
      onBytes(10, 20)
      return { train: dots(rows as number) }
    },
  },
})

addEventListener('message', ({ data }) => {
  if ('hello' in data) postMessage({ own: data.hello })
})
