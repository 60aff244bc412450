"""A trial of the workload `studies` in PyTorch: tensors in memory, one gather a batch, fused Adam, denormals flushed."""

import os

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class Trial:
    def __init__(self, config):
        torch.set_num_threads(1)
        torch.set_flush_denormal(True)
        self.hidden, self.batch = config["hidden"], config["batch"]
        table = np.loadtxt(os.path.join(config["folder"], "digits.csv"), delimiter=",", skiprows=1, dtype=np.float32)
        train, validation = table[config["train"]], table[config["validation"]]
        mean, deviation = train[:, :-1].mean(axis=0), train[:, :-1].std(axis=0)
        deviation[deviation == 0] = 1
        self.x, self.x_validation = (torch.from_numpy((part[:, :-1] - mean) / deviation) for part in (train, validation))
        self.y, self.y_validation = (torch.from_numpy(part[:, -1]).long() for part in (train, validation))

    def begin(self, learning_rate, seed):
        torch.manual_seed(seed)
        inputs = self.x.shape[1]
        self.model = nn.Sequential(nn.Linear(inputs, self.hidden), nn.ReLU(), nn.Linear(self.hidden, 10))
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=learning_rate, fused=True)

    def epoch(self):
        """Trains for one epoch; gives the accuracy on the validation part."""
        for chosen in torch.randperm(len(self.x)).split(self.batch):
            self.optimizer.zero_grad()
            F.cross_entropy(self.model(self.x[chosen]), self.y[chosen]).backward()
            self.optimizer.step()
        with torch.inference_mode():
            right = self.model(self.x_validation).argmax(dim=1) == self.y_validation
        return float(right.float().mean())


def alone(config):
    """Trials without a study around them: the seconds of each."""
    from lesson import Clock

    trial = Trial(config)
    seconds = []
    for seed in range(config["trials"]):
        clock = Clock()
        trial.begin(1e-3, seed)
        for _ in range(config["epochs"]):
            trial.epoch()
        seconds.append(clock.seconds())
    return seconds
