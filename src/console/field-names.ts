import type { CityCluster } from '../access/city-cluster.ts'
import { selectPlanFields } from '../programme/plan-field.sql.ts'
import { fieldsOr } from '../programme/plan-field.ts'
import type { Visit } from './visit.ts'

/** What the fields of work of a cluster's plan are called. */
export const fieldNamesOf = async ({ hub }: Visit, cluster: CityCluster): Promise<(code: string) => string> => {
  const fields = fieldsOr(await selectPlanFields(hub.db, cluster.id))
  const names = new Map(fields.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}
