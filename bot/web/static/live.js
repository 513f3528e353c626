// Live updates. The stream only says where something has changed; the page then reads that place again, so a page that
// was away has lost nothing. A page that nobody looks at holds no connection: browsers allow few to one server.
import { refreshClock } from './clock.js';
import { update } from './log.js';
import { refreshPlaces } from './places.js';
import { base, read } from './server.js';

const { place } = document.body.dataset;
let stream = null;
let reading = null;
let wanted = false;

async function readPlace() {
  while (wanted) {
    wanted = false;
    const html = await read(`${base}/messages/${place}`);
    if (html !== null) update(html);
  }
  reading = null;
}

/** Reads this place again. There is one reading at a time, so that an older one never overtakes a newer one. */
export function refreshPlace() {
  wanted = true;
  reading ??= readPlace();
  return reading;
}

function all() {
  refreshPlace();
  refreshClock();
  refreshPlaces();
}

function listen() {
  stream = new EventSource(`${base}/events`);
  stream.addEventListener('open', all);
  stream.addEventListener('place', ({ data }) => {
    if (data === place) refreshPlace();
    refreshPlaces();
    refreshClock();
  });
  stream.addEventListener('clock', refreshClock);
}

function look() {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else if (!stream || stream.readyState === EventSource.CLOSED) {
    listen();
  }
}

/** Listens for as long as somebody looks. */
export function startLive() {
  look();
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', () => stream?.close());
  window.addEventListener('pageshow', (event) => event.persisted && (stream = null, look()));
}
