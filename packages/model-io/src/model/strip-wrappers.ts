/** Prefixes that PyTorch's wrappers put before every name: DataParallel and DistributedDataParallel, torch.compile. */
const WRAPPERS = ['module.', '_orig_mod.']

/** Names without the wrappers that all of them carry. */
export function stripWrappers<T extends { readonly name: string }>(
  tensors: readonly T[],
): { named: [string, T][]; notes: string[] } {
  let named: [string, T][] = tensors.map((tensor) => [tensor.name, tensor])
  const notes: string[] = []
  for (let layer = 0; layer < 4; layer++) {
    const wrapper = WRAPPERS.find((prefix) => named.length > 0 && named.every(([name]) => name.startsWith(prefix)))
    if (wrapper === undefined) break
    named = named.map(([name, tensor]) => [name.slice(wrapper.length), tensor])
    notes.push(`the prefix '${wrapper}' was dropped from every name`)
  }
  return { named, notes }
}
