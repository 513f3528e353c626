// The public pages, after a year of which the officer has made much public: what axe says of every page, nothing beside the
// screen, everything reached by keyboard, nothing that needs JavaScript.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { open, skip, violations } from './stage.mjs';

// Beside the members of the Full LSP, which the year has made public.
const things = [
  'document:0', 'contact:', 'members:wg-climate', 'meetings:full', 'meetings:wg-climate', 'agenda:FULL-2027-03',
  'notes:FULL-2027-03', 'agenda:FULL-2027-06', 'notes:FULL-2027-06', 'notes:CLIMATE-2027-05', 'news:1',
];

// One page of each kind is looked at in every look.
const kinds = [
  '', 'groups.html', 'meetings.html', 'decisions.html', 'documents.html', 'news.html', 'contacts.html', 'accessibility.html', 'about.html', 'terms.html',
  'meetings-2027.html', 'groups/full.html', 'members/full.html', 'meetings/full-2027-03.html', 'agendas/full-2027-03.html', 'notes/full-2027-03.html',
  'news/1.html', 'terms/groups-full.html',
];

const looks = [
  { width: 1280, colorScheme: 'dark', rules: ['color-contrast'] },
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark', rules: ['color-contrast'] },
  { width: 794, colorScheme: 'light', media: 'print' },
];

const pictures = [
  ['home', '', 1100, 900, {}],
  ['notes', 'notes/full-2027-03.html', 1100, 1000, {}],
  ['dark', 'meetings.html', 1100, 700, { colorScheme: 'dark' }],
  ['phone', 'meetings/full-2027-03.html', 320, 720, {}],
  ['print', 'agendas/full-2027-03.html', 794, 1000, { media: 'print' }],
];

test('everybody can read the public pages', { skip }, async (t) => {
  const house = await open({ year: true });
  t.after(house.close);
  const officer = await house.as('p-officer');
  for (const thing of things) {
    await officer.writes(`/publish mark ${thing}`);
    const make = officer.page.getByRole('button', { name: /^Make public/ });
    await make.click();
    await make.waitFor({ state: 'detached' });
  }

  const home = `${house.address}/p/lewisham/`;
  const page = await house.browser.newPage({ viewport: { width: 1280, height: 860 } });
  const complaints = [];
  page.on('console', (m) => m.type() === 'error' && complaints.push(m.text()));
  page.on('request', (r) => new URL(r.url()).host !== new URL(home).host && complaints.push(`asked ${r.url()}`));

  await t.test('every page that a link leads to is there, and axe finds nothing', async () => {
    const found = [];
    const seen = new Set([home]);
    for (const address of seen) {
      const response = await page.goto(address);
      if (!response.ok()) found.push(`${address} is ${response.status()}`);
      found.push(...(await violations(page)).map((v) => `${address}: ${v}`));
      for (const link of await page.locator('a').evaluateAll((all) => all.map((a) => a.href.split('#')[0]))) {
        if (link.startsWith(home) && link.endsWith('.html')) seen.add(link);
      }
    }
    assert.deepEqual(found, []);
    assert.ok(seen.size > 40, `${seen.size} pages: these are not all`);
    t.diagnostic(`${seen.size} pages`);
  });

  await t.test('every kind of page, narrow, dark and printed', async () => {
    const found = [];
    for (const kind of kinds) {
      await page.goto(home + kind);
      for (const { width, colorScheme, media = 'screen', rules } of looks) {
        await page.setViewportSize({ width, height: 860 });
        await page.emulateMedia({ colorScheme, media });
        found.push(...(await violations(page, rules)).map((v) => `${kind}, ${width}, ${colorScheme}, ${media}: ${v}`));
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        if (wide > 0) found.push(`${kind}, ${width}: ${wide} pixels beside the screen`);
      }
      await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    }
    assert.deepEqual(found, []);
  });

  await t.test('the keyboard reaches everything, in the order in which it stands there, and one sees where one is', async () => {
    await page.setViewportSize({ width: 1280, height: 860 });
    for (const kind of kinds) {
      await page.goto(home + kind);
      const stops = await page.locator('a, [tabindex="0"]').count();
      for (let i = 0; i < stops; i += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const e = document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(e);
          return { place: [...document.querySelectorAll('a, [tabindex="0"]')].indexOf(e), outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth), top: e.getBoundingClientRect().bottom };
        });
        assert.equal(at.place, i, `${kind}: stop ${i}`);
        assert.ok(at.outline >= 2 && at.top > 0, `${kind}: stop ${i} is not seen`);
      }
    }
  });

  await t.test('the first stop leads past the sections to the content', async () => {
    await page.goto(`${home}news.html`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Skip to the content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.innerText), /Five buildings made warm/);
  });

  if (process.env.PICTURES) { // those of the guide, taken anew
    for (const [name, path, width, height, look] of pictures) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: 'light', media: 'screen', ...look });
      await page.goto(home + path);
      await page.screenshot({ path: join(import.meta.dirname, '../../../docs/images', `public-${name}.png`) });
    }
    await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
  }

  await t.test('it works without JavaScript', async () => {
    const plain = await (await house.browser.newContext({ javaScriptEnabled: false })).newPage();
    await plain.goto(home);
    await plain.getByRole('link', { name: 'Decisions' }).click();
    await plain.getByRole('heading', { name: 'Decisions', level: 1 }).waitFor();
    await plain.context().close();
  });

  await t.test('what is taken back is gone', async () => {
    await officer.writes('/publish back news:1');
    await officer.answer(/No longer public/).waitFor();
    await page.waitForTimeout(1100); // a page is made anew a second after the book has moved
    assert.equal((await page.goto(`${home}news/1.html`)).status(), 410);
    complaints.length = 0; // which Chromium complains of
  });

  assert.deepEqual(complaints, []);
});
