"""A study by Optuna: a process a core, each kept for all of its trials, that share a journal; `python optuna_studies.py MODE CONFIG`."""

import json
import os
import subprocess
import sys

mode, config = sys.argv[1], json.loads(sys.argv[2])


def say(value):
    print("@@" + json.dumps(value), flush=True)


def storage():
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    return JournalStorage(JournalFileBackend(os.path.join(config["out"], "optuna.log")))


def study():
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    made = optuna.create_study(study_name="digits", storage=storage(), direction="maximize")
    shares = [config["trials"] // config["workers"]] * config["workers"]
    workers = [
        subprocess.Popen([sys.executable, __file__, "worker", json.dumps({**config, "trials": share, "seed": seed})])
        for seed, share in enumerate(shares)
    ]
    if any(worker.wait() != 0 for worker in workers):
        sys.exit(1)
    say({"version": f"Optuna {optuna.__version__}, {version()}", "best": made.best_value})


def version():
    import torch

    return f"PyTorch {torch.__version__.split('+')[0]}"


def worker():
    import optuna

    from torch_trial import Trial

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    sampler = optuna.samplers.RandomSampler(seed=config["seed"])
    loaded = optuna.load_study(study_name="digits", storage=storage(), sampler=sampler)
    learner = Trial(config)

    def objective(trial):
        learner.begin(trial.suggest_float("lr", 1e-4, 1e-1, log=True), seed=1)
        for epoch in range(config["epochs"]):
            accuracy = learner.epoch()
            trial.report(accuracy, epoch)
        return accuracy

    loaded.optimize(objective, n_trials=config["trials"], callbacks=[lambda _, trial: say({"trial": trial.number})])


def alone():
    from torch_trial import alone as train

    say({"seconds": train(config)})


{"study": study, "worker": worker, "alone": alone}[mode]()
