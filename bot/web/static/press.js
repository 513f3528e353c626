// Buttons: those of cards and answers, those below the conversation, and menus.
import { refreshClock } from './clock.js';
import { addAnswer } from './log.js';
import { openForm } from './dialog.js';
import { busy, post, press } from './server.js';

const repeats = new WeakMap(); // what an answer that failed is an answer to

/** Shows what the server answered. from is the control that was pressed, if one was. */
export function show(reply, what, from) {
  if (reply.kind === 'form') openForm(reply.html, from);
  if (reply.kind !== 'card') return;
  const answer = addAnswer(reply.html, Boolean(from));
  if (reply.failed) repeats.set(answer, what);
  else refreshClock();
}

// What is pressed on an answer that only this person sees takes its place: there is one draft in sight, not one a press.
async function send(button) {
  const what = press(button.dataset.command);
  const reply = await busy(button, () => post(what));
  if (reply.kind === 'card' && !reply.failed) button.closest('[data-answer]')?.remove();
  show(reply, what, button);
}

async function again(button) {
  const answer = button.closest('[data-answer]');
  const what = repeats.get(answer);
  const reply = await busy(button, () => post(what));
  answer.remove();
  show(reply, what, button);
  if (!reply.failed && !reply.keep) document.dispatchEvent(new CustomEvent('sent', { detail: what }));
}

function toggle(button) {
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', String(open));
  button.nextElementSibling.hidden = !open;
}

/** Listens for presses anywhere: cards come and go. */
export function startPresses() {
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button || button.getAttribute('aria-disabled') === 'true') return;
    if ('command' in button.dataset) send(button);
    if ('again' in button.dataset) again(button);
    if ('more' in button.dataset) toggle(button);
    if ('dismiss' in button.dataset) {
      button.closest('[data-answer]').remove();
      document.getElementById('words').focus();
    }
  });
}
