/** A view says that the person is done: the shell ends the visit and shows the city again. */
export class VisitOver extends Event {
  constructor() {
    super('city-visit-over', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'city-visit-over': VisitOver;
  }
}
