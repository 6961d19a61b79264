/** Marks events that are given back to the page, so that the reader does not take them again. */
const replayed = new WeakSet<Event>();

/** Whether the page got this event back from `replayKeys`. */
export function isReplayed(event: Event): boolean {
  return replayed.has(event);
}

function typeInto(target: EventTarget | null, event: KeyboardEvent): void {
  const isField = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.selectionStart !== null);
  if (!isField || event.key.length !== 1 || target.readOnly || target.disabled) return;
  target.setRangeText(event.key, target.selectionStart ?? target.value.length, target.selectionEnd ?? target.value.length, 'end');
  target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: event.key, inputType: 'insertText' }));
}

function findInnermost(target: EventTarget | null): EventTarget | null {
  let inner: Element | null = target instanceof Element ? target : null;
  while (inner?.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
  return inner ?? target;
}

/**
 * Gives keys back that were kept from the page and turned out to be a person's. Events made by a script are not trusted and
 * so type nothing by themselves: a text field gets its character here, unless a listener has refused it.
 */
export function replayKeys(events: readonly KeyboardEvent[]): void {
  for (const event of events) {
    const target = findInnermost(event.target ?? document.activeElement ?? document.body);
    const copy = new KeyboardEvent(event.type, {
      key: event.key, code: event.code, keyCode: event.keyCode, shiftKey: event.shiftKey, ctrlKey: event.ctrlKey,
      altKey: event.altKey, metaKey: event.metaKey, repeat: event.repeat, location: event.location,
      bubbles: true, cancelable: true, composed: true,
    });
    replayed.add(copy);
    const wanted = target?.dispatchEvent(copy) ?? false;
    if (wanted && event.type === 'keydown') typeInto(target, event);
  }
}
