import { Recorder, type Seen } from './recorder.js';
import { Screen, type Way } from './screen.js';

/** What the bench tells the process that holds the screens; each order is answered once it is done. */
export type Order =
  | { readonly order: 'open'; readonly way: Way; readonly count: number; readonly deviceTokens: readonly string[]; readonly topic: string; readonly position: number }
  | { readonly order: 'drop' | 'reopen'; readonly count: number }
  | { readonly order: 'wait'; readonly position: number; readonly limitMs: number }
  | { readonly order: 'report' | 'end' };

export type Answer = { readonly ms: number; readonly behind: number; readonly record?: Seen };

const AT_ONCE = 50;
const LOOK_MS = 20;

const recorder = new Recorder();
let screens: Screen[] = [];

async function openAll(list: readonly Screen[], atOnce: number): Promise<void> {
  const left = [...list];
  await Promise.all(Array.from({ length: Math.min(atOnce, left.length) }, async () => {
    for (let screen = left.pop(); screen; screen = left.pop()) await screen.open();
  }));
}

async function obey(order: Order): Promise<Seen | undefined> {
  switch (order.order) {
    case 'open':
      screens = Array.from({ length: order.count }, (_, index) => new Screen(order.way, order.deviceTokens[index % Math.max(1, order.deviceTokens.length)] ?? '', order.topic, recorder));
      for (const screen of screens) screen.position = order.position;
      await openAll(screens, AT_ONCE);
      return undefined;
    case 'drop':
      for (const screen of screens.slice(0, order.count)) screen.drop();
      return undefined;
    case 'reopen':
      await openAll(screens.slice(0, order.count), order.count);
      return undefined;
    case 'wait':
      for (const end = Date.now() + order.limitMs; Date.now() < end && screens.some(({ position }) => position < order.position);) await new Promise((looked) => { setTimeout(looked, LOOK_MS); });
      target = order.position;
      return undefined;
    case 'report': return recorder.report();
    case 'end':
      for (const screen of screens) screen.drop();
      screens = [];
      return undefined;
  }
}

let target = 0;
process.on('message', (order: Order) => {
  const start = performance.now();
  void obey(order).then((record) => {
    const answer: Answer = { ms: performance.now() - start, behind: screens.filter(({ position }) => position < target).length, ...record && { record } };
    process.send?.(answer);
  });
});
process.on('disconnect', () => { process.exit(); });
