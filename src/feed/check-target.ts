import { type Problem, problem } from '../base/problem.ts'
import { type AllowedTargets, checkUrl, isAddress, isNamed, mayConnect } from './target-address.ts'

/** The addresses of a name, as a host finds them; none if there is no such name. */
export type ResolveName = (name: string) => Promise<readonly string[]>

/** What speaks against calling a URL, its name resolved: every address of it has to be allowed. */
export const checkTarget = async (
  text: string,
  allowed: AllowedTargets,
  resolve: ResolveName,
): Promise<readonly Problem[]> => {
  const problems = checkUrl(text, allowed)
  if (problems.length > 0) return problems
  const url = new URL(text)
  if (isNamed(url, allowed) || isAddress(url)) return []
  const addresses = await resolve(url.hostname)
  const facts = { host: url.hostname }
  if (addresses.length === 0) return [problem('WEBHOOK_NAME_UNKNOWN', { path: ['url'], field: 'url', facts })]
  return addresses.every((address) => mayConnect(address, allowed))
    ? []
    : [problem('WEBHOOK_TARGET_NOT_ALLOWED', { path: ['url'], field: 'url', facts })]
}
