"""The Python side of ../child.ts: `serve(epoch=..., steps=..., inference=...)` at the end of a peer's file."""

import json
import sys
import traceback


def serve(**workloads):
    workload, config = sys.argv[1], json.loads(sys.argv[2])
    try:
        task = workloads[workload](config)
        answer({"result": {"version": task.version, "device": task.device}})
    except Exception as error:
        answer({"error": describe(error), "stack": traceback.format_exc()})
        sys.exit(1)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer({"result": getattr(task, request["call"])(*request["args"])})
        except Exception as error:
            answer({"error": describe(error), "stack": traceback.format_exc()})


def describe(error):
    return f"{type(error).__name__}: {error}".splitlines()[0][:300]


def answer(value):
    sys.stdout.write("@@" + json.dumps(value) + "\n")
    sys.stdout.flush()
