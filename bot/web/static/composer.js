// The line at the bottom: a command after a slash, completed from a list, or ordinary words.
import { refreshPlace } from './live.js';
import { scrollToEnd } from './log.js';
import { show } from './press.js';
import { busy, post, press } from './server.js';

const form = document.querySelector('[data-composer]');
const input = document.getElementById('words');
const list = document.getElementById('hints');
const options = [...list.children];
let active = null;
let unsure = null; // what was sent last and failed: the same words again are the same request

function shown() {
  return options.filter((option) => !option.hidden);
}

function setActive(option) {
  active?.setAttribute('aria-selected', 'false');
  active = option;
  if (!option) return input.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  option.scrollIntoView({ block: 'nearest' });
  return input.setAttribute('aria-activedescendant', option.id);
}

function open(is) {
  list.hidden = !is;
  input.setAttribute('aria-expanded', String(is));
  if (!is) setActive(null);
}

// A line that goes on after a command has words of its own, and nothing to complete.
function matches(option, typed) {
  const line = option.dataset.hint;
  const text = option.textContent.toLowerCase();
  return line.startsWith(typed) || (typed.length > 2 && text.includes(typed.slice(1)));
}

function complete() {
  const typed = input.value.toLowerCase();
  for (const option of options) option.hidden = !typed.startsWith('/') || !matches(option, typed);
  setActive(null);
  open(shown().length > 0 && !(shown().length === 1 && shown()[0].dataset.hint === typed.trim()));
}

function move(step) {
  const all = shown();
  const from = all.indexOf(active);
  const to = from < 0 && step < 0 ? all.length - 1 : (from + step + all.length) % all.length;
  setActive(all[to]);
}

function fill(option) {
  input.value = `${option.dataset.hint} `;
  open(false);
}

function keys(event) {
  if (event.isComposing || list.hidden) return;
  if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp') move(-1);
  else if (event.key === 'Escape') open(false);
  else if (event.key === 'Tab' && active) fill(active);
  else if (event.key === 'Enter' && active) choose(active);
  else return;
  event.preventDefault();
}

function choose(option) {
  fill(option);
  form.requestSubmit();
}

async function submit(event) {
  event.preventDefault();
  const button = form.querySelector('[type=submit]');
  const line = input.value.trim();
  if (!line || button.getAttribute('aria-disabled') === 'true') return;
  open(false);
  const what = unsure?.line === line ? unsure : press(line);
  if (!line.startsWith('/')) Object.assign(what, { to: 'say', place: document.body.dataset.place });
  const reply = await busy(button, () => post(what));
  unsure = reply.failed ? what : null;
  if (!reply.failed && !reply.keep && input.value.trim() === line) input.value = '';
  if (what.to === 'say') await refreshPlace(); // one's own words stand before the answer to them
  scrollToEnd();
  show(reply, what, null);
}

/** Listens to the line. */
export function startComposer() {
  input.addEventListener('input', complete);
  input.addEventListener('keydown', keys);
  input.addEventListener('blur', () => open(false));
  form.addEventListener('submit', submit);
  list.addEventListener('mousedown', (event) => event.preventDefault()); // the line keeps the focus
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[data-hint]');
    if (option) choose(option);
  });
  document.addEventListener('sent', ({ detail }) => {
    if (input.value.trim() === detail.line) input.value = '';
    unsure = null;
  });
}
