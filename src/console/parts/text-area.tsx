interface Props {
  readonly label: string
  readonly name: string
  readonly value?: string | null
  readonly rows?: number
  readonly hint?: string
  readonly required?: boolean
  readonly maxlength?: number
}

/** A field for more than a line. */
export const TextArea = ({ label, name, value, rows = 4, hint, ...rest }: Props) => (
  <p class="field">
    <label for={name}>{label}</label>
    <textarea id={name} name={name} rows={rows} aria-describedby={hint ? `${name}-hint` : undefined} {...rest}>
      {value ?? ''}
    </textarea>
    {hint ? (
      <span id={`${name}-hint`} class="note">
        {hint}
      </span>
    ) : null}
  </p>
)
