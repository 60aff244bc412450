"""scikit-learn's MLPClassifier on the lesson: an epoch is one `partial_fit` of all images, which it shuffles."""

import warnings

import numpy as np

from lesson import Clock, read
from serve import serve


class Epoch:
    def __init__(self, config):
        import sklearn

        warnings.filterwarnings("ignore")
        self.version = f"scikit-learn {sklearn.__version__}"
        self.device = "NumPy, its default threads"
        self.train = self.floats(read(config["data"], "train", config["trainImages"]))
        self.test = self.floats(read(config["data"], "test"))
        self.reset()

    @staticmethod
    def floats(part):
        images, labels = part
        return (images.astype(np.float32) / 255 - 0.5) / 0.5, labels

    def reset(self):
        from sklearn.neural_network import MLPClassifier

        # Adam at 0.001 and ReLU are its defaults; so is a penalty, which the lesson has not.
        self.model = MLPClassifier(hidden_layer_sizes=(128, 64), batch_size=64, alpha=0, random_state=1)

    def epoch(self):
        clock = Clock()
        self.model.partial_fit(*self.train, classes=np.arange(10))
        trained = clock.seconds()
        accuracy = float(self.model.score(*self.test))
        seconds = clock.seconds()
        return {
            "seconds": seconds,
            "evaluateSeconds": seconds - trained,
            "loss": float(self.model.loss_),
            "accuracy": accuracy,
        }


serve(epoch=Epoch)
