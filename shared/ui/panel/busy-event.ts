/** Whether something runs on this page that needs no hands, so that nobody who merely talks counts as gone. */
export class BusyEvent extends Event {
  constructor(readonly busy: boolean) {
    super('city-busy', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'city-busy': BusyEvent;
  }
}
