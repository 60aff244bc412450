"""A study by Ray Tune: an actor a core, used again for each trial; `python ray_studies.py study CONFIG`."""

import json
import os
import sys

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
os.environ["RAY_AIR_NEW_OUTPUT"] = "0"

import ray  # noqa: E402
from ray import tune  # noqa: E402

config = json.loads(sys.argv[2])


def say(value):
    print("@@" + json.dumps(value), flush=True)


class Learner(tune.Trainable):
    def setup(self, settings, study=None):
        sys.path.insert(0, study["peers"])
        from torch_trial import Trial

        self.learner = Trial(study)
        self.reset_config(settings)

    def reset_config(self, settings):
        self.learner.begin(settings["lr"], seed=1)
        return True

    def step(self):
        return {"accuracy": self.learner.epoch()}

    def save_checkpoint(self, folder):
        """Tune asks for one where an actor changes trials; nothing goes on from it."""
        return {}

    def load_checkpoint(self, state):
        pass


class Tell(tune.Callback):
    def on_trial_complete(self, iteration, trials, trial, **info):
        say({"trial": trial.trial_id})


ray.init(num_cpus=config["workers"], include_dashboard=False, log_to_driver=False, logging_level="ERROR")
study = {**config, "peers": os.path.dirname(os.path.abspath(__file__))}
tuner = tune.Tuner(
    tune.with_resources(tune.with_parameters(Learner, study=study), {"cpu": 1}),
    param_space={"lr": tune.loguniform(1e-4, 1e-1)},
    tune_config=tune.TuneConfig(metric="accuracy", mode="max", num_samples=config["trials"], reuse_actors=True,
        max_concurrent_trials=config["workers"]),
    run_config=tune.RunConfig(
        storage_path=config["out"], stop={"training_iteration": config["epochs"]}, verbose=0, callbacks=[Tell()]
    ),
)
results = tuner.fit()
if results.errors:
    raise results.errors[0]
import torch  # noqa: E402

version = f"Ray {ray.__version__}, PyTorch {torch.__version__.split('+')[0]}"
say({"version": version, "best": results.get_best_result().metrics["accuracy"]})
ray.shutdown()
