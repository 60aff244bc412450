"""PyTorch without its DataLoader: the data as tensors, normalised once, before the clock starts.

Options: `tuned` adds what makes PyTorch fastest here: fused Adam, denormals flushed, one gather an epoch, no loss read
back within it. `compiled` adds torch.compile of forward, loss and backward; `wholeStep` compiles the update with them,
by `max-autotune`.
"""

import torch
from torch import nn
from torch.nn import functional as F

from lesson import Clock, read
from serve import serve
from torch_lesson import Net, device, load, tensors, version


def prepare(config):
    if config["threads"]:
        torch.set_num_threads(config["threads"])
    if config["options"].get("tuned"):
        torch.set_flush_denormal(True)


class Trainer:
    """A function of images and labels that trains one step and returns the loss, on the device."""

    def __init__(self, model, options):
        self.model = model
        tuned = options.get("tuned", False)
        self.optimizer = torch.optim.Adam(model.parameters(), lr=0.001, fused=tuned or None)
        self.loss_of = torch.compile(self.forward, dynamic=False) if options.get("compiled") else self.forward
        if options.get("wholeStep"):
            # Without it the backward pass, which is a call within the step, would split what is compiled.
            torch._dynamo.config.compiled_autograd = True
            self.step = torch.compile(self.step, dynamic=False, mode="max-autotune")

    def forward(self, images, labels):
        return F.cross_entropy(self.model(images), labels)

    def reset(self):
        """In place: compiled code belongs to these parameters."""
        torch.manual_seed(1)
        for layer in self.model.children():
            layer.reset_parameters()
        self.optimizer.state.clear()

    def step(self, images, labels):
        self.optimizer.zero_grad()
        loss = self.loss_of(images, labels)
        loss.backward()
        self.optimizer.step()
        return loss.detach()


class Epoch:
    def __init__(self, config):
        prepare(config)
        self.options = config["options"]
        self.version, self.device = version(), device()
        self.images, self.labels = tensors(config["data"], "train", config["trainImages"])
        self.test_images, self.test_labels = tensors(config["data"], "test")
        self.trainer = Trainer(Net(), self.options)
        self.reset()

    def reset(self):
        self.trainer.reset()

    def batches(self):
        order = torch.randperm(len(self.labels))
        if self.options.get("tuned"):
            yield from zip(self.images[order].split(64), self.labels[order].split(64))
        else:
            for chosen in order.split(64):
                yield self.images[chosen], self.labels[chosen]

    def epoch(self):
        clock = Clock()
        self.trainer.model.train()
        losses = []
        for images, labels in self.batches():
            loss = self.trainer.step(images, labels)
            losses.append(loss if self.options.get("tuned") else loss.item())
        mean = torch.as_tensor(losses).mean().item()
        trained = clock.seconds()
        model = self.trainer.model.eval()
        correct = 0
        with torch.inference_mode():
            for images, labels in zip(self.test_images.split(1000), self.test_labels.split(1000)):
                correct += (model(images).argmax(1) == labels).sum().item()
        seconds = clock.seconds()
        return {
            "seconds": seconds,
            "evaluateSeconds": seconds - trained,
            "loss": mean,
            "accuracy": correct / len(self.test_labels),
        }


class Steps:
    """Training steps of 784 → width → width → 10 on dense rows."""

    BATCHES = 4

    def __init__(self, config):
        prepare(config)
        self.version, self.device = version(), device()
        torch.manual_seed(1)
        size = config["batchSize"]
        self.batches = [
            (torch.rand(size, 784) * 2 - 1, torch.randint(10, (size,))) for _ in range(self.BATCHES)
        ]
        self.trainer = Trainer(Net(hidden=(config["width"], config["width"])), config["options"])

    def run(self, steps):
        clock = Clock()
        for step in range(steps):
            loss = self.trainer.step(*self.batches[step % self.BATCHES])
        loss.item()
        return clock.seconds()


class Inference:
    def __init__(self, config):
        prepare(config)
        self.version, self.device = version(), device()
        self.model = Net()
        load(self.model, config["model"])
        self.model.eval()
        self.count = config["imagesPerCall"]
        self.bytes = torch.from_numpy(read(config["data"], "test")[0])

    def predict(self, first):
        images = self.bytes[first : first + self.count].float().div(255).sub(0.5).div(0.5)
        return self.model(images)

    def logits(self):
        with torch.inference_mode():
            return torch.cat([self.predict(first) for first in range(0, 1000, self.count)]).flatten().tolist()

    def run(self, calls):
        clock = Clock()
        with torch.inference_mode():
            for call in range(calls):
                self.predict(call % 10 * self.count)
        return clock.seconds()


serve(epoch=Epoch, steps=Steps, inference=Inference)
