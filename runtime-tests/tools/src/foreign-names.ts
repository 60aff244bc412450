/** Names in backticks that belong to others: comments may name them, and no code here has them. */
export const foreignNames: ReadonlySet<string> = new Set([
  // PyTorch and Keras
  ...['BCEWithLogitsLoss', 'CrossEntropyLoss', 'HuberLoss', 'MSELoss', 'clip_grad_norm_', 'max_lr'],
  ...['CosineAnnealingWarmRestarts', 'PolynomialDecay', 'PolynomialLR', 'SequentialLR', 'StepLR', '_metadata'],
  // NumPy and pickle
  ...['savez', 'savez_compressed', '__setstate__'],
  // ONNX
  ...['DataType', 'ModelProto', 'StringStringEntryProto', 'TensorProto', 'ValueInfoProto', 'int32_data'],
  // JavaScript and CSS
  ...['pow', 'rgb'],
  // Environment variables, and names made by counting
  ...['$CXX', '$ONELOOP_CACHE', 'fc10'],
])
