import type { Cancel } from '../base/clock.js';

/** Runs a task in a turn of its own, right after the next frame has been painted. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => task();
    channel.port2.postMessage(undefined);
  });
}

/**
 * Lets the frame that answers a touch be painted before the work that it asks for begins: a new screen takes a slow panel
 * longer than a frame, and a person whose touch is not answered touches again. A click of a finger or pointer is taken and given
 * anew after the next paint; until then its button looks pressed. Keys and clicks by script go straight on.
 */
export function answerFirst(): Cancel {
  const take = (event: MouseEvent): void => {
    if (!event.isTrusted || event.detail === 0) return;
    const [target] = event.composedPath();
    if (!(target instanceof Element)) return;
    event.stopImmediatePropagation();
    // What the browser itself would do, it does with the click that is given anew.
    event.preventDefault();
    const button = event.composedPath().find((one): one is HTMLButtonElement => one instanceof HTMLButtonElement);
    button?.setAttribute('data-pressed', '');
    const { bubbles, cancelable, composed, detail, clientX, clientY } = event;
    afterPaint(() => {
      button?.removeAttribute('data-pressed');
      // What was touched may have gone meanwhile; then the touch was meant for nobody who is still there.
      if (target.isConnected) target.dispatchEvent(new MouseEvent('click', { bubbles, cancelable, composed, detail, clientX, clientY, view: window }));
    });
  };
  addEventListener('click', take, true);
  return () => removeEventListener('click', take, true);
}
