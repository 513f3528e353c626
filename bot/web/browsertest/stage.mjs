// A stage for tests in a real browser: the demonstration, started as the README says, and a person who clicks.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..', '..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const chrome = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Why these tests cannot run here; false if they can. Where they must run, that is a failure. */
export const skip = chrome ? false : 'SKIPPED: no Chromium on this machine';
if (skip && process.env.CI === 'true') throw new Error(skip);

/** The date on which the demonstration begins, so that pictures are the same tomorrow. */
export const today = '2027-01-15';

/** What a person sees within this time they do not wait for, in milliseconds. */
export const soon = 1000;

// Kept between runs, because go build links again only what has changed.
const binary = join(import.meta.dirname, 'node_modules', '.cache', 'secretariat');

// The files of this folder run beside one another: one of them builds, the others wait and find it built.
function build() {
  mkdirSync(dirname(binary), { recursive: true });
  execFileSync('flock', [`${binary}.lock`, 'go', 'build', '-o', binary, './cmd/secretariat'], { cwd: root, stdio: 'inherit' });
}

/** Starts the demonstration, with a year behind it where that is wished for, and a browser. */
export async function open({ dir, port = 0, year = false } = {}) {
  build();
  const data = dir ?? mkdtempSync(join(tmpdir(), 'secretariat-data-'));
  const house = await start(data, port, year);
  const browser = await chromium.launch({
    executablePath: chrome,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  return {
    address: house.address,
    browser,
    /** Somebody at a page of their own: as('p-officer', 'channel/secretariat'). */
    as: async (person, place = '') => {
      const me = new Somebody(await browser.newPage({ viewport: { width: 1280, height: 860 } }), patient);
      await me.page.goto([house.address, 'as', person, place].filter(Boolean).join('/'));
      return me;
    },
    kill: () => house.end('SIGKILL'),
    restart: async () => start(data, new URL(house.address).port, year).then((h) => Object.assign(house, h)),
    close: async () => {
      await browser.close();
      await house.end('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function start(data, port, year) {
  const begin = year ? ['--year'] : ['--today', today];
  const child = spawn(binary, ['demo', '--addr', `127.0.0.1:${port}`, '--data-dir', data, ...begin], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.on('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (found) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`the demonstration ended with ${code}`)));
  });
  return { address, end: async (signal) => { child.kill(signal); await gone; } };
}

// How long a test waits before it gives up: its machine may be busy with something else.
const patient = 10_000;

/** A person at a page: counts what they do as an officer would, and how long they wait for what they see next. */
export class Somebody {
  constructor(page, patience = patient) {
    this.page = page;
    this.patience = patience;
    this.interactions = 0;
    this.longest = 0;
    this.log = [];
    page.setDefaultTimeout(patience);
    this.complaints = [];
    page.on('console', (m) => m.type() === 'error' && this.complaints.push(m.text()));
    page.on('pageerror', (e) => this.complaints.push(String(e)));
    page.on('request', (r) => new URL(r.url()).hostname !== '127.0.0.1' && this.complaints.push(`asked ${r.url()}`));
  }

  get quick() {
    return this.page.getByRole('group', { name: 'What you can do' });
  }

  get dialog() {
    return this.page.getByRole('dialog');
  }

  /** Opens a person's page by its address. */
  async goes(person, place = '') {
    await this.page.goto(new URL(['/as', person, place].filter(Boolean).join('/'), this.page.url()).href);
  }

  did(what) {
    this.interactions += 1;
    this.log.push(`${this.interactions}. ${what}`);
  }

  /** Does or awaits something, and remembers the longest that took: a click, the page it opens, what is seen next. */
  async timed(work) {
    const began = performance.now();
    await work;
    this.longest = Math.max(this.longest, performance.now() - began);
  }

  async press(name, within = this.page) {
    this.did(`press ${name}`);
    await this.timed(within.getByRole('button', { name }).last().click());
  }

  async follow(name) {
    this.did(`follow ${name}`);
    await this.timed(this.page.getByRole('link', { name }).first().click());
  }

  async choose(name) {
    this.did(`choose ${name}`);
    await this.timed(this.page.getByRole('radio', { name, exact: true }).check());
  }

  /** Changes into another role: opened and chosen is one. */
  async become(id) {
    this.did(`become ${id}`);
    const picker = this.page.locator('[popovertarget="roles"]');
    if (!(await picker.isVisible())) await this.page.locator('[popovertarget="side"]').click();
    await this.timed(picker.click());
    await this.timed(this.page.locator(`#roles [data-role="${id}"]`).click());
  }

  /** Suggests an item. */
  async suggests(title, wants = 'Discuss') {
    await this.press('Suggest an item', this.quick);
    await this.page.getByLabel('What is it about?').fill(title);
    await this.choose(wants);
    await this.press('Send', this.dialog);
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** The newest card that everybody concerned has, with these words in it. */
  card(words) {
    return this.page.locator('[data-key]').filter({ hasText: words }).last();
  }

  /** The newest answer that only this person sees, with these words in it. */
  answer(words) {
    return this.page.locator('[data-answer]').filter({ hasText: words }).last();
  }

  /** Writes a line at the bottom and sends it. */
  async writes(line) {
    this.did(`write ${line.slice(0, 40)}`);
    await this.page.getByRole('combobox').fill(line);
    await this.page.getByRole('combobox').press('Enter');
  }

  /** Goes where the page says that something is new, or to a place in the list. */
  async enter(place) {
    this.did(`enter ${place}`);
    await this.timed(this.page.locator(`[data-go="${place}"]`).first().click());
  }

  async sees(words) {
    await this.timed(this.page.getByText(words).last().waitFor({ timeout: this.patience }));
  }
}

const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with a page, WCAG 2.2 AA and best practice, or by the rules named. */
export async function violations(page, rules = everyRule) {
  // Evaluated, not added: the page's own policy lets no script in.
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe);
  const found = await page.evaluate(async (runOnly) => {
    const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'], preload: false });
    return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((n) => n.target.join(' ')) }));
  }, rules);
  return found.map((v) => `${v.id}: ${v.help} (${v.where.join(', ')})`);
}
