import type { Child } from 'hono/jsx'
import type { Visit } from '../visit.ts'

interface FormProps {
  readonly visit: Visit
  readonly action: string
  readonly class?: string
  readonly id?: string
  /** For forms with a file. */
  readonly isMultipart?: boolean
  readonly children?: Child
  /** htmx: `hx-…`. */
  readonly [attribute: `hx-${string}`]: string
}

/** A form that changes something: posted, with the token that says it is ours. */
export const Form = ({ visit, action, isMultipart, children, ...rest }: FormProps) => (
  <form method="post" action={action} enctype={isMultipart ? 'multipart/form-data' : undefined} {...rest}>
    <input type="hidden" name="form_token" value={visit.formToken} />
    {children}
  </form>
)

interface FieldProps {
  readonly label: string
  readonly name: string
  readonly value?: string | null
  readonly type?: string
  readonly hint?: string
  readonly error?: string | null
  readonly required?: boolean
  readonly autofocus?: boolean
  readonly autocomplete?: string
  readonly placeholder?: string
}

/** A field with its label, its hint and what was wrong with it. */
export const Field = ({ label, name, value, type = 'text', hint, error, ...rest }: FieldProps) => {
  const about = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        value={value ?? undefined}
        aria-describedby={about}
        aria-invalid={error ? 'true' : undefined}
        {...rest}
      />
      {hint ? (
        <span id={`${name}-hint`} class="note">
          {hint}
        </span>
      ) : null}
      {error ? (
        <span id={`${name}-error`} class="error">
          {error}
        </span>
      ) : null}
    </p>
  )
}

interface SelectProps {
  readonly label: string
  readonly name: string
  readonly value?: string | null
  readonly options: readonly (readonly [value: string, text: string])[]
  readonly error?: string | null
}

/** A choice of a few, with its label. */
export const Select = ({ label, name, value, options, error }: SelectProps) => (
  <p class="field">
    <label for={name}>{label}</label>
    <select
      id={name}
      name={name}
      aria-describedby={error ? `${name}-error` : undefined}
      aria-invalid={error ? 'true' : undefined}
    >
      {options.map(([code, text]) => (
        <option value={code} selected={code === (value ?? '')}>
          {text}
        </option>
      ))}
    </select>
    {error ? (
      <span id={`${name}-error`} class="error">
        {error}
      </span>
    ) : null}
  </p>
)
