import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const script = readFileSync(new URL('./compat.js', import.meta.url), 'utf8');

/** Runs `code` in a realm without what Chromium 69 lacks, after the compat script. */
function runOld(code: string): unknown {
  const realm = createContext({ setTimeout });
  runInContext(`
    delete Object.hasOwn; delete Object.fromEntries; delete Promise.allSettled; delete globalThis.queueMicrotask; delete globalThis.structuredClone;
    delete globalThis.WeakRef; delete globalThis.FinalizationRegistry;
    for (const name of ['at', 'flat', 'flatMap']) delete Array.prototype[name];
    for (const name of ['at', 'replaceAll']) delete String.prototype[name];
    var window = globalThis; function Element() {}
  `, realm);
  runInContext(script, realm);
  const result: unknown = runInContext(`JSON.stringify(${code})`, realm);
  return typeof result === 'string' ? JSON.parse(result) : result;
}

test('what an engine of 2018 lacks works after it', () => {
  assert.deepEqual(runOld('[[1, [2, [3]]].flat(), [1, [2, [3]]].flat(Infinity), [1, 2].flatMap((n) => [n, n])]'), [[1, 2, [3]], [1, 2, 3], [1, 1, 2, 2]]);
  assert.deepEqual(runOld('[[1, 2, 3].at(-1), "abc".at(0), "a-b-c".replaceAll("-", "+"), "a1b2".replaceAll(/[0-9]/g, "#")]'), [3, 'a', 'a+b+c', 'a#b#']);
  assert.deepEqual(runOld('[Object.fromEntries([["a", 1]]), Object.hasOwn({ a: 1 }, "a"), structuredClone({ a: [1] }), new WeakRef([7]).deref()]'), [{ a: 1 }, true, { a: [1] }, [7]]);
  assert.equal(runOld('typeof queueMicrotask + typeof Promise.allSettled + typeof FinalizationRegistry'), 'functionfunctionfunction');
});

test('what an engine has is left alone, and arrays gain nothing to enumerate', () => {
  const realm = createContext({ setTimeout });
  runInContext('var window = globalThis; function Element() {} var before = Array.prototype.at;', realm);
  runInContext(script, realm);
  assert.equal(runInContext('Array.prototype.at === before', realm), true);
  assert.deepEqual(runOld('Object.keys([5]).concat(Array.from((function* () { for (const key in [5]) yield key; })()))'), ['0', '0']);
});
