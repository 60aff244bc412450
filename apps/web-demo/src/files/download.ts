/** Hands bytes to the browser's downloads. */
export function download(bytes: Uint8Array<ArrayBuffer>, name: string, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads the blob after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
