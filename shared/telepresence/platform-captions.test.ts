import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import type { CaptionWords } from './captions.js';
import { PlatformCaptions, type SpeechRecognizer, type SpeechRecognizerKind } from './platform-captions.js';

function prepare(availability: string | undefined): { clock: FakeClock; captions: PlatformCaptions; told: CaptionWords[]; made: SpeechRecognizer[]; asked: unknown[] } {
  const clock = new FakeClock();
  const made: SpeechRecognizer[] = [];
  const asked: unknown[] = [];
  class Recognizer implements SpeechRecognizer {
    lang = '';
    continuous = false;
    interimResults = false;
    processLocally = false;
    onresult: SpeechRecognizer['onresult'] = null;
    onerror: SpeechRecognizer['onerror'] = null;
    onend: SpeechRecognizer['onend'] = null;
    start(): void {
      made.push(this);
    }
    abort(): void {}
  }
  const kind: SpeechRecognizerKind = availability === undefined ? Recognizer : Object.assign(Recognizer, { available: (wanted: unknown) => Promise.resolve((asked.push(wanted), availability)) });
  const told: CaptionWords[] = [];
  return { clock, captions: new PlatformCaptions(clock, kind, (words) => told.push(words)), told, made, asked };
}

const result = (transcript: string, isFinal: boolean) => Object.assign([{ transcript }], { isFinal });

describe('Captions by the platform', () => {
  it('asks for recognition on the device, and tells each line under one id while it grows', async () => {
    const { captions, told, made, asked } = prepare('available');
    await captions.start('tl');
    assert.deepEqual(asked, [{ langs: ['fil-PH'], processLocally: true }]);
    assert.equal(captions.state.get(), 'on');
    const [recognizer] = made;
    assert.equal(recognizer?.processLocally, true);
    recognizer.onresult?.({ resultIndex: 0, results: [result('magandang', false)] });
    recognizer.onresult?.({ resultIndex: 0, results: [result('magandang umaga', true), result(' po', false)] });
    assert.deepEqual(told.map(({ text, final }) => [text, final]), [['magandang', false], ['magandang umaga', true], ['po', false]]);
    assert.equal(told[0]?.id, told[1]?.id);
    assert.notEqual(told[1]?.id, told[2]?.id);
  });

  it('listens on when the recognizer ends by itself, until it is stopped', async () => {
    const { captions, made, clock } = prepare('available');
    await captions.start('ko');
    made[0]?.onend?.();
    clock.advance(1_000);
    assert.equal(made.length, 2);
    made[1]?.onend?.();
    captions.stop();
    clock.advance(1_000);
    assert.equal(made.length, 2);
    assert.equal(captions.state.get(), 'off');
  });

  it('is not possible where the voice would leave the device', async () => {
    for (const availability of ['unavailable', 'downloadable', undefined]) {
      const { captions, made } = prepare(availability);
      await captions.start('ko');
      assert.equal(captions.state.get(), 'not-possible');
      assert.equal(made.length, 0);
    }
    const none = new PlatformCaptions(new FakeClock(), undefined, () => {});
    await none.start('ko');
    assert.equal(none.state.get(), 'not-possible');
  });

  it('says that it may not listen', async () => {
    const { captions, made } = prepare('available');
    await captions.start('ko');
    made[0]?.onerror?.({ error: 'no-speech' });
    assert.equal(captions.state.get(), 'on');
    made[0]?.onerror?.({ error: 'not-allowed' });
    assert.equal(captions.state.get(), 'refused');
  });
});
