"""scikit-learn's MLPClassifier and MLPRegressor on its own tables, and pandas' read_csv.

The network and the training are those of oneloop-tables.ts: one hidden layer of 64, ReLU, Adam at 0.001, batches of 32,
100 epochs, no penalty and no early stop; columns to mean 0 and standard deviation 1 by the training rows.
"""

import os
import warnings

import numpy as np

from lesson import Clock
from serve import serve

HIDDEN, BATCH, EPOCHS = (64,), 32, 100


def load(name):
    from sklearn import datasets

    if name == "diabetes":
        return datasets.load_diabetes(scaled=False)
    return getattr(datasets, f"load_{name.replace('-', '_')}")()


class Tables:
    def __init__(self, config):
        import sklearn

        self.version = f"scikit-learn {sklearn.__version__}"
        self.device = "NumPy, its default threads"

    def export(self, folder):
        """A CSV of each table, whose target column is `target`."""
        for name in ("iris", "wine", "breast-cancer", "digits", "diabetes"):
            found = load(name)
            header = ",".join([f"x{i}" for i in range(found.data.shape[1])] + ["target"])
            path = os.path.join(folder, f"{name}.csv")
            rows = np.column_stack([found.data, found.target])
            np.savetxt(f"{path}.tmp", rows, delimiter=",", header=header, comments="", fmt="%.10g")
            os.replace(f"{path}.tmp", path)

    def fit(self, name, seed, train, test):
        from sklearn.neural_network import MLPClassifier, MLPRegressor
        from sklearn.preprocessing import StandardScaler

        warnings.filterwarnings("ignore")
        found = load(name)
        scaler = StandardScaler().fit(found.data[train])
        x, x_test = scaler.transform(found.data[train]), scaler.transform(found.data[test])
        y, y_test = found.target[train], found.target[test]
        options = dict(
            hidden_layer_sizes=HIDDEN,
            batch_size=BATCH,
            max_iter=EPOCHS,
            alpha=0,
            tol=0,
            n_iter_no_change=EPOCHS + 1,
            random_state=seed,
        )
        if name == "diabetes":
            y = StandardScaler().fit(y.reshape(-1, 1)).transform(y.reshape(-1, 1)).ravel()
            mean, spread = found.target[train].mean(), found.target[train].std()
            y_test = (y_test - mean) / spread
            model = MLPRegressor(**options)
        else:
            model = MLPClassifier(**options)
        clock = Clock()
        model.fit(x, y)
        seconds = clock.seconds()
        return {"score": float(model.score(x_test, y_test)), "seconds": seconds}


class Loading:
    def __init__(self, config):
        import pandas

        self.version = f"pandas {pandas.__version__}"
        self.device = "its C parser, one thread"

    def read(self, path):
        import pandas

        with open(path, "rb") as file:
            file.read()
        clock = Clock()
        pandas.read_csv(path)
        return clock.seconds()


serve(tables=Tables, loading=Loading)
