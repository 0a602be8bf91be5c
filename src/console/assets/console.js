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
const rowsOf = (field) => [...field.closest('tbody').rows].filter((row) => row.querySelector('.cell'))
const fieldsOf = (row) => [...row.querySelectorAll('.cell')].map((cell) => cell.querySelector('[name]'))
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

// A line goes to its row as it stands in the table, also where a row is not to be filled in; what is left out is told.
const fillBlock = (block, rows, start, column) => {
  const count = { filled: 0, skipped: 0, unread: 0, wide: 0, beyond: Math.max(0, start + block.length - rows.length) }
  for (const [down, cells] of block.slice(0, rows.length - start).entries()) {
    const fields = fieldsOf(rows[start + down])
    const isOpen = fields.some(Boolean)
    count[isOpen ? 'filled' : 'skipped'] += 1
    for (const [right, value] of isOpen ? cells.entries() : []) {
      const into = fields[column + right]
      if (!into) count.wide += value !== '' ? 1 : 0
      else if (!fillIn(into, value)) count.unread += 1
    }
  }
  return count
}

const pasted = document.getElementById('pasted')
const tell = (facts, isOver) => {
  const texts = Object.entries(facts).filter(([, n]) => n > 0)
  const said = isOver
    ? pasted.dataset.over.replace('{n}', facts.n).replace('{rows}', facts.rows)
    : texts.map(([name, n]) => pasted.dataset[name].replace('{n}', n)).join(' ')
  pasted.querySelector('p').textContent = said
  pasted.querySelector('.over').hidden = !isOver
}

addEventListener('paste', (event) => {
  const field = event.target
  if (!isSpreadsheetField(field)) return
  const text = event.clipboardData.getData('text/plain')
  const isTable = event.clipboardData.getData('text/html').includes('<table')
  const isBlock = text.includes('\t') || (/\n./.test(text) && (isTable || field.tagName !== 'TEXTAREA'))
  if (!isBlock) return
  event.preventDefault()
  const [block, rows] = [blockOf(text), rowsOf(field)]
  const start = rows.indexOf(field.closest('tr'))
  const column = fieldsOf(rows[start]).indexOf(field)
  const isLast = field.closest('table') === [...document.querySelectorAll('table.grid')].at(-1)
  if (start + block.length <= rows.length || !isLast || pasted.dataset.follows === '0')
    return tell(fillBlock(block, rows, start, column))
  // It goes on over the pages that follow: nothing of it is filled in before one has said how.
  const over = document.getElementById('paste-over').elements
  const [, key, cell] = /^(.+)\.(\w+)$/.exec(field.name)
  over.block.value = JSON.stringify(block)
  over.start.value = key
  over.cell.value = cell
  over.onDay.value = field.form.elements.onDay.value
  tell({ n: block.length, rows: rows.length - start }, true)
  pasted.querySelector('[type=button]').onclick = () => tell(fillBlock(block, rows, start, column))
})

addEventListener('keydown', (event) => {
  const field = event.target
  if (!isSpreadsheetField(field) || field.tagName !== 'INPUT' || event.isComposing) return
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const [rows, column] = [rowsOf(field), fieldsOf(field.closest('tr')).indexOf(field)]
  event.preventDefault()
  // Rows that are not to be filled in are stepped over.
  let at = rows.indexOf(field.closest('tr')) + step
  while (rows[at] && !fieldsOf(rows[at])[column]) at += step
  if (rows[at]) fieldsOf(rows[at])[column].focus()
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
