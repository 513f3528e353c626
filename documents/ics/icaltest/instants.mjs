// Reads a calendar file from standard input as ical.js does, and writes down when each event begins and ends, in UTC.
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));

// The zone is made from the rules in the file and from nothing else.
const instant = time => {
  if (!time.zone.component && time.zone !== ICAL.Timezone.utcTimezone) throw new Error(`${time} is in no zone of the file`);
  return time.toUnixTime();
};

const events = calendar.getAllSubcomponents('vevent').map(component => {
  const e = new ICAL.Event(component);
  return {
    uid: e.uid, sequence: e.sequence, starts: instant(e.startDate), ends: instant(e.endDate),
    title: e.summary, where: e.location ?? '', notes: e.description ?? '', status: component.getFirstPropertyValue('status'),
  };
});
process.stdout.write(JSON.stringify({ method: calendar.getFirstPropertyValue('method'), events }));
