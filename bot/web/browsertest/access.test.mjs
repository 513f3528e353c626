// Every kind of page, at two widths and in two schemes: what axe says, nothing beside the screen, no two buttons alike.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, skip, violations } from './stage.mjs';

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  // What does not change with the look is not looked at again.
  { width: 1280, colorScheme: 'dark', rules: ['color-contrast'] },
  { width: 320, colorScheme: 'light', rules: ['color-contrast', 'target-size'] },
];

const pages = {
  start: async (me, house) => me.page.goto(house.address),
  'a member’s conversation': async (me) => {
    await me.goes('p-lewisham-college');
    await me.sees(/Bus routes/);
  },
  'open cards, a menu open': async (me) => {
    await me.goes('p-officer', 'channel/secretariat');
    await me.press(/^Something else.*Winter warm spaces/);
    await me.page.getByRole('button', { name: /^Offer to another group.*Winter/ }).waitFor();
  },
  'not yet': async (me) => {
    await me.press(/^Put on the draft agenda.*Winter warm spaces/);
    await me.sees(/prior to inclusion on the agenda/);
  },
  'a form with errors': async (me) => {
    await me.goes('p-lewisham-college');
    await me.press('Suggest an item', me.quick);
    await me.press('Send', me.dialog);
    await me.sees('Something is missing.');
  },
  'the draft agenda': async (me) => {
    await me.goes('p-officer');
    await me.press('Draft agenda', me.quick);
    await me.sees(/Draft agenda for the Full LSP/);
  },
  terms: async (me) => {
    await me.goes('p-lewisham-college');
    await me.writes('/terms show');
    await me.answer(/./).waitFor();
  },
  about: async (me) => {
    await me.goes('p-lewisham-college');
    await me.writes('/about');
    await me.answer(/./).waitFor();
  },
};

test('every page can be read and used by everybody, at any width, in light and dark', { skip }, async (t) => {
  const house = await open();
  t.after(house.close);
  const me = await house.as('p-lewisham-college');
  for (const title of ['Winter warm spaces', 'Bus routes', 'School places']) await me.suggests(title);
  await me.goes('p-officer', 'channel/secretariat');
  await me.press(/^We have talked: add it.*Bus routes/);
  await me.press('Save', me.dialog);
  await me.sees('Put on the draft agenda');

  const found = [];
  for (const [name, show] of Object.entries(pages)) {
    await me.page.setViewportSize({ width: 1280, height: 860 });
    await show(me, house);
    for (const look of looks) found.push(...(await faults(me.page, look)).map((fault) => `${name}, ${look.width}, ${look.colorScheme}: ${fault}`));
  }
  assert.deepEqual(found, []);
  assert.deepEqual(me.complaints, []);
});

async function faults(page, { width, colorScheme, rules }) {
  await page.setViewportSize({ width, height: 860 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const found = [...await violations(page, rules), ...await namesakes(page), ...await moving(page)];
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  if (wide > 0) found.push(`${wide} pixels beside the screen`);
  return found;
}

/** Names that stand for two different things to press in sight. */
async function namesakes(page) {
  return page.evaluate(() => {
    const known = new Map();
    const root = document.querySelector('dialog[open]') ?? document.body;
    return [...root.querySelectorAll('button')].filter((button) => button.checkVisibility()).flatMap((button) => {
      const name = button.ariaLabel ?? button.innerText;
      const first = known.get(name) ?? button;
      known.set(name, first);
      const same = first === button || (button.dataset.command && first.dataset.command === button.dataset.command);
      return same ? [] : [`two buttons called ${name}`];
    });
  });
}

/** What moves although less motion is wished for. */
async function moving(page) {
  const names = await page.evaluate(() => document.getAnimations()
    .filter((a) => a.playState === 'running' && a.effect.getComputedTiming().activeDuration > 1)
    .map((a) => a.animationName ?? a.transitionProperty));
  return names.map((name) => `${name} moves`);
}
