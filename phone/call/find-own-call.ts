import type { ApiClient } from '../../shared/offline/api-client.js';

/** Whether the server knows this phone as being in a call, or waiting in one. A server that does not answer says no. */
export async function findOwnCall(api: Pick<ApiClient, 'call'>): Promise<boolean> {
  const list = await api.call('listCalls', {});
  return list.ok && list.value.calls.some(({ selfId, members }) => members.some(({ id, state }) => id === selfId && (state === 'in-call' || state === 'ringing')));
}
