"""PyTorch as the lesson writes it: a Dataset that transforms each image, DataLoaders, an eager loop."""

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

from lesson import Clock, read
from serve import serve
from torch_lesson import Net, device, version


class Images(Dataset):
    """torchvision's MNIST with ToTensor and Normalize((0.5,), (0.5,)), without torchvision."""

    def __init__(self, folder, part, count=None):
        images, labels = read(folder, part, count)
        self.images = torch.from_numpy(images).view(-1, 1, 28, 28)
        self.labels = labels.tolist()

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, i):
        image = self.images[i].to(torch.float32).div(255)
        return image.sub(0.5).div(0.5), self.labels[i]


class Epoch:
    def __init__(self, config):
        if config["threads"]:
            torch.set_num_threads(config["threads"])
        self.version, self.device = version(), device()
        self.train = DataLoader(Images(config["data"], "train", config["trainImages"]), batch_size=64, shuffle=True)
        self.test = DataLoader(Images(config["data"], "test"), batch_size=1000)
        self.reset()

    def reset(self):
        torch.manual_seed(1)
        self.model = Net()
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=0.001)
        self.criterion = nn.CrossEntropyLoss()

    def epoch(self):
        clock = Clock()
        self.model.train()
        running_loss = 0.0
        for images, labels in self.train:
            images = images.view(-1, 784)
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(images), labels)
            loss.backward()
            self.optimizer.step()
            running_loss += loss.item()
        trained = clock.seconds()
        self.model.eval()
        correct = total = 0
        with torch.no_grad():
            for images, labels in self.test:
                predicted = self.model(images.view(-1, 784)).argmax(1)
                total += labels.size(0)
                correct += (predicted == labels).sum().item()
        seconds = clock.seconds()
        return {
            "seconds": seconds,
            "evaluateSeconds": seconds - trained,
            "loss": running_loss / len(self.train),
            "accuracy": correct / total,
        }


serve(epoch=Epoch)
