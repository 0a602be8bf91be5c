// What a page gains where scripts run. Everything works without: menus are <details>, actions are plain forms.

// An open menu closes at Escape and at a click elsewhere.
addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})
addEventListener('click', ({ target }) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (!menu.contains(target)) menu.open = false
})

// On a narrow screen the row of sections starts where one is.
for (const here of document.querySelectorAll('.sections [aria-current], .sub-pages [aria-current]')) {
  const row = here.closest('nav')
  if (row) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2
}

// A form is sent once, however often the button is pressed; one whose answer is a file stays as it is.
addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method !== 'post' || event.submitter?.dataset.stays) return
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})

// A choice that filters takes effect at once.
addEventListener('change', ({ target }) => {
  if (target.closest('form.filters') && target.matches('select, [type=radio], [type=checkbox]'))
    target.form.requestSubmit()
})

// A text that is to go into a message is copied by a button, which is there only where scripts run.
for (const button of document.querySelectorAll('button[data-copies]')) button.hidden = !navigator.clipboard
addEventListener('click', async ({ target }) => {
  const button = target.closest('button[data-copies]')
  if (!button) return
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value)
  button.textContent = button.dataset.copied
})

// The grid of a spreadsheet: a block that was copied there is pasted from the cell on, Enter and the arrows go up and down.
const rowsOf = (field) => [...field.closest('tbody').rows].filter((row) => row.querySelector('.cell [name]'))
const fieldsOf = (row) => [...row.querySelectorAll('.cell [name]')]
const isSpreadsheetField = (field) => field.matches?.('table.grid .cell [name]')

// Lines and tabs; a cell in quotes may hold both.
const blockOf = (text) => {
  const rows = [[]]
  const part = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at <= source.length; at = part.lastIndex + 1) {
    part.lastIndex = at
    const [, quoted, plain] = part.exec(source)
    rows.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).trim())
    if (source[part.lastIndex] === '\n') rows.push([])
  }
  return rows
}

const fillIn = (field, text) => {
  if (field.type === 'checkbox') field.checked = /^(是|已完成|完成|√|✓|1|yes|true)$/i.test(text)
  else if (field.tagName === 'SELECT') {
    const found = [...field.options].find(({ value, label }) => value === text || label.trim() === text)
    if (!found && text !== '') return false
    field.value = found?.value ?? ''
  } else field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}

addEventListener('paste', (event) => {
  const field = event.target
  if (!isSpreadsheetField(field)) return
  const text = event.clipboardData.getData('text/plain')
  const isTable = event.clipboardData.getData('text/html').includes('<table')
  const isBlock = text.includes('\t') || (/\n./.test(text) && (isTable || field.tagName !== 'TEXTAREA'))
  if (!isBlock) return
  event.preventDefault()
  const rows = rowsOf(field)
  const start = rows.indexOf(field.closest('tr'))
  const column = fieldsOf(rows[start]).indexOf(field)
  for (const [down, cells] of blockOf(text).entries())
    for (const [right, value] of cells.entries()) {
      const into = rows[start + down] && fieldsOf(rows[start + down])[column + right]
      if (into) fillIn(into, value)
    }
})

addEventListener('keydown', (event) => {
  const field = event.target
  if (!isSpreadsheetField(field) || field.tagName !== 'INPUT' || event.isComposing) return
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const rows = rowsOf(field)
  const row = rows[rows.indexOf(field.closest('tr')) + step]
  event.preventDefault()
  row && fieldsOf(row)[fieldsOf(field.closest('tr')).indexOf(field)]?.focus()
})

// What was changed is seen, and is not lost by leaving the page.
addEventListener('input', ({ target }) => {
  if (!isSpreadsheetField(target)) return
  target.classList.add('is-changed')
  target.form.dataset.changed = 'yes'
})
addEventListener('beforeunload', (event) => {
  if (document.querySelector('form.grid-form[data-changed]:not([data-sent])')) event.preventDefault()
})

for (const all of document.querySelectorAll('input.pick-all')) all.hidden = false
addEventListener('change', ({ target }) => {
  if (!target.matches?.('input.pick-all')) return
  for (const box of target.closest('table').querySelectorAll('input[name=pick]')) box.checked = target.checked
})
