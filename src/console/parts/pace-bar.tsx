interface Props {
  /** 0 to 1. */
  readonly done: number
  readonly due: number
  readonly label: string
}

const width = (share: number): number => Math.max(0, Math.min(100, Math.round(share * 1000) / 10))

/** How much of a plan is done, with a mark at what was due by now. */
export const PaceBar = ({ done, due, label }: Props) => (
  <svg class="pace" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
    <title>{label}</title>
    <rect class="ground" width="100" height="8" rx="2" />
    <rect class={done + 0.1 < due ? 'short' : 'done'} width={width(done)} height="8" rx="2" />
    <rect class="mark" x={Math.min(99, width(due))} width="1" height="8" />
  </svg>
)
