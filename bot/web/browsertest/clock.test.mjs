// One meeting's whole cycle, jumping from deadline to deadline: from the call for items to the action notes, and an
// organisation that asks to join.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, skip } from './stage.mjs';

const longest = 2000; // that a jump may take, in milliseconds

test('a whole cycle, jumping from deadline to deadline', { skip }, async (t) => {
  const house = await open();
  t.after(house.close);
  const officer = await house.as('p-officer', 'channel/secretariat');
  const college = await house.as('p-lewisham-college');
  const chair = await house.as('p-mayor');
  const newcomer = await house.as('p-newcomer');
  const everybody = [officer, college, chair, newcomer];
  const jumps = [];

  // Jumps until what falls due under these words has come. Where the page showed a deadline that has meanwhile changed, the
  // clock stands still and the next one is shown.
  const jumpTo = async (words) => {
    const { page } = officer;
    for (let i = 0; i < 20; i += 1) {
      await page.locator('[data-jump] button').waitFor();
      const began = Date.now();
      const answered = page.waitForResponse((r) => r.url().endsWith('/clock/jump'));
      const what = await page.evaluate(() => {
        const button = document.querySelector('[data-jump] button'); // read and pressed at once: it may be drawn anew between
        button.click();
        return button.ariaLabel;
      });
      const shown = await (await answered).text();
      await page.locator('[data-clock] [aria-busy]').waitFor({ state: 'detached' });
      jumps.push({ what, took: Date.now() - began });
      if (words.test(what) && !words.test(shown)) return;
    }
    assert.fail(`no jump led to ${words}: ${jumps.map((j) => j.what).join('; ')}`);
  };
  const count = (somebody, words) => somebody.page.locator('[data-key]').filter({ hasText: words }).count();

  await t.test('an organisation asks to join', async () => {
    await newcomer.press('Ask to join', newcomer.quick);
    await newcomer.page.getByLabel('Which organisation would like to join?').fill('Deptford Tool Library');
    await newcomer.press('Send', newcomer.dialog);
    await newcomer.card(/We have Deptford Tool Library’s request/).waitFor();
    await officer.card(/Deptford Tool Library asks to join/).getByText('Waits for the Steering group').waitFor();
    await officer.press(/^Discussed at/);
    await officer.answer(/has not met/).waitFor();
  });

  await t.test('members are asked for items, and one suggests one', async () => {
    await jumpTo(/Full LSP: call for items/);
    await college.card(/Is there anything you would like to bring to the Full LSP/).waitFor();
    await college.press(/^Suggest an item for the Full LSP/);
    await college.page.getByLabel('What is it about?').fill('Winter warm spaces');
    await college.choose('Decide');
    await college.press('Send', college.dialog);
    await officer.press(/^We have talked: add it.*Winter warm spaces/);
    await officer.press('Save', officer.dialog);
    await college.card(/is on the draft agenda/).waitFor();
    await jumpTo(/Full LSP: items close/);
    await officer.card(/Items for the Full LSP.*have closed: 1 item on the draft/).waitFor();
  });

  await t.test('the steering group has met and discussed the request', async () => {
    await officer.press(/^Discussed at/);
    await officer.press('Save', officer.dialog);
    await newcomer.card(/the steering group discussed Deptford Tool Library/i).waitFor();
  });

  await t.test('the chair is reminded once', async () => {
    await officer.press(/^Open the draft agenda for the Full LSP/);
    await officer.press(/^Send to chair.*Full LSP/);
    await officer.answer(/is with the Mayor/).waitFor();
    await chair.card(/Please agree the agenda for the Full LSP/).waitFor();
    assert.equal(await count(chair, /Still needed/), 0);
    await jumpTo(/the chair is reminded/);
    await chair.card(/Still needed: your agreement/).waitFor();
    await jumpTo(/time to issue the agenda/);
    await officer.card(/Today the agenda for the Full LSP.*should go out/).waitFor();
    assert.equal(await count(chair, /Still needed/), 1);
  });

  await t.test('the chair agrees, and the agenda goes out', async () => {
    await chair.press(/^Agree: agenda/, chair.card(/Still needed/));
    await chair.card(/Please agree the agenda/).getByText(/^Agreed on/).waitFor();
    await officer.press(/^Issue the agenda for the Full LSP/);
    await officer.press('Issue', officer.dialog);
    await officer.answer(/Until then you can stop them/).waitFor();
    await jumpTo(/the agenda goes out/);
    await college.card(/The agenda for the Full LSP is out[^]*Yours is item \d/).waitFor();
    await college.press(/^Coming: the Full LSP/);
    await college.card(/The agenda for the Full LSP is out/).getByText('You are coming').waitFor();
  });

  await t.test('the day before, and the meeting', async () => {
    await jumpTo(/the day before/);
    await college.card(/Coming up: the Full LSP/).waitFor();
    assert.equal(await count(chair, /Still needed/), 1);
    await jumpTo(/Full LSP: the meeting begins/);
  });

  await t.test('notes are written and issued, and an action is done', async () => {
    await officer.press('Write the notes', officer.quick);
    await officer.page.getByLabel('What was agreed, and who does what?')
      .fill('Agreed: warm spaces open in November.\nAction: Lewisham College to send its figures by 16 April');
    await officer.press('Save', officer.dialog);
    await officer.answer(/with 1 point agreed and 1 action/).waitFor();
    await officer.press(/^Issue the notes/);
    await officer.press('Issue', officer.dialog);
    await college.card(/Lewisham College has one action/).waitFor();
    await college.press(/^My actions/);
    await college.press(/^Done/);
    await college.answer(/Done: “send its figures”/i).waitFor();
  });

  await t.test('the meeting decided about the request; the organisation hears it after a person has rung', async () => {
    await officer.press(/^Decision recorded/);
    await officer.choose('Agreed');
    await officer.press('Save', officer.dialog);
    await officer.card(/asks to join/).getByText('Decided; they do not know yet').waitFor();
    assert.equal(await count(newcomer, /Welcome/), 0);
    await officer.press(/^I have spoken to them/);
    await newcomer.card(/Welcome: on Thursday 18 March.*agreed that Deptford Tool Library joins/).waitFor();
  });

  await t.test('nothing was said twice, and no jump was slow', async () => {
    for (const [somebody, words] of [[chair, /Still needed/], [college, /Coming up: the Full LSP/], [college, /The agenda for the Full LSP is out/],
      [college, /The action notes/], [newcomer, /Welcome/], [officer, /Items for the Full LSP.*have closed/]]) {
      assert.equal(await count(somebody, words), 1, String(words));
    }
    const slow = jumps.filter((j) => j.took > longest);
    assert.deepEqual(slow, []);
    t.diagnostic(`${jumps.length} jumps, the longest ${Math.max(...jumps.map((j) => j.took))} ms`);
    for (const somebody of everybody) assert.deepEqual(somebody.complaints, []);
  });
});
