// Forms open in one dialog. Closing it keeps what was typed until the same form opens again or is sent.
import { carry, chosen, fits } from './files.js';
import { show } from './press.js';
import { announce, busy, post } from './server.js';

const dialog = document.querySelector('[data-dialog]');
const kept = new Map(); // what was typed, by the line of the form: { values, request if it was sent and failed }
let given = {}; // the values with which the form opened
let failed = false; // this form was sent, and nobody knows what became of it

function form() {
  return dialog.querySelector('form');
}

// What is ticked of a question for several is one value, with commas between.
function values() {
  const all = Object.fromEntries([...new FormData(form())].filter(([, value]) => typeof value === 'string'));
  form().querySelectorAll('[data-several]').forEach((set) => {
    all[set.dataset.several] = [...set.querySelectorAll('input:checked')].map((box) => box.value).join(',');
  });
  return all;
}

// Ticks of a question for several what had been ticked, and says whether that changes anything.
function tick(set, value) {
  const chosen = value.split(',');
  const other = [...set.querySelectorAll('input')].filter((box) => box.checked !== chosen.includes(box.value));
  other.forEach((box) => (box.checked = !box.checked));
  return other.length > 0;
}

function field(name) {
  return form().elements.namedItem(name);
}

function keep() {
  if (!form()) return;
  const { line, request } = form().dataset;
  const typed = Object.fromEntries(Object.entries(values()).filter(([name, value]) => value !== given[name]));
  kept.set(line, { values: typed, request: failed ? request : null });
}

// Fills in what had been typed when the form was closed, and says so if that changes anything.
function restore() {
  const old = kept.get(form().dataset.line);
  if (!old) return;
  if (old.request) form().dataset.request = old.request;
  let changed = false;
  for (const [name, value] of Object.entries(old.values)) {
    const set = form().querySelector(`[data-several="${name}"]`);
    if (set) {
      changed = tick(set, value) || changed;
      continue;
    }
    const control = field(name);
    if (!control) continue;
    const box = control.type === 'checkbox';
    changed ||= box ? !control.checked : control.value !== value;
    if (box) control.checked = true;
    else control.value = value;
  }
  dialog.querySelector('[data-kept]').hidden = !changed;
}

function count(control) {
  const left = document.getElementById(`${control.id}-left`);
  if (!left) return;
  const rest = Number(left.dataset.left) - [...control.value].length;
  left.textContent = rest >= 0 ? `${rest} characters left` : `${-rest} characters too many`;
  left.classList.toggle('over', rest < 0);
}

function draw(html) {
  dialog.innerHTML = html;
  failed = false;
  dialog.querySelectorAll('input:not([type=file]), textarea').forEach((c) => c.value && count(c));
}

/** Opens a form that the server sent. */
export function openForm(html) {
  draw(html);
  given = values();
  restore();
  if (!dialog.open) dialog.showModal();
  const first = form().querySelector('.field input, .field textarea, .field select');
  (first ?? document.getElementById('dialog-title')).focus();
}

// The server sent the form back: what is wrong is summed up at the top, and that is where one goes on.
function redraw(html) {
  const choose = carry(form());
  draw(html);
  choose(form());
  const problem = dialog.querySelector('[data-problem]');
  if (problem.hidden) document.getElementById('dialog-title').focus();
  else problem.focus();
}

// It could not be confirmed: the form stays, its words too, and sending it again is the same request.
function unsure(html) {
  failed = true;
  const holder = document.createElement('template');
  holder.innerHTML = html;
  const words = document.createElement('p');
  words.append(holder.content.querySelector('.lead')?.textContent ?? '');
  const problem = dialog.querySelector('[data-problem]');
  problem.querySelectorAll('p, ul').forEach((old) => old.remove());
  problem.append(words);
  problem.hidden = false;
  problem.focus();
}

// Nothing is sent of a form with a file that cannot be: what is the matter stands beside its field.
async function send(what) {
  const files = await chosen(form());
  return files && post(Object.assign(what, { files }));
}

async function submit(event) {
  event.preventDefault();
  const button = event.submitter ?? form().querySelector('[type=submit]');
  if (button.getAttribute('aria-disabled') === 'true') return;
  const { line, request } = form().dataset;
  const what = { to: 'ask', line, request, values: values(), sent: true };
  announce('Sending…');
  const reply = await busy(button, () => send(what));
  announce('');
  if (!reply) return;
  if (reply.failed) return unsure(reply.html);
  if (reply.kind === 'form') return redraw(reply.html);
  kept.delete(line);
  dialog.innerHTML = '';
  dialog.close();
  return show(reply, what, button);
}

/** Listens to the dialog. */
export function startDialog() {
  dialog.addEventListener('submit', submit);
  dialog.addEventListener('input', ({ target }) => (target.type === 'file' ? fits(target) : count(target)));
  dialog.addEventListener('close', keep);
  dialog.addEventListener('click', (event) => {
    if (event.target.closest('[data-close]')) dialog.close();
    const link = event.target.closest('[data-field]');
    if (!link) return;
    event.preventDefault();
    const control = document.getElementById(link.dataset.field);
    (control.querySelector('input') ?? control).focus();
  });
}
