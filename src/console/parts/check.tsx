interface Props {
  readonly label: string
  readonly name: string
  readonly value?: string
  readonly isOn?: boolean
}

/** A box to tick, before its label. */
export const Check = ({ label, name, value = 'yes', isOn }: Props) => (
  <p class="choice">
    <label>
      <input type="checkbox" name={name} value={value} checked={isOn} /> {label}
    </label>
  </p>
)
