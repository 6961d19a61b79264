import type { CallTicket } from '../../contract/calls.js';

/** What a page asks of the test that serves it. */
export interface HostOrders {
  readonly issue: { readonly order: { readonly roomName: string; readonly memberId: string; readonly may: Partial<CallTicket['may']> }; readonly reply: CallTicket };
  readonly close: { readonly order: { readonly roomName: string }; readonly reply: null };
  readonly remove: { readonly order: { readonly roomName: string; readonly memberId: string }; readonly reply: null };
  readonly permit: { readonly order: { readonly roomName: string; readonly memberId: string; readonly may: Partial<CallTicket['may']> }; readonly reply: null };
  readonly freeze: { readonly order: { readonly isFrozen: boolean }; readonly reply: null };
}

/** Asks the test for what only the test can do; rejects if it could not. */
export async function askHost<Name extends keyof HostOrders>(name: Name, order: HostOrders[Name]['order']): Promise<HostOrders[Name]['reply']> {
  const reply = await fetch('/host', { method: 'POST', body: JSON.stringify({ name, ...order }) });
  if (!reply.ok) throw new Error(`The test could not ${name}`);
  return await reply.json() as HostOrders[Name]['reply'];
}
