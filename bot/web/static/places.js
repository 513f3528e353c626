// Where something is new: a dot at each place that was not looked at since, and the other people for whom something waits.
import { base, read } from './server.js';

const { person, place } = document.body.dataset;
const most = 4; // people shown as having something new
let timer = 0;

function key(where, who = person) {
  return `seen ${who} ${where}`;
}

function seen(where, who) {
  return Number(localStorage.getItem(key(where, who)) ?? 0);
}

// The chat itself may be a new one, whose numbers start again.
function isNew(numbers, where, who) {
  const last = numbers[where] ?? 0;
  if (last < seen(where, who)) localStorage.setItem(key(where, who), '0');
  return last > seen(where, who);
}

function drawPlaces(numbers) {
  let any = false;
  for (const link of document.querySelectorAll('[data-go]')) {
    const fresh = link.dataset.go !== place && isNew(numbers, link.dataset.go);
    link.querySelector('[data-dot]').hidden = !fresh;
    any ||= fresh;
  }
  return any;
}

function drawPeople(numbers) {
  const section = document.querySelector('[data-elsewhere]');
  const waiting = [...document.querySelectorAll('[data-role]')]
    .filter((link) => link.dataset.role !== person && isNew(numbers, `dm/${link.dataset.role}`, link.dataset.role))
    .sort((a, b) => numbers[`dm/${b.dataset.role}`] - numbers[`dm/${a.dataset.role}`]);
  const items = waiting.slice(0, most).map((link) => {
    const item = document.createElement('li');
    const copy = document.createElement('a');
    copy.href = link.href;
    copy.textContent = link.querySelector('.role-name').textContent;
    item.append(copy);
    return item;
  });
  if (waiting.length > most) {
    const rest = document.createElement('li');
    rest.className = 'rest';
    rest.textContent = `and ${waiting.length - most} more`;
    items.push(rest);
  }
  section.querySelector('ul').replaceChildren(...items);
  section.hidden = waiting.length === 0;
  return waiting.length > 0;
}

async function refresh() {
  const text = await read(`${base}/latest`);
  if (!text) return;
  const numbers = JSON.parse(text);
  if (!document.hidden) localStorage.setItem(key(place), String(numbers[place] ?? 0));
  const places = drawPlaces(numbers);
  const people = drawPeople(numbers);
  document.querySelector('[data-any]').hidden = !places && !people;
}

/** Looks again soon; many changes at once are looked at together. */
export function refreshPlaces() {
  clearTimeout(timer);
  timer = setTimeout(refresh, 150);
}

/** Looks for the first time. */
export function startPlaces() {
  refresh();
}
