// The clock of the demonstration.
import { announce, busy, read } from './server.js';

const clock = document.querySelector('[data-clock]');

function hour() {
  return clock.querySelector('time').textContent.trim();
}

function draw(html) {
  const had = clock.contains(document.activeElement);
  const before = hour();
  clock.innerHTML = html;
  if (hour() !== before) announce(`It is now ${hour()}`);
  if (had) clock.querySelector('button')?.focus();
}

/** Draws the clock as it stands: what falls due next may be due because of what has just been done. */
export async function refreshClock() {
  if (clock.querySelector('[aria-busy]')) return;
  const html = await read('/clock');
  if (html && html.trim() !== clock.innerHTML.trim()) draw(html);
}

async function jump(form) {
  const response = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.text();
}

async function submit(event) {
  event.preventDefault();
  const button = event.target.querySelector('button');
  if (button.getAttribute('aria-disabled') === 'true') return;
  const failure = clock.querySelector('[data-jump-failed]');
  failure.hidden = true;
  try {
    draw(await busy(button, () => jump(event.target)));
  } catch {
    failure.hidden = false;
  }
}

/** Listens to the button. */
export function startClock() {
  clock.addEventListener('submit', submit);
}
