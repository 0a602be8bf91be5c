/** Messages that came before anybody asked for them, or the one who asks and waits. */
export class Mailbox<T> {
  private readonly waiting: { resolve: (message: T) => void; reject: (fault: unknown) => void }[] = []
  private readonly messages: T[] = []
  private failure: { readonly fault: unknown } | undefined

  deliver(message: T): void {
    const asker = this.waiting.shift()
    if (asker) asker.resolve(message)
    else this.messages.push(message)
  }

  fail(fault: unknown): void {
    this.failure ??= { fault }
    for (const asker of this.waiting.splice(0)) asker.reject(this.failure.fault)
  }

  next(): Promise<T> {
    const message = this.messages.shift()
    if (message !== undefined) return Promise.resolve(message)
    if (this.failure) return Promise.reject(this.failure.fault)
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }))
  }
}
