"""JAX on the CPU: the epoch is one jitted call, its steps a `lax.scan`."""

import os
import sys
import json

if json.loads(sys.argv[2])["threads"] == 1:
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from lesson import Clock, read
from serve import serve

BATCH = 64
WIDTHS = (784, 128, 64, 10)
B1, B2, EPSILON, RATE = 0.9, 0.999, 1e-8, 1e-3


def init(seed):
    keys = jax.random.split(jax.random.key(seed), 2 * (len(WIDTHS) - 1))
    layers = []
    for i, (inputs, outputs) in enumerate(zip(WIDTHS, WIDTHS[1:])):
        bound = inputs**-0.5
        weight = jax.random.uniform(keys[2 * i], (inputs, outputs), minval=-bound, maxval=bound)
        bias = jax.random.uniform(keys[2 * i + 1], (outputs,), minval=-bound, maxval=bound)
        layers.append((weight, bias))
    zeros = jax.tree.map(jnp.zeros_like, layers)
    return layers, zeros, jax.tree.map(jnp.zeros_like, layers), jnp.zeros((), jnp.int32)


def logits_of(layers, x):
    for weight, bias in layers[:-1]:
        x = jax.nn.relu(x @ weight + bias)
    weight, bias = layers[-1]
    return x @ weight + bias


def loss_of(layers, x, y):
    log_probabilities = jax.nn.log_softmax(logits_of(layers, x))
    return -jnp.take_along_axis(log_probabilities, y[:, None], 1).mean()


def step(state, batch):
    layers, m, v, t = state
    loss, gradients = jax.value_and_grad(loss_of)(layers, *batch)
    t = t + 1
    m = jax.tree.map(lambda m, g: B1 * m + (1 - B1) * g, m, gradients)
    v = jax.tree.map(lambda v, g: B2 * v + (1 - B2) * g * g, v, gradients)
    rate = RATE / (1 - B1**t)
    correction = jnp.sqrt(1 - B2**t)
    layers = jax.tree.map(lambda p, m, v: p - rate * m / (jnp.sqrt(v) / correction + EPSILON), layers, m, v)
    return (layers, m, v, t), loss


@jax.jit
def train_epoch(state, images, labels, order):
    full = len(order) // BATCH * BATCH

    def scanned(state, chosen):
        return step(state, (images[chosen], labels[chosen]))

    state, losses = lax.scan(scanned, state, order[:full].reshape(-1, BATCH))
    if full < len(order):
        state, last = scanned(state, order[full:])
        losses = jnp.append(losses, last)
    return state, losses.mean()


@jax.jit
def count_correct(layers, images, labels):
    def scanned(total, batch):
        x, y = batch
        return total + (logits_of(layers, x).argmax(1) == y).sum(), None

    return lax.scan(scanned, 0, (images.reshape(-1, 1000, 784), labels.reshape(-1, 1000)))[0]


class Epoch:
    def __init__(self, config):
        self.version = f"JAX {jax.__version__}"
        self.device = "XLA CPU, " + ("1 thread" if config["threads"] == 1 else "its default threads")
        train, test = read(config["data"], "train", config["trainImages"]), read(config["data"], "test")
        self.train, self.test = self.on_device(train), self.on_device(test)
        self.random = np.random.default_rng(1)
        self.reset()

    @staticmethod
    def on_device(part):
        images, labels = part
        return jnp.asarray((images.astype(np.float32) / 255 - 0.5) / 0.5), jnp.asarray(labels.astype(np.int32))

    def reset(self):
        self.state = init(1)

    def epoch(self):
        clock = Clock()
        order = jnp.asarray(self.random.permutation(len(self.train[1])).astype(np.int32))
        self.state, loss = train_epoch(self.state, *self.train, order)
        loss = float(loss)
        trained = clock.seconds()
        correct = int(count_correct(self.state[0], *self.test))
        seconds = clock.seconds()
        return {
            "seconds": seconds,
            "evaluateSeconds": seconds - trained,
            "loss": loss,
            "accuracy": correct / len(self.test[1]),
        }


serve(epoch=Epoch)
