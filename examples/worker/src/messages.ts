/** What the page asks of the worker. */
export type Command = { readonly kind: 'train'; readonly epochs: number } | { readonly kind: 'stop' }

/** What the worker tells the page. */
export type Event =
  | { readonly kind: 'epoch'; readonly epoch: number; readonly loss: number }
  | { readonly kind: 'done'; readonly correct: number; readonly count: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string }
