// Talking to the server. A press carries an id of its own; repeated with the same id it does nothing twice.

const { person } = document.body.dataset;

/** Where the pages of this person are. */
export const base = `/as/${encodeURIComponent(person)}`;

/** How long a press may take before the person is told that nobody knows what became of it, in milliseconds. */
const patience = 20_000;

/** A press of a command, with an id of its own. */
export function press(line) {
  return { to: 'ask', line, request: crypto.randomUUID() };
}

/** Sends a press, a form or a message. What cannot be confirmed is an answer too: failed, and worth repeating. */
export async function post(what) {
  const { to, ...body } = what;
  try {
    const response = await fetch(`${base}/${to}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.json();
  } catch {
    return { kind: 'card', failed: true, html: document.querySelector('[data-unsent]').innerHTML };
  }
}

/** Reads a piece of a page; null if that did not work. */
export async function read(path) {
  try {
    const response = await fetch(path);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Marks a control as busy for as long as some work takes. It keeps the focus, so that nobody loses their place. */
export async function busy(control, work) {
  if (!control) return work();
  control.setAttribute('aria-busy', 'true');
  control.setAttribute('aria-disabled', 'true');
  try {
    return await work();
  } finally {
    control.removeAttribute('aria-busy');
    control.removeAttribute('aria-disabled');
  }
}

/** Says something to those who do not see the page change. */
export function announce(words) {
  document.querySelector('[data-status]').textContent = words;
}
