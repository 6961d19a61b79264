/**
 * Back was pressed, and the view is asked first: one that has a question open closes it and calls `preventDefault()`;
 * otherwise the shell leaves the view.
 */
export class LeaveEvent extends Event {
  constructor() {
    super('city-leave', { cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'city-leave': LeaveEvent;
  }
}
