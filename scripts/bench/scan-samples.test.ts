import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { scoreSamples } from './scan-samples.js';

type Scores = NonNullable<Awaited<ReturnType<typeof scoreSamples>>>;

/**
 * The photographs are not part of the project. Where the project is checked they must be there, so that a silent skip
 * cannot hide a scanner that has become worse.
 */
describe('Photographs of real codes', () => {
  let scores: Scores | undefined;

  before(async () => {
    scores = await scoreSamples();
  }, { timeout: 240_000 });

  const withScores = (check: (found: Scores) => void) => (context: { skip(reason: string): void }): void => {
    if (scores) check(scores);
    else if (process.env['CI'] === 'true') assert.fail('../shared/scan-samples is missing');
    else context.skip('../shared/scan-samples is not on this machine');
  };

  for (const kind of ['qr', 'other'] as const) {
    it(`gives no wrong text (${kind})`, withScores((found) => {
      assert.equal(found[kind].scores['ours']?.wrong, 0);
    }));

    it(`reads more exactly than every peer (${kind})`, withScores((found) => {
      const { ours, ...peers } = found[kind].scores;
      for (const [name, peer] of Object.entries(peers)) {
        assert.ok((ours?.exact ?? 0) > peer.exact, `ours ${ours?.exact}, ${name} ${peer.exact} of ${found[kind].reads}`);
      }
    }));
  }
});
