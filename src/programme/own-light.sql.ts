import { sql } from 'kysely'
import type { CivilDate } from '../base/civil-date.ts'
import type { Db } from '../db/database.ts'
import type { LightColour } from './light.ts'

/** How a city rates itself on a row. */
export interface OwnLight {
  readonly subjectId: number
  readonly city: string
  readonly colour: LightColour
  readonly text: string | null
  readonly onDay: CivilDate
}

export const insertOwnLight = async (db: Db, year: number, own: OwnLight, tx: number): Promise<void> => {
  await sql`
    insert into light_own (subject_id, year, city_code, colour, text, on_day, recorded_in)
    values (${own.subjectId}, ${year}, ${own.city}, ${own.colour}, ${own.text}, ${own.onDay}, ${tx})
  `.execute(db)
}
