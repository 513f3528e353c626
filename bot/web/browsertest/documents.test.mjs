// Documents as people open them by a link: what axe says of each, light and dark, narrow and printed, and by keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, skip, violations } from './stage.mjs';

// What the officer asks for after a year, one document of each kind.
const asked = [
  'agenda page FULL-2027-03', 'notes page FULL-2027-03', 'action log-page FULL-2027-06', 'report page REP-001', 'report page REP-003', 'report page REP-004',
  'membership page full', 'membership brief lewisham-college', 'terms page', 'paper template LSP-001', 'forward page full', 'agenda sheet-page FULL-2028-03',
  'meeting brief-page FULL-2028-03', 'meeting sheet FULL-2028-03',
];

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark', rules: ['color-contrast'] },
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark', rules: ['color-contrast'] },
  { width: 794, colorScheme: 'light', media: 'print' },
];

test('everybody can read a document', { skip }, async (t) => {
  const house = await open({ year: true });
  t.after(house.close);
  const officer = await house.as('p-officer');
  const page = await house.browser.newPage();
  const complaints = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));

  const found = [];
  for (const line of asked) {
    const before = await officer.page.locator('a[href*="/document/"]').count();
    await officer.writes(`/${line}`);
    const link = officer.page.locator('a[href*="/document/"]').nth(before);
    await link.waitFor({ timeout: 10_000 }).catch(() => assert.fail(`/${line} gives no link`));
    const response = await page.goto(await link.getAttribute('href'));
    assert.equal(response.status(), 200, line);
    assert.ok((await page.locator('h1').count()) === 1, `${line} has not one first heading`);
    for (const { width, colorScheme, media = 'screen', rules } of looks) {
      await page.setViewportSize({ width, height: 860 });
      await page.emulateMedia({ colorScheme, media });
      found.push(...(await violations(page, rules)).map((v) => `${line}, ${width}, ${colorScheme}, ${media}: ${v}`));
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      if (wide > 0 && media === 'screen') found.push(`${line}, ${width}: ${wide} pixels beside the screen`);
    }
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    found.push(...(await unreached(page)).map((what) => `${line}: the keyboard does not reach ${what}`));
  }
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
});

// unreached are the links and the tables that the keyboard does not come to, in their order.
async function unreached(page) {
  const wanted = await page.locator('a[href], [tabindex="0"]').evaluateAll((all) => all.map((e, i) => (e.dataset.turn = `${i}`)));
  const reached = new Set();
  for (let i = 0; i < wanted.length; i += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.dataset.turn));
  }
  return wanted.filter((turn) => !reached.has(turn));
}
