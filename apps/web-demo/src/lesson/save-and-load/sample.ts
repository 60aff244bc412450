import { Mlp, readModel, writeModel } from 'oneloop'

/** Through a file and into a fresh network: the same answers. */
export async function roundTrip(trained: Mlp) {
  const file = writeModel(trained, 'pth') // bytes that torch.load opens; or 'safetensors'
  const { model, stateDict } = await readModel(file, { fileName: 'mnist_model.pth' })

  const fresh = new Mlp([784, 128, 64, 10])
  fresh.loadStateDict(stateDict) // every missing, unexpected or wrongly shaped name is said at once
  return { model, fresh }
}
