import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackStack } from './back-stack.js';

test('Back closes the dialog, then the menu, then the page, then leaves as the platform does', () => {
  const left: string[] = [];
  const stack = new BackStack(() => left.push('exit'));
  const closePage = stack.push('page', () => { left.push('page'); closePage(); });
  const closeDialog = stack.push('dialog', () => { left.push('dialog'); closeDialog(); });
  const closeMenu = stack.push('menu', () => { left.push('menu'); closeMenu(); });
  for (let press = 0; press < 4; press++) stack.back();
  assert.deepEqual(left, ['dialog', 'menu', 'page', 'exit']);
});

test('of two dialogs the newer closes first; a layer with nothing to leave passes Back on', () => {
  const left: string[] = [];
  const stack = new BackStack();
  stack.push('page', () => { left.push('page'); });
  stack.push('page', () => false);
  stack.push('dialog', () => { left.push('older'); });
  const close = stack.push('dialog', () => { left.push('newer'); });
  stack.back();
  close();
  stack.back();
  assert.deepEqual(left, ['newer', 'older']);
});
