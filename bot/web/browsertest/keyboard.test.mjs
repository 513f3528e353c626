// Somebody who uses no mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, skip } from './stage.mjs';

test('everything can be done from the keyboard, and the focus is always where one goes on', { skip }, async (t) => {
  const house = await open();
  t.after(house.close);
  const me = await house.as('p-lewisham-college');
  const { page } = me;
  const key = (...keys) => keys.reduce((before, k) => before.then(() => page.keyboard.press(k)), Promise.resolve());
  const focused = () => page.evaluate(() => {
    const e = document.activeElement;
    return e.ariaLabel ?? e.labels?.[0]?.innerText ?? e.innerText;
  });
  // Presses Tab until the control of this name has the focus.
  const tabTo = async (name) => {
    for (let i = 0; i < 40; i += 1) {
      if ((await focused()).match(name)) return;
      await key('Tab');
    }
    assert.fail(`Tab never came to ${name}`);
  };
  const line = page.getByRole('combobox', { name: /Write to the secretariat/ });

  await t.test('the first stop leads past everything to the line', async () => {
    await key('Tab');
    assert.match(await focused(), /Skip to writing/);
    await key('Enter');
    assert.match(await focused(), /Write to the secretariat/);
  });

  await t.test('a missing answer is summed up, and its link leads to the field', async () => {
    await key('Shift+Tab');
    await page.getByRole('button', { name: 'Suggest an item' }).focus();
    await key('Enter');
    await me.dialog.waitFor();
    assert.match(await focused(), /What is it about/);
    await key('Enter'); // in a line of text, Enter sends
    await page.locator('[data-problem]:focus').waitFor();
    assert.match(await focused(), /There is something to put right/);
    await key('Tab', 'Enter');
    assert.match(await focused(), /What is it about/);
    assert.equal(await page.locator(':focus').getAttribute('aria-invalid'), 'true');
    assert.match(await described(page), /Please fill this in/);
  });

  await t.test('Esc closes the form, keeps what was typed, and goes back to the button', async () => {
    await page.keyboard.type('Winter warm spaces');
    await key('Escape');
    await me.dialog.waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'Suggest an item');
    await key('Enter');
    await me.sees('What you had typed before is filled in again.');
    assert.equal(await page.getByLabel('What is it about?').inputValue(), 'Winter warm spaces');
  });

  await t.test('an item is suggested with Tab, the arrows, Space and Enter', async () => {
    await tabTo(/^Decide/);
    await key('Space', 'ArrowDown');
    assert.ok(await page.getByRole('radio', { name: 'Discuss' }).isChecked());
    await tabTo(/For named people only/);
    await key('Space');
    assert.ok(await page.getByRole('checkbox').isChecked());
    await key('Space');
    await tabTo(/^Send$/);
    await key('Enter');
    await me.card('Winter warm spaces').waitFor();
    await me.answer('Winter warm spaces').locator('.lead:focus').waitFor();
  });

  await t.test('an answer is dismissed, and one goes on writing', async () => {
    await tabTo(/^Dismiss this answer/);
    await key('Enter');
    await page.locator('[data-answer]').waitFor({ state: 'detached' });
    assert.match(await focused(), /Write to the secretariat/);
  });

  await t.test('a command is found in the list and sent', async () => {
    await page.keyboard.type('/item');
    await page.getByRole('listbox').waitFor();
    assert.equal(await line.getAttribute('aria-expanded'), 'true');
    await key('ArrowUp', 'ArrowDown');
    const option = page.locator(`[id="${await line.getAttribute('aria-activedescendant')}"]`);
    assert.equal(await option.getAttribute('aria-selected'), 'true');
    await key('Escape');
    assert.equal(await line.getAttribute('aria-expanded'), 'false');
    assert.equal(await line.inputValue(), '/item', 'Esc closes the list and keeps the words');
    await line.fill('');
    await page.keyboard.type('/help');
    await key('ArrowDown', 'Enter');
    await me.answer(/./).waitFor();
    assert.equal(await line.inputValue(), '');
    assert.match(await focused(), /Write to the secretariat/);
  });

  await t.test('somebody else is chosen from the list of people', async () => {
    await page.locator('[popovertarget="roles"]').focus();
    await key('Enter', 'Escape');
    assert.match(await focused(), /You are\s+Lewisham College/);
    await key('Enter');
    await page.locator('[data-role="p-officer"]').focus();
    await key('Enter');
    await page.waitForURL(/p-officer/);
  });

  await t.test('a menu of a card opens, and a press on it leads on', async () => {
    await me.goes('p-officer', 'channel/secretariat');
    await tabTo(/^Something else/);
    await key('Enter', 'Tab');
    assert.match(await focused(), /^Move to a later meeting/);
    await key('Shift+Tab', 'Space', 'Tab');
    assert.doesNotMatch(await focused(), /^Move to a later meeting/, 'closed again');
    await tabTo(/^I’ve got this/);
  });

  assert.deepEqual(me.complaints, []);
});

/** What describes the control that has the focus. */
function described(page) {
  return page.evaluate(() => (document.activeElement.getAttribute('aria-describedby') ?? '').split(' ')
    .map((id) => document.getElementById(id)?.innerText).join(' '));
}
