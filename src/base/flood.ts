/** What a door has seen of late of those who came and were sent away; times in milliseconds. */
export interface Flood {
  readonly isOn: boolean
  /** Since when is counted. */
  readonly since: number
  readonly came: number
  readonly sentAway: number
}

export const noFlood: Flood = { isOn: false, since: 0, came: 0, sentAway: 0 }

/** It is looked so often whether it still is one. */
const lookedAfter = 250
/** It is one for as long as one of so many that come has to be sent away. */
const oneOf = 5

/** As it stands at a moment: it has passed once nearly all who came of late could be let in, or nobody came. */
export const lookedAt = (flood: Flood, now: number): Flood =>
  now - flood.since < lookedAfter
    ? flood
    : { isOn: flood.isOn && flood.came > 0 && flood.sentAway * oneOf >= flood.came, since: now, came: 0, sentAway: 0 }

/** Somebody came. That there is no room even to wait for whoever comes is how a flood begins. */
export const afterArrival = (flood: Flood, now: number, isSentAway: boolean): Flood =>
  isSentAway && !flood.isOn
    ? { isOn: true, since: now, came: 1, sentAway: 1 }
    : { ...flood, came: flood.came + 1, sentAway: flood.sentAway + (isSentAway ? 1 : 0) }
