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

// A form is sent once, however often the button is pressed.
addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method !== 'post') return
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

// A block of cells out of a spreadsheet fills the fields to the right and below, row by row.
addEventListener('paste', (event) => {
  const first = event.target.closest?.('[data-cell]')
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!first || !/[\t\n]/.test(text.trimEnd())) return
  event.preventDefault()
  const column = [...first.closest('tr').querySelectorAll('[data-cell]')].indexOf(first)
  let row = first.closest('tr')
  for (const line of text.replace(/\r?\n$/, '').split(/\r?\n/)) {
    if (!row) break
    const cells = [...row.querySelectorAll('[data-cell]')].slice(column)
    for (const [i, value] of line.split('\t').entries()) {
      const cell = cells[i]
      if (!cell) break
      const option = cell.options && [...cell.options].find((one) => one.text.trim() === value.trim())
      cell.value = option ? option.value : value.trim()
    }
    row = row.nextElementSibling
  }
})

// One box chooses all.
addEventListener('change', ({ target }) => {
  if (!target.matches('[data-pick-all]')) return
  for (const box of target.closest('table').querySelectorAll('[name=pick]')) box.checked = target.checked
})
