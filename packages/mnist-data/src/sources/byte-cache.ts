/** Where downloads are kept. Its contents are verified again whenever they are used, so it need not be trusted. */
export interface ByteCache {
  get(key: string): Promise<Uint8Array | undefined>
  put(key: string, bytes: Uint8Array): Promise<void>
  delete(key: string): Promise<void>
}
