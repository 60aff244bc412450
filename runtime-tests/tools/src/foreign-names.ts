/** Names in backticks that belong to others: comments may name them, and no code here has them. */
export const foreignNames: ReadonlySet<string> = new Set([
  // PyTorch and Keras
  ...['BCEWithLogitsLoss', 'CrossEntropyLoss', 'HuberLoss', 'MSELoss', 'clip_grad_norm_', 'max_lr'],
  ...['CosineAnnealingWarmRestarts', 'PolynomialDecay', 'PolynomialLR', 'SequentialLR', 'StepLR', '_metadata'],
  // NumPy and pickle
  ...['savez', 'savez_compressed', '__setstate__'],
  // ONNX
  ...['DataType', 'ModelProto', 'StringStringEntryProto', 'TensorProto', 'ValueInfoProto', 'int32_data'],
  // scikit-learn
  ...['average_precision_score', 'balanced_accuracy_score', 'brier_score_loss', 'drop_intermediate', 'log_loss'],
  ...['matthews_corrcoef', 'mean_absolute_error', 'permutation_importance', 'precision_recall_curve', 'r2_score'],
  ...['roc_auc_score', 'roc_curve', 'root_mean_squared_error'],
  // TensorBoard and MLflow
  ...['SummaryWriter', 'histo', 'simple_value', 'summary', 'proto'],
  // Other files and programs
  ...['dense_1', 'model_predict', 'save_weights', 'starttime', 'train_images'],
  // JavaScript and CSS
  ...['pow', 'rgb', 'tan'],
  // Environment variables, and names made by counting
  ...['$CXX', '$ONELOOP_CACHE', 'fc10'],
])
