import { type Role, roles } from '../base/caller.ts'
import type { OidcSettings } from './oidc-settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** `秘书处=SECRETARIAT,联络员=COORDINATOR`: what values of the role claim mean. */
const readRoles = (text: string, mistakes: string[]): Record<string, Role> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((entry) => entry.trim() !== '')
      .flatMap((entry) => {
        const [value, name] = [
          entry.slice(0, entry.lastIndexOf('=')).trim(),
          entry.slice(entry.lastIndexOf('=') + 1).trim(),
        ]
        const role = roles.find((one) => one === name)
        if (role && value) return [[value, role]]
        mistakes.push(`HUTONG_OIDC_ROLES=${entry}: 应为 值=角色 / must be value=role (${roles.join(' | ')})`)
        return []
      }),
  )

/** The provider of a host's environment; null: nobody signs in so. */
export const readOidcSettings = (
  environment: Environment,
): { readonly oidc: OidcSettings | null; readonly mistakes: readonly string[] } => {
  const mistakes: string[] = []
  const text = (name: string) => environment[`HUTONG_OIDC_${name}`]?.trim() || null
  const [issuer, clientId] = [text('ISSUER'), text('CLIENT_ID')]
  if (issuer === null && clientId === null) return { oidc: null, mistakes }
  if (issuer === null || !/^https:\/\/\S+$|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(issuer))
    mistakes.push(`HUTONG_OIDC_ISSUER=${issuer}: 应为 https 网址 / must be an https address`)
  if (clientId === null) mistakes.push('HUTONG_OIDC_CLIENT_ID: 未填写 / is missing')
  const oidc = {
    ...{ issuer: issuer ?? '', clientId: clientId ?? '', clientSecret: text('CLIENT_SECRET') },
    scope: text('SCOPE') ?? 'openid profile',
    roleClaim: text('ROLE_CLAIM') ?? 'hutong_role',
    cityClaim: text('CITY_CLAIM') ?? 'hutong_city',
    clusterClaim: text('CLUSTER_CLAIM') ?? 'hutong_cluster',
    roles: readRoles(text('ROLES') ?? '', mistakes),
  }
  return { oidc: mistakes.length > 0 ? null : oidc, mistakes }
}
