/** A view asks its shell to let the person sign in; the shell answers once they have, or have turned back. */
export class SignInRequest extends Event {
  constructor(readonly answer: (signedIn: boolean) => void) {
    super('city-sign-in-request', { bubbles: true, composed: true });
  }
}

/**
 * Asks the shell around `element` for a signed-in person.
 * @returns whether somebody is signed in now; the view and what was chosen in it stay as they are
 */
export function requestSignIn(element: EventTarget): Promise<boolean> {
  return new Promise((resolve) => {
    element.dispatchEvent(new SignInRequest(resolve));
  });
}

declare global {
  interface GlobalEventHandlersEventMap {
    'city-sign-in-request': SignInRequest;
  }
}
