/** The field of a sheet that is uploaded. */
export const SheetField = ({ label }: { readonly label: string }) => (
  <p class="field">
    <label for="file">{label}</label>
    <input id="file" name="file" type="file" accept=".xlsx,.csv" required />
  </p>
)

interface SheetActionsProps {
  /** Where the form is sent, which also answers in place. */
  readonly at: string
  /** What taking the sheet is called as an action. */
  readonly take: string
  readonly words: { readonly check: string; readonly take: string; readonly marked: string }
}

/** What may be done with an uploaded sheet: try it, take it, or have it back marked. */
export const SheetActions = ({ at, take, words }: SheetActionsProps) => {
  const staying = {
    ...{ 'hx-post': at, 'hx-include': 'closest form', 'hx-encoding': 'multipart/form-data' },
    ...{ 'hx-select': '#outcome', 'hx-target': '#outcome', 'hx-swap': 'outerHTML' },
  }
  return (
    <div class="actions">
      <button type="submit" name="action" value="check" {...staying}>
        {words.check}
      </button>
      <button type="submit" name="action" value={take} class="plain" {...staying}>
        {words.take}
      </button>
      <button type="submit" name="action" value="marked" class="plain" data-stays="yes">
        {words.marked}
      </button>
    </div>
  )
}
