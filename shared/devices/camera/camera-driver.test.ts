import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { writeCardFilm, writeFilm } from '../../../tests/fixtures/camera/card-film.js';
import { openCameraStage, type CameraReport, type CameraStage } from '../../../tests/fixtures/camera/camera-check.js';

const CARD = 'C6BF%RGY9UT:-K4WSP0$B9/8C3/AQ T%7P.KA5+';

async function waitFor<Value>(read: () => Promise<Value>, wanted: (value: Value) => boolean, what: string): Promise<Value> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const value = await read();
    if (wanted(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return assert.fail(`${what} did not happen within 10 s: ${JSON.stringify(await read())}`);
}

describe('The camera of a panel, in a real Chromium that plays a film', { timeout: 120_000 }, () => {
  let folder: string;
  let cardFilm: string;
  let stage: CameraStage | undefined;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'u-city-film-'));
    cardFilm = join(folder, 'card.y4m');
    writeCardFilm(cardFilm, CARD);
  });
  after(async () => {
    await stage?.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const play = async (...stageOptions: Parameters<typeof openCameraStage>): Promise<CameraStage> => {
    await stage?.end();
    stage = await openCameraStage(...stageOptions);
    return stage;
  };
  const firstScan = (own: CameraStage): Promise<CameraReport> => waitFor(() => own.report(), ({ scans }) => scans.length > 0, 'a scan');

  it('reads a card under the product\'s own content security policy, and tells it once while it is held', async () => {
    const own = await play(cardFilm);
    assert.equal(await own.call('open'), 'ok');
    await firstScan(own);
    await waitFor(() => own.report(), ({ tookMs }) => tookMs.length > 12, 'a dozen looks');
    const { scans, state } = await own.report();
    assert.deepEqual(scans.map(({ text, format }) => ({ text, format })), [{ text: CARD, format: 'qr' }]);
    assert.equal(state, 'looking');
    assert.deepEqual(own.complaints, []);
  });

  it('has no live track 500 ms after it was closed, shows no picture, and opens again', async () => {
    const own = await play(cardFilm);
    await own.call('preview');
    await own.call('open');
    await firstScan(own);
    assert.equal(await own.call('liveTracks'), 1);
    assert.equal(await own.call('hasPreview'), true);
    await own.call('close');
    assert.equal(await own.call('liveTracks'), 0);
    assert.equal(await own.call('hasPreview'), false);
    await own.call('reset');
    assert.equal(await own.call('open'), 'ok');
    await firstScan(own);
  });

  it('leaves no camera on when it is closed while still opening', async () => {
    const own = await play(cardFilm);
    await own.page.evaluate('Promise.all([check.open(), check.close()])');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await own.call('liveTracks'), 0);
    assert.equal((await own.report()).state, 'closed');
  });

  it('sees a card that passes beside the guide box', async () => {
    const film = join(folder, 'beside.y4m');
    writeFilm(film, [{ frames: 10 }, { frames: 7, text: CARD, size: 0.4, at: [0.16, 0.3], turn: 12 }, { frames: 10 }], { width: 1280, height: 720 });
    const own = await play(film);
    await own.call('open');
    assert.equal((await firstScan(own)).scans[0]?.text, CARD);
  });

  it('finds nothing where there is no code', async () => {
    const own = await play(undefined);
    await own.call('open');
    const { scans } = await waitFor(() => own.report(), ({ tookMs }) => tookMs.length > 20, 'twenty looks');
    assert.deepEqual(scans, []);
  });

  it('says that the picture is missing when the lens is covered', async () => {
    const film = join(folder, 'covered.y4m');
    writeFilm(film, [{ frames: 15, covered: true }]);
    const own = await play(film);
    await own.call('open');
    await waitFor(() => own.report(), ({ states }) => states.includes('no-picture'), 'the state no-picture');
  });

  it('says that a person refused the camera', async () => {
    const own = await play(cardFilm, { permission: 'refused' });
    assert.equal(await own.call('open'), 'permission-refused');
    assert.equal((await own.report()).state, 'permission-refused');
  });

  it('says that there is no camera', async () => {
    const own = await play(null);
    assert.equal(await own.call('open'), 'none');
  });

  it('reads with the other decoder when the worker cannot be loaded', async () => {
    const own = await play(cardFilm, { query: '?worker=broken' });
    assert.equal(await own.call('open'), 'ok');
    assert.equal((await firstScan(own)).scans[0]?.text, CARD);
  });
});
