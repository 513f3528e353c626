// The page of one person in one place: what is pressed goes to the server, what it answers is shown. Every word and every
// piece of markup comes from the server, escaped there.
import { startComposer } from './composer.js';
import { startDialog } from './dialog.js';
import { startClock } from './clock.js';
import { startLive } from './live.js';
import { startLog } from './log.js';
import { startPlaces } from './places.js';
import { startPresses } from './press.js';

startLog();
startDialog();
startPresses();
startComposer();
startClock();
startPlaces();
startLive();
