import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ensureLivekit, startLivekit } from '../../signaling/testing/livekit.js';
import { endTestCalls, makeTestCall } from './test-call.js';

after(() => endTestCalls());

test('a test call shows moving pictures and audible sound, and leaves no room', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const livekit = await startLivekit(program);
  t.after(() => livekit.kill());
  const made = await makeTestCall(livekit);
  assert.ok(made.ok, made.ok ? '' : made.failure.words);
  const { joinedMs, firstFrameMs, movingFrames, loudness } = made.value;
  t.diagnostic(`joined in ${joinedMs.toFixed(0)} ms, first picture after ${firstFrameMs.toFixed(0)} ms, ${String(movingFrames)} pictures, loudness ${loudness.toFixed(2)}`);
  assert.ok(movingFrames >= 10 && loudness >= 0.05);

  const refused = await makeTestCall({ ...livekit, secret: 'another secret of more than 32 characters' });
  assert.ok(!refused.ok && refused.failure.step === 'room', 'its key opens nothing');
  await livekit.kill();
  const silent = await makeTestCall(livekit);
  assert.ok(!silent.ok && silent.failure.step === 'room');
});
