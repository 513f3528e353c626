// New terms of reference, from a file on the officer's disk to being in force.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { open, skip, violations } from './stage.mjs';

const example = readFileSync(join(import.meta.dirname, '..', '..', '..', 'examples', 'lewisham.yaml'), 'utf8');

const file = (text, name = 'lsp-2027.yaml') => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) });

test('an officer proposes terms by a file, mends it, and puts them in force', { skip }, async (t) => {
  const house = await open();
  t.after(house.close);
  const me = await house.as('p-officer', 'channel/secretariat');
  const field = me.page.getByLabel('The file with the new terms of reference');

  await t.test('the form asks for a file, and says so where none is chosen', async () => {
    await me.writes('/terms propose');
    await me.sees('The terms of reference do not say who may change them.');
    assert.equal(await field.getAttribute('accept'), '.yaml,.yml');
    assert.deepEqual(await violations(me.page), []);
    await me.press('Read it', me.dialog);
    await me.sees('Please choose a file.');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
  });

  await t.test('a file that is too large is never sent', async () => {
    let sent = 0;
    me.page.on('request', (r) => { if (r.method() === 'POST') sent += 1; });
    await field.setInputFiles(file('x'.repeat(7 * 2 ** 20 + 1)));
    await me.sees('That file is larger than we can take.');
    await me.press('Read it', me.dialog);
    await me.sees('That file is larger than we can take.');
    assert.equal(sent, 0);
    assert.deepEqual(await violations(me.page), []);
  });

  await t.test('what is wrong with a file is said with line and column, and as it stands there', async () => {
    await field.setInputFiles(file(example.replace('\nholidays: england-and-wales', '\nholidays: <b>narnia</b>')));
    assert.equal(await me.page.getByText('That file is larger than we can take.').isVisible(), false);
    await me.press('Read it', me.dialog);
    await me.sees(/This file cannot be proposed yet: 1 thing to put right\. Nothing was kept\./);
    await me.sees(/lsp-2027\.yaml:\d+:\d+: there are no bank holidays “<b>narnia<\/b>”/);
    await me.sees('It reads: “holidays: <b>narnia</b>”');
  });

  await t.test('a good one shows what changes and who would lose a place', async () => {
    await me.press('Choose the file again');
    await field.setInputFiles(file(example));
    await me.press('Read it', me.dialog);
    await me.sees('These terms of reference are in force already, word for word.');
    assert.equal(await field.evaluate((input) => input.files[0].name), 'lsp-2027.yaml', 'the file stays chosen');
    await field.setInputFiles(file(example.replaceAll('      - organisation: lewisham-homes\n', '')));
    await me.press('Read it', me.dialog);
    await me.sees('New terms of reference are proposed for the Lewisham Strategic Partnership (version 2).');
    await me.sees(/These people hold places that it does not have/);
    await me.sees(/No longer: Lewisham Homes has a place/);
    assert.deepEqual(await violations(me.page), []);
  });

  await t.test('the officer records who agreed, and they are in force', async () => {
    await me.press(/Record that it was agreed/);
    await me.press('Record it', me.dialog);
    await me.sees('Please fill this in.');
    await me.page.getByLabel('Which group agreed it?').selectOption('Full LSP');
    await me.press('Record it', me.dialog);
    await me.dialog.waitFor({ state: 'hidden' });
    await me.sees('In force');
    await me.goes('p-mayor', 'channel/full');
    await me.sees(/New terms of reference are in force since Friday 15 January \(version 2\)\./);
  });

  assert.deepEqual(me.complaints, [], 'the browser complains of nothing');
});
