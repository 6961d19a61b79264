import type { Config } from '../../signaling/config.js';
import { findEngine } from './find-engine.js';
import { endTestCalls, makeTestCall } from './test-call.js';

type Print = (line: string) => void;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/**
 * Says which media engine answers, makes a test call through it, and says what is wrong.
 * @returns whether calls work
 */
export async function examineCalls(config: Config, print: Print): Promise<boolean> {
  const found = await findEngine(config, (step) => { print(`  ${step} ...`); });
  if (!found.ok) {
    print(`Calls do not work. ${found.failure}`);
    return false;
  }
  const { address, words, end } = found.value;
  try {
    print(`Engine: ${words}. It answers at ${address.url}.`);
    print('  making a test call, two participants with picture and sound ...');
    const made = await makeTestCall(address);
    if (!made.ok) {
      print(`Calls do not work. ${made.failure.words}`);
      return false;
    }
    const { joinedMs, firstFrameMs, movingFrames, loudness } = made.value;
    print(`Test call: both joined in ${seconds(joinedMs)}, the first picture came after ${seconds(firstFrameMs)}, ${String(movingFrames)} moving pictures, sound heard (${loudness.toFixed(2)} of 1).`);
    print('Calls work.');
    if (reachesOthers(config)) print('Screens on other machines reach the server, but not this engine, which listens on this machine alone: for them start with --lan, or set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.');
    return true;
  } finally {
    await end();
    await endTestCalls();
  }
}

/** Whether the server is for other machines, although its engine is not. */
function reachesOthers({ calls, lan, host, publicUrl }: Config): boolean {
  const isHere = (name: string): boolean => ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(name);
  return calls.kind === 'own' && lan === undefined && (!isHere(host) || (publicUrl !== undefined && !isHere(new URL(publicUrl).hostname)));
}
