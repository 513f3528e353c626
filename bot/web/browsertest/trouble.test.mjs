// What goes wrong: the service dies, two people press at once, a card is an old one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, skip } from './stage.mjs';

const notSure = /This was not saved, or we could not confirm it/;

test('what goes wrong is told, loses nothing and happens once', { skip }, async (t) => {
  const house = await open();
  t.after(house.close);
  const me = await house.as('p-lewisham-college');
  const one = await house.as('p-officer', 'channel/secretariat');
  const two = await house.as('p-policy-officer', 'channel/secretariat');
  const everybody = [me, one, two];
  for (const { page } of everybody) await page.evaluate(() => { globalThis.never = 'reloaded'; });

  // How the service dies while a form is on its way to it.
  const deaths = {
    'before it had the form': async (route) => {
      await house.kill();
      await route.abort();
    },
    'after it had done everything, before anybody heard': async (route) => {
      await route.fetch();
      await house.kill();
      await route.abort();
    },
    'at any moment': async (route) => {
      await Promise.all([route.fetch().catch(() => null), house.kill()]);
      await route.abort();
    },
  };
  for (const [when, die] of Object.entries(deaths)) {
    await t.test(`the service dies ${when}`, async () => {
      const title = `Warm spaces, killed ${when}`;
      await me.page.route('**/ask', (route) => (route.request().postDataJSON().sent ? die(route) : route.fallback()));
      await me.press('Suggest an item', me.quick);
      await me.page.getByLabel('What is it about?').fill(title);
      await me.choose('Discuss');
      await me.press('Send', me.dialog);
      await me.page.locator('[data-problem]:focus').filter({ hasText: notSure }).waitFor();
      await me.page.unroute('**/ask');
      await me.press('Not now', me.dialog);
      await house.restart();
      await me.press('Suggest an item', me.quick);
      assert.equal(await me.page.getByLabel('What is it about?').inputValue(), title, 'the words are kept, closed or not');
      assert.ok(await me.page.getByRole('radio', { name: 'Discuss' }).isChecked());
      await me.press('Send', me.dialog);
      await me.answer(title).waitFor();
      for (const somebody of everybody) await somebody.card(title).waitFor(); // they come back by themselves
    });
  }

  await t.test('a message to the secretariat is not lost either, and arrives once', async () => {
    const words = 'Is the room free from one?';
    await me.page.route('**/say', async (route) => {
      await route.fetch();
      await house.kill();
      await route.abort();
    });
    await me.writes(words);
    await me.answer(notSure).waitFor();
    assert.equal(await me.page.getByRole('combobox').inputValue(), words);
    await me.page.unroute('**/say');
    await house.restart();
    await me.press(/^Try again/);
    await one.card(words).waitFor();
    await me.card(words).waitFor();
    await me.page.waitForFunction(() => document.getElementById('words').value === '');
  });

  await t.test('none of this happened twice', async () => {
    await me.suggests('The last of them');
    await two.card(/The last of them” \(LSP-004\)/).waitFor();
    for (const when of Object.keys(deaths)) {
      for (const { page } of everybody) assert.equal(await page.locator('[data-key]').filter({ hasText: `killed ${when}` }).count(), 1);
    }
    assert.equal(await one.page.locator('[data-key]').filter({ hasText: 'Is the room free' }).count(), 1);
  });

  await t.test('two officers take the same item: one has it, the other reads who', async () => {
    const take = /^I’ve got this.*The last of them/;
    for (const { page } of [one, two]) await page.route('**/messages/**', (route) => route.abort()); // neither sees the other's press
    await Promise.all([one.press(take), two.press(take)]);
    const told = await Promise.all([one, two].map((o) => o.answer('The last of them').locator('.lead').textContent()));
    assert.equal(told.filter((words) => /is with you/.test(words)).length, 1, told.join(' | '));
    assert.equal(told.filter((words) => /has got this already/.test(words)).length, 1, told.join(' | '));
    for (const { page } of [one, two]) await page.unroute('**/messages/**');
    await me.suggests('Something new for both to see');
    const first = /is with you/.test(told[0]) ? 'Secretariat officer' : 'Lead policy officer';
    for (const o of [one, two]) await o.card('The last of them').getByText(first).waitFor();
  });

  await t.test('two officers put the same item on the draft: it is there once', async () => {
    const add = /^We have talked: add it.*The last of them/;
    for (const o of [one, two]) await o.press(add);
    await Promise.all([one.press('Save', one.dialog), two.press('Save', two.dialog)]);
    for (const o of [one, two]) await o.answer(/is on the draft agenda for the Full LSP/).waitFor();
    for (const o of [one, two]) await o.card('The last of them').getByText('Put on the draft agenda').first().waitFor();
    await one.press('Open the draft agenda');
    await one.answer(/Draft agenda for the Full LSP/).waitFor();
    assert.equal(await one.answer(/Draft agenda for the Full LSP/).locator('.rows').first().getByText('The last of them').count(), 1);
  });

  await t.test('a card that nobody brought up to date is pressed after all was settled', async () => {
    const title = 'Warm spaces, killed at any moment';
    const late = await house.as('p-policy-officer', 'channel/secretariat');
    await late.page.route(/\/(events|messages)/, (route) => route.abort());
    await late.card(title).waitFor();
    await me.press(/^Withdraw it.*killed at any moment/);
    await me.press('Withdraw it', me.dialog);
    await one.card(title).locator('.tag', { hasText: 'Withdrawn' }).waitFor();
    for (const name of ['I’ve got this', 'Put on the draft agenda', 'Ask for a time']) {
      await late.press(new RegExp(`^${name}.*killed at any moment`));
      await late.answer(/withdrawn/).waitFor();
      await late.press(/^Dismiss/);
    }
  });

  await t.test('pressed twice quickly, it is done once', async () => {
    const asks = [];
    one.page.on('request', (r) => r.url().endsWith('/ask') && asks.push(r.url()));
    await one.card('killed before').getByRole('button', { name: /^Ask for a time/ }).dblclick();
    await one.answer('killed before').waitFor();
    await me.card(/Could we talk/).waitFor();
    assert.equal(asks.length, 1);
    await me.press('Suggest an item', me.quick);
    await me.page.getByLabel('What is it about?').fill('Sent twice');
    await me.choose('Note');
    await me.dialog.getByRole('button', { name: 'Send' }).dblclick();
    await me.dialog.waitFor({ state: 'hidden' });
    await me.suggests('Sent afterwards');
    await me.card(/Sent afterwards” \(LSP-007\)/).waitFor();
    assert.equal(await me.page.locator('[data-key]').filter({ hasText: 'Sent twice' }).count(), 1);
    assert.equal(await me.page.locator('[data-key]').filter({ hasText: 'Could we talk' }).count(), 1);
  });

  await t.test('all this time no page was loaded again', async () => {
    for (const { page } of everybody) assert.equal(await page.evaluate(() => globalThis.never), 'reloaded');
  });
});
