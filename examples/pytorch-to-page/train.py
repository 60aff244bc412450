# Trains a network in PyTorch and saves its state dict: `python train.py` writes public/model.pth. Needs torch and scikit-learn.
import torch
from sklearn.datasets import load_iris

torch.manual_seed(1)
data = load_iris()
rows = torch.tensor(data.data, dtype=torch.float32)
classes = torch.tensor(data.target)
model = torch.nn.Sequential(torch.nn.Linear(4, 16), torch.nn.ReLU(), torch.nn.Linear(16, 3))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(400):
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(rows), classes)
    loss.backward()
    optimizer.step()
torch.save(model.state_dict(), "public/model.pth")
print(f"{(model(rows).argmax(1) == classes).float().mean():.3f} right; logits of the first: {model(rows)[0].tolist()}")
