import { Mlp } from 'oneloop'

// 784 pixels in, two hidden layers, ten logits out. The same seed gives the same weights everywhere.
export const model = new Mlp([784, 128, 64, 10], { activation: 'relu', seed: 1 })

// 109386 parameters, and the printout above.
export const printout = `${model.parameterCount} parameters\n${model}`

// Every parameter by name: fc1.weight [128, 784], fc1.bias [128], …
export const shapes = Array.from(model.namedParameters(), ([name, shape]) => `${name} [${shape.join(', ')}]`)

// Deeper, smoother, with dropout after each hidden layer:
export const deeper = new Mlp([784, 256, 128, 64, 10], { activation: 'gelu', dropout: 0.2, seed: 1 })
