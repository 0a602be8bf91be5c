import type { Problem } from '../base/problem.ts'

/** The fields of a list of items, as they are named in `--map` and in the contract. */
export const listFields = [
  'name',
  'code',
  'localCode',
  'kind',
  'granularity',
  'parentCode',
  'department',
  'creditCode',
  'note',
] as const
export type ListField = (typeof listFields)[number]

/** Where a row stands: its place in the input, and in the file where it comes from one. */
export interface RowPlace<F extends string = ListField> {
  /** From 0. */
  readonly index: number
  readonly sheet?: string
  /** As a person sees it, from 1. */
  readonly row?: number
  /** The letter of the column that holds a field. */
  readonly columns?: Partial<Record<F, string>>
}

/** A row as a list has it: everything text. */
export interface ListedRow<F extends string = ListField> {
  readonly place: RowPlace<F>
  readonly fields: Partial<Record<F, string>>
  /** What the reader already found wrong with it, such as a number whose digits were lost. */
  readonly problems?: readonly Problem[]
}

/** Gives a problem the place of the row, and of the cell where the field has one. */
export const atRow = (place: RowPlace, found: Problem): Problem => {
  const letter = found.field ? place.columns?.[found.field as ListField] : undefined
  return {
    ...found,
    path: ['rows', place.index, ...(found.field ? [found.field] : [])],
    ...(place.sheet === undefined ? {} : { sheet: place.sheet }),
    ...(place.row === undefined ? {} : { row: place.row }),
    ...(letter && place.row !== undefined ? { cell: `${letter}${place.row}` } : {}),
  }
}
