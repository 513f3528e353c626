// Words that would do something if they were not only words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, skip } from './stage.mjs';

const titles = {
  'a script': '<script>alert(1)</script>',
  'a picture that is a script': '"><img src=x onerror=alert(1)>',
  'a template': '{{.Secret}} ${alert(1)} %s %d',
  'calls to everybody, and marks of every chat': '@everyone <!channel> <@U1> *stars* _x_ ~y~ `z` > q',
  'entities': '&lt;b&gt; &amp; &#60;',
  'Arabic': 'مساحات دافئة في الشتاء (2027)',
  'Hebrew and English': 'חללים חמים, warm spaces!',
  'emoji with joiners': '👩‍👩‍👧‍👦 families 🏳️‍🌈 👩🏽‍🚀',
  'marks upon marks': 'Z̷̢͎͓a̸̛̱l̶͖̈́g̵̨̑o',
};

test('what people type is shown as they typed it, and does nothing', { skip }, async (t) => {
  const house = await open();
  t.after(house.close);
  const me = await house.as('p-lewisham-college');
  const officer = await house.as('p-officer', 'channel/secretariat');
  const dialogs = [];
  for (const { page } of [me, officer]) {
    page.on('dialog', (d) => { dialogs.push(d.message()); d.dismiss(); });
  }
  const title = me.page.getByLabel('What is it about?');
  const problem = me.dialog.locator('[id="field-title-problem"]');

  for (const [name, words] of Object.entries(titles)) {
    await t.test(name, async () => {
      await me.suggests(words);
      await me.card(words).waitFor();
      await officer.card(words).waitFor();
      for (const somebody of [me, officer]) {
        assert.deepEqual(await somebody.card(words).locator('.lead bdi.typed').allTextContents(), [words]);
      }
      assert.equal(await me.answer(words).locator('.lead bdi.typed').textContent(), words);
      const button = officer.card(words).getByRole('button', { name: `I’ve got this: “${words}”` });
      assert.equal(await button.count(), 1, 'a button’s name holds the words too');
    });
  }

  await t.test('a mark that turns the direction round is left out', async () => {
    await me.suggests('warm \u202Espaces', 'Note');
    await officer.card('warm spaces').waitFor();
  });

  await t.test('characters that nobody sees are no title', async () => {
    await me.press('Suggest an item', me.quick);
    await title.fill('\u200B\u2060\uFEFF');
    await me.choose('Note');
    await me.press('Send', me.dialog);
    await problem.waitFor();
    assert.ok(await me.page.getByRole('radio', { name: 'Note' }).isChecked(), 'the other answer is kept');
  });

  await t.test('a title of 3,000 characters is too long, and is not lost', async () => {
    const long = 'On warm spaces 🏳️‍🌈. '.repeat(143).slice(0, 3000);
    await title.fill(long);
    await me.sees(/characters too many/);
    await me.press('Send', me.dialog);
    await problem.filter({ hasText: /there is room for \d/ }).waitFor();
    assert.equal(await title.inputValue(), long.trimEnd());
    await title.fill('On warm spaces, shorter');
    await me.press('Send', me.dialog);
    await me.card('On warm spaces, shorter').waitFor();
  });

  await t.test('a message of 3,000 characters arrives whole, a longer one stays in the line', async () => {
    const long = `begin ${'ab cd '.repeat(498)} end`.slice(0, 3000);
    await me.writes(long);
    await officer.card(long).waitFor();
    assert.equal(await me.card(long).locator('.bubble bdi').textContent(), long);
    await me.writes(`${long}!`.padEnd(4000, 'x'));
    await me.sees(/so it was not sent/);
    assert.equal((await me.page.getByRole('combobox').inputValue()).length, 4000);
  });

  assert.deepEqual(dialogs, [], 'nothing opened a dialog');
  assert.deepEqual([...me.complaints, ...officer.complaints], [], 'no complaint of the browser, its content policy’s neither');
});
