import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readConfig, SETTINGS } from '../signaling/config.js';

const README = readFileSync('README.md', 'utf8');

/** The cells of each row of the README's tables. */
const ROWS = README.split('\n').filter((line) => line.startsWith('| ')).map((line) => line.slice(1, -1).split(' | ').map((cell) => cell.trim()));

function readSettingRow(name: string): { readonly usual: string; readonly description: string } {
  const [, usual = '', description = ''] = ROWS.find(([first]) => first === `\`${name}\``) ?? [];
  return { usual: usual.replace(/`/g, ''), description };
}

test('the README lists every setting with what it is', () => {
  for (const { name, description } of SETTINGS) assert.ok(readSettingRow(name).description.startsWith(description), `README: ${name} is “${description}”`);
});

test('the README names no setting that does not exist', () => {
  const named = ROWS.flatMap(([first]) => /^`([A-Z][A-Z_]+)`$/.exec(first ?? '')?.[1] ?? []);
  assert.deepEqual(named.filter((name) => !SETTINGS.some((setting) => setting.name === name)), []);
});

test('what the README calls usual is what the server takes when nothing is set', () => {
  const usual = readConfig({}, undefined, process.cwd());
  for (const { name } of SETTINGS) {
    const told = readSettingRow(name).usual;
    if (told === 'none') continue;
    assert.deepEqual(readConfig({ [name]: told }, undefined, process.cwd()), usual, `README: ${name} is usually ${told}`);
  }
});

test('the README lists every command', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const commands = Object.keys(scripts).filter((name) => name !== 'postinstall').map((name) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`));
  const firstCells = ROWS.map(([first]) => first ?? '');
  assert.deepEqual(commands.filter((command) => !firstCells.some((cell) => cell.startsWith(`\`${command}\``) || cell.startsWith(`\`${command} `))), []);
});

test('the README credits every source of every city', () => {
  for (const city of readdirSync('cities', { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const { credits } = JSON.parse(readFileSync(join('cities', city.name, 'city.json'), 'utf8')) as { credits: { what: string; text: string; licence: string }[] };
    for (const { what, text, licence } of credits) assert.ok(ROWS.some((row) => row[0] === what && row[1] === text && row[2]?.includes(licence)), `README: ${city.name}, ${what}`);
  }
});

/** Our own pages in Markdown. */
const PAGES = ['README.md', ...['docs', 'shared'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md')).map((file) => join(folder, file)))];

test('every link and picture of our pages leads to a file', () => {
  const broken = PAGES.flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)|src="([^"]+)"/g)]
    .map(([, link, source]) => link ?? source ?? '').filter((target) => !/^https?:/.test(target) && !existsSync(join(dirname(page), target)))
    .map((target) => `${page}: ${target}`));
  assert.deepEqual(broken, []);
});

test('the README’s map has every folder of the project, and every layer', () => {
  const folders = (within: string): string[] => readdirSync(within, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !['node_modules', 'dist'].includes(entry.name)).map((entry) => join(within, entry.name));
  const named = [...folders('.').filter((folder) => folder !== 'shared'), ...folders('shared')];
  assert.deepEqual(named.filter((folder) => !README.includes(`[\`${folder}/\`]`)), []);
});
