'use strict';
for (const box of document.querySelectorAll('.rows')) {
  const table = box.querySelector('table');
  const rows = Array.from(table.tBodies[0].rows, row => ({ row, cells: Array.from(row.cells, cell => cell.textContent) }));
  const form = document.createElement('div');
  form.className = 'filters';
  form.setAttribute('role', 'search');
  const add = (name, control) => {
    const label = document.createElement('label');
    label.append(name, control);
    control.addEventListener('input', filter);
    form.append(label);
    return control;
  };
  const text = add('Contains', Object.assign(document.createElement('input'), { type: 'search' }));
  const choices = [];
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    if (!head.hasAttribute('data-choices')) return;
    const values = [...new Set(rows.map(each => each.cells[column]))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    if (values.length < 2) return;
    const select = add(head.textContent, document.createElement('select'));
    select.append(new Option('all', ''), ...values.map(value => new Option(value === '' ? 'none' : value, '=' + value)));
    choices.push({ select, column });
  });
  const count = form.appendChild(document.createElement('output'));
  box.prepend(form);
  filter();
  function filter() {
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const { row, cells } of rows) {
      const isShown = cells.some(cell => cell.toLowerCase().includes(wanted)) && choices.every(({ select, column }) => select.value === '' || select.value === '=' + cells[column]);
      row.hidden = !isShown;
      if (isShown) shown++;
    }
    count.textContent = shown.toLocaleString('en') + ' of ' + rows.length.toLocaleString('en') + (rows.length === 1 ? ' row' : ' rows');
  }
}
const closed = () => document.querySelectorAll('details:not([open])');
let opened = [];
addEventListener('beforeprint', () => { opened = [...closed()]; for (const each of opened) each.open = true; });
addEventListener('afterprint', () => { for (const each of opened) each.open = false; });
