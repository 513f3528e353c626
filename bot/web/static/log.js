// The conversation: messages that the server keeps, and between them answers that only this person sees.

const log = document.querySelector('[data-log]');
const list = log.querySelector('ol');
const newest = document.querySelector('[data-newest]');
const drawn = new Map(); // what each message looked like when it was last drawn, by key
const near = 120; // this close to the end, in pixels, one is reading the newest

function messages(parent) {
  return [...parent.children].filter((m) => m.dataset.key);
}

function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < near;
}

/** Shows the end of the conversation. */
export function scrollToEnd() {
  log.scrollTop = log.scrollHeight;
  newest.hidden = true;
}

function focusStart(message) {
  message.querySelector('.lead')?.focus({ preventScroll: true });
}

/** Shows an answer at the end; focus: the person pressed something, and goes on from here. */
export function addAnswer(html, focus) {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  const answer = holder.content.querySelector('[data-answer]');
  list.append(answer);
  scrollToEnd();
  answer.scrollIntoView({ block: answer.offsetHeight < log.clientHeight ? 'nearest' : 'start' });
  if (focus) focusStart(answer);
  return answer;
}

// Puts a message that has changed in the place of the old one. Whoever was on a button of it stays on that button, or,
// if it has gone, comes to the start of the message.
function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(fresh);
  if (!focused) return;
  const command = focused.dataset.command;
  const same = command && fresh.querySelector(`[data-command="${CSS.escape(command)}"]`);
  if (same) same.focus({ preventScroll: true });
  else focusStart(fresh);
}

/** Brings the conversation up to date with what the server has drawn, touching only what has changed. */
export function update(html) {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  const fresh = messages(holder.content);
  const keys = new Set(fresh.map((m) => m.dataset.key));
  const end = atEnd();
  let added = false;
  for (const old of messages(list)) {
    if (keys.has(old.dataset.key)) continue;
    drawn.delete(old.dataset.key);
    old.remove();
  }
  const there = new Map(messages(list).map((m) => [m.dataset.key, m]));
  for (const message of fresh) {
    const { key } = message.dataset;
    const looks = message.outerHTML;
    const old = there.get(key);
    if (!old) list.append(message);
    else if (drawn.get(key) !== looks) replace(old, message);
    added ||= !old;
    drawn.set(key, looks);
  }
  if (added && end) scrollToEnd();
  else if (added) newest.hidden = false;
}

/** Starts at the newest message. */
export function startLog() {
  for (const message of messages(list)) drawn.set(message.dataset.key, message.outerHTML);
  scrollToEnd();
  newest.addEventListener('click', scrollToEnd);
  log.addEventListener('scroll', () => {
    if (atEnd()) newest.hidden = true;
  });
}
