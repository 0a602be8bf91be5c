/** What a door has seen of late of those who came and were sent away; times in milliseconds. */
export interface Flood {
  readonly isOn: boolean
  /** When it came on last. */
  readonly began: number
  /** Since when is counted. */
  readonly since: number
  readonly came: number
  readonly sentAway: number
}

export const noFlood: Flood = { isOn: false, began: 0, since: 0, came: 0, sentAway: 0 }

/** It is looked so often whether it still is one. */
const lookedAfter = 250
/** It is one for as long as one of so many that come has to be sent away. */
const oneOf = 5
/** Then it is tried whether all can be carried: those who are sent away and come back at once would keep it up among themselves. */
const longest = 30_000

/** As it stands at a moment: it has passed once nearly all who came of late could be let in, or nobody came. */
export const lookedAt = (flood: Flood, now: number): Flood =>
  now - flood.since < lookedAfter
    ? flood
    : { isOn: goesOn(flood, now), began: flood.began, since: now, came: 0, sentAway: 0 }

const goesOn = ({ isOn, began, came, sentAway }: Flood, now: number): boolean =>
  isOn && now - began < longest && came > 0 && sentAway * oneOf >= came

/** Somebody came. That there is no room even to wait for whoever comes is how a flood begins. */
export const afterArrival = (flood: Flood, now: number, isSentAway: boolean): Flood =>
  isSentAway && !flood.isOn
    ? { isOn: true, began: now, since: now, came: 1, sentAway: 1 }
    : { ...flood, came: flood.came + 1, sentAway: flood.sentAway + (isSentAway ? 1 : 0) }
