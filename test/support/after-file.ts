const tasks: (() => unknown)[] = []

/**
 * Does something once the tests of the file are over, the last said first. Unlike `afterAll` it may be said while a test runs, and for each
 * file anew by a module that the files of a worker share.
 */
export const afterFile = (task: () => unknown): void => void tasks.push(task)

/** Called after each file, by `clean-up.ts`. */
export const cleanUp = async (): Promise<void> => {
  for (const task of tasks.splice(0).reverse()) await task()
}
