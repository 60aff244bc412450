export { mnist } from '@oneloop/mnist-data/node'
