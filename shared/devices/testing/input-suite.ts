import type { RemoteControl, RemoteKey } from '../remote/remote-control.js';
import type { TouchPanel, TouchPoint } from '../touch/touch.js';

function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`Expected: ${what}`);
}

/** What every remote control does; `press` plays a hand on it. */
export const REMOTE_CASES: readonly { readonly title: string; run(remote: RemoteControl, press: (key: RemoteKey) => void): void }[] = [
  {
    title: 'tells each key with its number, in the order of the presses',
    run(remote, press) {
      const keys: RemoteKey[] = [];
      remote.onKey((key) => keys.push(key));
      press({ key: 'ArrowDown', keyCode: 40, repeat: false });
      press({ key: 'Unidentified', keyCode: 10009, repeat: false });
      expect(keys.map(({ keyCode }) => keyCode).join() === '40,10009', 'both keys in order');
    },
  },
  {
    title: 'says when a key is being held',
    run(remote, press) {
      const keys: RemoteKey[] = [];
      remote.onKey((key) => keys.push(key));
      press({ key: 'ArrowDown', keyCode: 40, repeat: true });
      expect(keys.at(-1)?.repeat === true, 'a repeat');
    },
  },
  {
    title: 'says nothing to a listener that has left',
    run(remote, press) {
      const keys: RemoteKey[] = [];
      remote.onKey((key) => keys.push(key))();
      press({ key: 'Enter', keyCode: 13, repeat: false });
      expect(keys.length === 0, 'no key');
    },
  },
];

/** What every touch panel does; `touch` plays a finger on it. */
export const TOUCH_CASES: readonly { readonly title: string; run(panel: TouchPanel, touch: (point: TouchPoint) => void): void }[] = [
  {
    title: 'tells where it was touched',
    run(panel, touch) {
      const points: TouchPoint[] = [];
      panel.onTouch((point) => points.push(point));
      touch({ x: 12, y: 34 });
      expect(points[0]?.x === 12 && points[0].y === 34, 'the place');
    },
  },
  {
    title: 'says nothing to a listener that has left',
    run(panel, touch) {
      const points: TouchPoint[] = [];
      panel.onTouch((point) => points.push(point))();
      touch({ x: 12, y: 34 });
      expect(points.length === 0, 'no touch');
    },
  },
];
