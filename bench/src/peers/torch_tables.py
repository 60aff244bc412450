"""PyTorch on the large made table: tensors in memory, one gather a batch, fused Adam, denormals flushed."""

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from lesson import Clock
from serve import serve
from torch_lesson import device, version

BATCH = 1024


class Large:
    def __init__(self, config):
        torch.set_flush_denormal(True)
        self.version, self.device = version(), device()

    def prepare(self, rows):
        random = np.random.default_rng(1)
        x = random.uniform(-1, 1, (rows, 50)).astype(np.float32)
        self.x = torch.from_numpy(x)
        self.y = torch.from_numpy((x[:, 0] * x[:, 1] > 0).astype(np.int64))

    def epoch(self):
        torch.manual_seed(1)
        model = nn.Sequential(nn.Linear(50, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 2))
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, fused=True)
        clock = Clock()
        total, batches = torch.zeros(()), 0
        for chosen in torch.randperm(len(self.x)).split(BATCH):
            optimizer.zero_grad()
            loss = F.cross_entropy(model(self.x[chosen]), self.y[chosen])
            loss.backward()
            optimizer.step()
            total += loss.detach()
            batches += 1
        return {"loss": float(total / batches), "seconds": clock.seconds()}


serve(large=Large)
