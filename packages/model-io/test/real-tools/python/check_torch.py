"""Opens our .pth and .safetensors with PyTorch, and writes its own for us to open."""

import sys

# Where safetensors is, if not with torch.
sys.path.append(sys.argv[1])

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import nn

inputs = torch.from_numpy(np.fromfile("inputs.f32", dtype=np.float32).reshape(-1, 784))


def network():
    net = nn.Sequential()
    net.add_module("fc1", nn.Linear(784, 32))
    net.add_module("act1", nn.ReLU())
    net.add_module("fc2", nn.Linear(32, 10))
    return net.eval()


def write(name, net):
    with torch.no_grad():
        net(inputs).numpy().tofile(name)


ours = torch.load("ours.pth", weights_only=True)
net = network()
net.load_state_dict(ours)
write("pth.f32", net)

net = network()
net.load_state_dict(torch.load("ours.pth", weights_only=True, mmap=True))
write("pth_mmap.f32", net)

net = network()
net.load_state_dict(load_file("ours.safetensors"))
write("torch_safetensors.f32", net)

torch.manual_seed(3)
fresh = network()
write("theirs.f32", fresh)
torch.save(fresh.state_dict(), "theirs.pth")
torch.save(fresh.state_dict(), "theirs_legacy.pth", _use_new_zipfile_serialization=False)
torch.save({"epoch": 1, "model_state_dict": fresh.state_dict()}, "theirs_checkpoint.pth")
torch.serialization.set_crc32_options(False)
torch.save(fresh.state_dict(), "theirs_without_checksums.pth")
save_file(fresh.state_dict(), "theirs_torch.safetensors")
