declare module 'workerd' {
  /** Where its program lies. */
  const path: string
  export default path
}
