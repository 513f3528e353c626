// A journey through the fake Discord with discord.js at the other end, over the gateway and over HTTP. If the fake sent what
// Discord does not send, or refused what Discord takes, discord.js would not get through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from './app.mjs';
import { deliverTo, discord, person, probe, reconnect, skip } from './stage.mjs';

const went = (outcome) => assert.deepEqual({ Error: outcome.Error, Incomplete: outcome.Incomplete }, { Error: '', Incomplete: null });

test(`a journey over ${discord.http ? 'HTTP' : 'the gateway'}`, { skip }, async (t) => {
  const app = await build(discord.http);
  t.after(() => app.stop());
  const [college, mayor] = [person('2001'), person('2002')];

  if (discord.http) {
    await t.test("the endpoint passes Discord's probes", async () => {
      await deliverTo(app.url);
      assert.equal(await probe(), '');
    });
  } else {
    await t.test('the guild is there, with its channels and roles', () => {
      const guild = app.client.guilds.cache.get('1001');
      assert.equal(guild.name, 'Lewisham');
      assert.equal(guild.channels.cache.get('3001').name, 'full-lsp');
      assert.ok(guild.members.me.permissions.has('SendMessages'));
    });
  }

  await t.test('what the app suggests is offered, and a command opens a form with what was typed', async () => {
    assert.deepEqual(await college.searches('/agenda submit title: x group: St', '3001'), ['Steering group']);
    assert.ok((await college.types('/agenda submit group: Full LSP', '3001')).Incomplete.title);
    went(await college.types('/agenda submit title: Bus *routes* & <ways> group: Steering group', '3001'));
    const form = await college.modal();
    assert.equal(form.Title, 'Suggest an item');
    assert.equal(form.Fields[0].Value, 'Bus *routes* & <ways>');
  });

  await t.test('Discord itself asks for what is required', async () => {
    const outcome = await college.submits();
    assert.deepEqual(Object.keys(outcome.Incomplete).sort(), ['What is wanted', 'Who speaks to it']);
  });

  await t.test('sent, it becomes a card', async () => {
    went(await college.fills('What is wanted', 'Note'));
    went(await college.fills('Who speaks to it', 'mayor'));
    await college.attaches('A paper', 'paper.txt', 'Routes 1 to 9');
    went(await college.submits());
    const message = await mayor.awaits('3001', 'Bus *routes*');
    assert.equal(message.Text, 'Bus *routes* & <ways>\nsteering group, note, mayor, Routes 1 to 9');
    assert.deepEqual(message.Buttons, ['Agree']);
    assert.equal(await college.hasModal(), false);
  });

  await t.test('a button redraws the card for everybody, and answers one person', async () => {
    went(await mayor.presses('3001', 'Bus *routes*', 'Agree'));
    const message = await college.awaits('3001', 'Agreed by mayor');
    assert.deepEqual([message.Edited, message.Buttons], [true, null]);
    assert.equal((await mayor.awaits('3001', 'Noted.')).Ephemeral, true);
    assert.ok(!(await college.sees('3001')).some((m) => m.Text === 'Noted.'));
  });

  await t.test('an answer that was promised, and more of it', async () => {
    went(await college.types('/agenda slow', '3001'));
    assert.equal((await college.awaits('3001', 'Here it is.')).Ephemeral, true);
    await college.awaits('3001', 'And this.');
  });

  await t.test('a command on a message', async () => {
    await mayor.saysIn('3001', 'Could we talk about parking?');
    went(await college.usesMessageCommand('3001', 'parking', 'Make this an item'));
    assert.equal((await college.modal()).Fields[0].Value, 'Could we talk about parking?');
    await college.closes();
  });

  await t.test('a file, with words about it', async () => {
    went(await college.types('/agenda file', '3001'));
    const message = await mayor.awaitsFile('3001', 'list.csv');
    assert.deepEqual([message.Files[0].Name, message.Files[0].Description], ['list.csv', 'A list']);
  });

  await t.test('a message of its own accord, changed and taken away', async () => {
    await app.client.guilds.fetch('1001');
    const channel = await app.client.channels.fetch('3001');
    const message = await channel.send({ content: 'First', nonce: '7', enforceNonce: true });
    const again = await channel.send({ content: 'First', nonce: '7', enforceNonce: true });
    assert.equal(again.id, message.id);
    await message.edit('Second');
    await mayor.awaits('3001', 'Second');
    assert.equal((await channel.messages.fetch({ message: message.id, force: true })).content, 'Second');
    await message.delete();
    assert.ok(!(await mayor.sees('3001')).some((m) => m.Text === 'Second'));
    await assert.rejects(channel.send({ content: 'x'.repeat(2001) }), { code: 50035 });
  });

  await t.test('a post in a forum, a thread, an event', async () => {
    const guild = await app.client.guilds.fetch('1001');
    const forum = await app.client.channels.fetch('3003');
    const post = await forum.threads.create({ name: '18 March', message: { content: 'The agenda' }, appliedTags: [forum.availableTags[0].id] });
    assert.equal((await mayor.awaits(post.id, 'The agenda')).Channel, post.id);
    await post.send('More');
    const start = new Date(Date.now() + 86_400_000);
    const event = await guild.scheduledEvents.create({
      name: 'Full LSP', privacyLevel: 2, entityType: 3, scheduledStartTime: start, scheduledEndTime: new Date(start.getTime() + 7_200_000),
      entityMetadata: { location: 'Civic Suite' },
    });
    assert.equal((await event.setName('Full LSP (moved)')).name, 'Full LSP (moved)');
    const member = await guild.members.fetch('2002');
    await member.roles.add('4001');
    assert.ok((await guild.members.fetch({ user: '2002', force: true })).roles.cache.has('4001'));
  });

  if (!discord.http) {
    await t.test('a mention, a direct message', async () => {
      await mayor.mentions('3001', 'is anybody there?');
      await mayor.awaits('3001', 'I have passed it on.');
      await college.says('Hello there');
      await college.awaits('', 'You wrote: Hello there');
    });

    await t.test('asked to reconnect, it resumes, and nothing is lost', async () => {
      await reconnect();
      await college.says('Still there?');
      await college.awaits('', 'You wrote: Still there?');
    });
  }

  await t.test('an answer that never comes', async () => {
    assert.equal((await college.types('/agenda late', '3001')).Error, 'The application did not respond');
  });
});
