/**
 * One listener of a host, shared by everybody who waits for changes; opened with the first of them and kept. If it cannot be
 * opened, the next who comes tries again.
 */
export const changeBell = (listen: (onNotice: () => void) => Promise<unknown>) => {
  const waiting = new Set<() => void>()
  let isListening = false
  const ring = () => {
    for (const onChange of [...waiting]) onChange()
  }
  return (onChange: () => void): (() => void) => {
    waiting.add(onChange)
    if (!isListening) {
      isListening = true
      listen(ring).then(ring, () => {
        isListening = false
      })
    }
    return () => void waiting.delete(onChange)
  }
}

/** What `commit_changes` tells on; the payload is the next number. */
export const changesChannel = 'hutong_changes'
