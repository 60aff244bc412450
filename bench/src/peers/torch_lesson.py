"""The lesson in PyTorch: network, loss, evaluation."""

import torch
from torch import nn

from lesson import PIXELS, read


class Net(nn.Module):
    def __init__(self, inputs=PIXELS, hidden=(128, 64)):
        super().__init__()
        first, second = hidden
        self.fc1 = nn.Linear(inputs, first)
        self.fc2 = nn.Linear(first, second)
        self.fc3 = nn.Linear(second, 10)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)


def version():
    return f"PyTorch {torch.__version__.split('+')[0]}"


def device():
    threads = torch.get_num_threads()
    capability = torch.backends.cpu.get_cpu_capability()
    return f"CPU {capability}, {threads} {'thread' if threads == 1 else 'threads'}"


def floats(images):
    return (torch.from_numpy(images).float() / 255 - 0.5) / 0.5


def tensors(folder, part, count=None):
    images, labels = read(folder, part, count)
    return floats(images), torch.from_numpy(labels).long()


def load(model, folder):
    """Parameters from one file of float32 each."""
    import numpy as np

    with torch.no_grad():
        for name, parameter in model.named_parameters():
            values = np.fromfile(f"{folder}/{name}.f32", np.float32)
            parameter.copy_(torch.from_numpy(values).reshape(parameter.shape))
