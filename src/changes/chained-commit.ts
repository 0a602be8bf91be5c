/** A commit of the change log as its chain needs it; hashes in lower-case hex. */
export interface ChainedCommit {
  readonly firstNumber: number
  readonly count: number
  readonly recordedAt: string
  readonly verb: string
  /** Opaque: `key:7` or `hub`. */
  readonly actor: string
  readonly algorithm: string
  readonly root: string
  readonly previousHash: string
  readonly hash: string
}
