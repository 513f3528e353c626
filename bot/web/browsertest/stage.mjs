// A stage for tests in a real browser: the demonstration, started as the README says, and a person who clicks.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const binary = join(mkdtempSync(join(tmpdir(), 'secretariat-browser-')), 'secretariat');

/** Starts the demonstration and a browser. */
export async function open({ dir, port = 0 } = {}) {
  if (!existsSync(binary)) execFileSync('go', ['build', '-o', binary, './cmd/secretariat'], { cwd: root, stdio: 'inherit' });
  const data = dir ?? mkdtempSync(join(tmpdir(), 'secretariat-data-'));
  const house = await start(data, port);
  const browser = await chromium.launch({
    executablePath: chrome,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  return {
    address: house.address,
    browser,
    kill: () => house.end('SIGKILL'),
    restart: async () => start(data, new URL(house.address).port).then((h) => Object.assign(house, h)),
    close: async () => {
      await browser.close();
      await house.end('SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function start(data, port) {
  const child = spawn(binary, ['demo', '--addr', `127.0.0.1:${port}`, '--data-dir', data, '--today', today], { stdio: ['ignore', 'pipe', 'inherit'] });
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

/** A person at a page: counts what they do as an officer would, and never waits long. */
export class Somebody {
  constructor(page) {
    this.page = page;
    this.interactions = 0;
    this.log = [];
    page.setDefaultTimeout(soon);
    this.complaints = [];
    page.on('console', (m) => m.type() === 'error' && this.complaints.push(m.text()));
    page.on('pageerror', (e) => this.complaints.push(String(e)));
    page.on('request', (r) => new URL(r.url()).hostname !== '127.0.0.1' && this.complaints.push(`asked ${r.url()}`));
  }

  did(what) {
    this.interactions += 1;
    this.log.push(`${this.interactions}. ${what}`);
  }

  async press(name, within = this.page) {
    this.did(`press ${name}`);
    await within.getByRole('button', { name }).last().click();
  }

  async follow(name) {
    this.did(`follow ${name}`);
    await this.page.getByRole('link', { name }).first().click();
  }

  async choose(name) {
    this.did(`choose ${name}`);
    await this.page.getByRole('radio', { name }).check();
  }

  /** Changes into another role: opened and chosen is one. */
  async become(id) {
    this.did(`become ${id}`);
    const picker = this.page.locator('[popovertarget="roles"]');
    if (!(await picker.isVisible())) await this.page.locator('[popovertarget="side"]').click();
    await picker.click();
    await this.page.locator(`#roles [data-role="${id}"]`).click();
  }

  /** Goes where the page says that something is new, or to a place in the list. */
  async enter(place) {
    this.did(`enter ${place}`);
    await this.page.locator(`[data-go="${place}"]`).first().click();
  }

  async sees(words) {
    await this.page.getByText(words).last().waitFor({ timeout: soon });
  }
}

/** What axe finds wrong with a page, WCAG 2.2 AA and best practice. */
export async function violations(page) {
  await page.evaluate(axe); // evaluated, not added: the page's own policy lets no script in
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return result.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join(', ')})`);
}
