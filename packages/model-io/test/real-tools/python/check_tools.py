"""Opens our files with numpy, safetensors, onnx and onnxruntime, and writes their own for us to open.

Reads inputs.f32 [1000, 784], images.u8 [1000, 784] and the models in the working folder; writes logits there.
"""

import json

import numpy as np
import onnx
import onnxruntime
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

inputs = np.fromfile("inputs.f32", dtype=np.float32).reshape(-1, 784)
images = np.fromfile("images.u8", dtype=np.uint8).reshape(-1, 784)


def forward(state):
    hidden = np.maximum(inputs @ state["fc1.weight"].T + state["fc1.bias"], 0)
    return hidden @ state["fc2.weight"].T + state["fc2.bias"]


def write(name, logits):
    np.ascontiguousarray(logits, dtype=np.float32).tofile(name)


state = load_file("ours.safetensors")
write("safetensors.f32", forward(state))
with safe_open("ours.safetensors", "numpy") as file:
    metadata = file.metadata()
with open("metadata.json", "w") as file:
    json.dump({"format": metadata["format"], "note": metadata["note"]}, file)

with np.load("ours.npz", allow_pickle=False) as arrays:
    assert sorted(arrays.files) == ["fc1.bias", "fc1.weight", "fc2.bias", "fc2.weight"], arrays.files
    write("npz.f32", forward({name: arrays[name] for name in arrays.files}))

for name, feed in {"ours": inputs, "ours_raw": images, "ours_gelu": inputs, "ours_int8": inputs}.items():
    onnx.checker.check_model(onnx.load(f"{name}.onnx"), full_check=True)
    session = onnxruntime.InferenceSession(f"{name}.onnx", providers=["CPUExecutionProvider"])
    (output,) = session.run(None, {"input": feed})
    write(f"{name}.onnx.f32", output)
    (one,) = session.run(None, {"input": feed[:1]})
    assert np.allclose(one, output[:1], atol=1e-5)

save_file(state, "theirs.safetensors", metadata={"from": "python"})
save_file({name: array.astype(np.float64) for name, array in state.items()}, "theirs_f64.safetensors")
np.savez("theirs.npz", **state)
np.savez_compressed("theirs_compressed.npz", **state)
np.savez("theirs_fortran.npz", **{name: np.asfortranarray(array) for name, array in state.items()})
np.savez("theirs_big_endian.npz", **{name: array.astype(">f8") for name, array in state.items()})
