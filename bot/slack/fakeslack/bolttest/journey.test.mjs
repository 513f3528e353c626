// A journey through the fake Slack with Slack's own framework at the other end, over request URLs and over Socket Mode. If
// the fake sent what Slack does not send, or refused what Slack takes, Bolt would not get through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from './app.mjs';
import { deliverTo, person, skip, slack } from './stage.mjs';

const quiet = { Error: '', Incomplete: null };
const went = (outcome) => assert.deepEqual({ Error: outcome.Error, Incomplete: outcome.Incomplete }, quiet);

test(`a journey over ${slack.socketMode ? 'Socket Mode' : 'request URLs'}`, { skip }, async (t) => {
  const app = build(slack.socketMode);
  if (slack.socketMode) {
    await app.start();
  } else {
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    await deliverTo(`http://127.0.0.1:${server.address().port}/slack/events`);
  }
  t.after(() => app.stop());
  const [college, mayor] = [person('U1'), person('U2')];

  await t.test('a command opens a form, with what was typed in it', async () => {
    went(await college.types('/agenda Winter <warm> & dry', 'C1'));
    const form = await college.modal();
    assert.equal(form.Title, 'Suggest an item');
    assert.equal(form.Fields[0].Value, 'Winter <warm> & dry');
  });

  await t.test('Slack itself asks for what is required', async () => {
    const outcome = await college.submits();
    assert.deepEqual(Object.keys(outcome.Incomplete).sort(), ['By when', 'Group', 'Who speaks to it']);
  });

  await t.test('an error stands beside its field, and nothing is lost', async () => {
    went(await college.fills('Title', 'Bus'));
    went(await college.fills('Group', 'Steering group'));
    went(await college.fills('Who speaks to it', 'U2'));
    went(await college.fills('By when', '2027-03-18'));
    went(await college.submits());
    const form = await college.modal();
    assert.equal(form.Fields[0].Problem, 'A few more words, please.');
    assert.equal(form.Fields[0].Value, 'Bus');
  });

  await t.test('sent, it becomes a card elsewhere', async () => {
    went(await college.fills('Title', 'Bus routes *now* <!channel>'));
    went(await college.submits());
    const message = await mayor.awaits('C2', 'Bus routes');
    assert.match(message.Text, /^Bus routes \*now\* <!channel>\nSteering group, U2, 2027-03-18$/);
    assert.deepEqual(message.Buttons, ['Agree']);
    assert.equal(await college.hasModal(), false);
  });

  await t.test('a button redraws the card for everybody, and answers one person', async () => {
    went(await mayor.presses('C2', 'Bus routes', 'Agree'));
    const message = await mayor.awaits('C2', 'Agreed by U2');
    assert.deepEqual([message.Edited, message.Buttons], [true, null]);
    const noted = await mayor.awaits('C2', 'Noted.');
    assert.equal(noted.Ephemeral, true);
    assert.ok(!(await college.sees('C2')).some((m) => m.Text === 'Noted.'));
  });

  await t.test('a shortcut of a message', async () => {
    went(await mayor.saysIn('C1', 'Could we talk about parking?'));
    went(await college.usesShortcut('C1', 'parking', 'Make this an item'));
    assert.equal((await college.modal()).Fields[0].Value, 'Could we talk about parking?');
    await college.closes();
    await college.awaits('', 'Your words are kept.');
  });

  await t.test('the Home tab, a mention, a direct message', async () => {
    went(await college.opensHome());
    assert.match((await college.home()).Text, /What waits on you/);
    went(await mayor.mentions('C2', 'is anybody there?'));
    await mayor.awaits('C2', 'I have passed it on.');
    went(await college.says('Hello there'));
    await college.awaits('', 'You wrote: Hello there');
  });

  await t.test('a file, by the external upload', async () => {
    await app.client.files.uploadV2({ channel_id: 'C2', file: Buffer.from('one,two\n'), filename: 'list.csv', alt_text: 'A list' });
    const message = await mayor.awaitsFile('C2', 'list.csv');
    assert.deepEqual([message.Files[0].Name, message.Files[0].Alt], ['list.csv', 'A list']);
  });

  await t.test('an answer in the acknowledgement, and one that never comes', async () => {
    went(await college.types('/echo a & b', 'C1'));
    await college.awaits('C1', 'You typed: a & b');
    assert.equal((await college.types('/late', 'C1')).Error, 'operation_timeout');
  });
});
