import type { CallSession } from '../call-session.js';
import type { CallTile } from '../call-view.js';
import { ScriptedServer } from './scripted-server.js';

export const kind = (session: CallSession): string => session.view.get().phase.kind;
export const other = (session: CallSession): CallTile | undefined => session.view.get().tiles.find(({ self }) => !self);

/** Why the call is over, or that it is not. */
export function readEnd(session: CallSession): string {
  const { phase } = session.view.get();
  return phase.kind === 'ended' ? phase.why : `not ended: ${phase.kind}`;
}

/** Whether a value has these properties, whatever else it has. */
export function assertHas(actual: unknown, expected: object): void {
  const pick = (value: unknown, like: unknown): unknown => (typeof like === 'object' && like !== null && typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(like).map(([key, inner]) => [key, pick((value as Record<string, unknown>)[key], inner)])) : value);
  const [found, wanted] = [JSON.stringify(pick(actual, expected)), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`Expected ${wanted}, found ${found}`);
}

/** A call to the help desk, with camera and microphone, that staff have answered. */
export async function makeCall(change: Parameters<ScriptedServer['open']>[0] = {}): Promise<{ readonly server: ScriptedServer; readonly session: CallSession }> {
  const server = new ScriptedServer();
  const session = await server.open(change);
  await session.start({ kind: 'desk', desk: 'help' });
  session.setMicrophone(true);
  session.setCamera(true);
  await server.answer();
  await server.pass(1_000);
  return { server, session };
}
