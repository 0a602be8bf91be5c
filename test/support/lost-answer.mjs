// Loaded before the program: every answer is lost together with its socket, and time limits are short.
const within = AbortSignal.timeout
AbortSignal.timeout = () => within(300)
globalThis.fetch = (_address, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
