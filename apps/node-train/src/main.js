// What `npm start` runs: the lesson's network on the real MNIST. Arguments are those of `oneloop train`.
import { main } from 'oneloop/command'

await main(['train', ...process.argv.slice(2)])
