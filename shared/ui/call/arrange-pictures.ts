import type { CallTile } from '../../telepresence/call-view.js';

/** One picture of the stage: a party's camera, or the screen that it shares. */
export interface CallPicture {
  readonly id: string;
  readonly tile: CallTile;
  readonly kind: 'camera' | 'screen';
}

/** What stands where: one large picture, the others beside it, this screen's own small. */
export interface Arrangement {
  readonly main: CallPicture | undefined;
  readonly beside: readonly CallPicture[];
  readonly own: CallPicture | undefined;
}

const camera = (tile: CallTile): CallPicture => ({ id: tile.id, tile, kind: 'camera' });

/**
 * Chooses the large picture: a shared screen, else whoever is pinned, else whoever speaks, else whoever was large before, so that
 * nothing jumps when nobody speaks. A pinned person who has to give way to a screen is the first beside it.
 * @param before the id of the picture that was large
 * @param pinned the id of a tile that shall stay large, such as that of a sign-language interpreter
 */
export function arrangePictures(tiles: readonly CallTile[], before: string | undefined, pinned?: string): Arrangement {
  const others = tiles.filter(({ self }) => !self);
  const self = tiles.find((tile) => tile.self);
  const screens = tiles.filter(({ screen }) => screen !== undefined).map((tile): CallPicture => ({ id: `${tile.id} screen`, tile, kind: 'screen' }));
  const cameras = others.map(camera);
  const find = (wanted: (picture: CallPicture) => boolean): CallPicture | undefined => cameras.find(wanted);
  const kept = find(({ id }) => id === before);
  // Somebody who speaks while the large one speaks too does not take its place.
  const speaking = kept?.tile.speaking ? kept : find(({ tile }) => tile.speaking);
  const main = screens[0] ?? find(({ id }) => id === pinned) ?? speaking ?? kept ?? cameras[0];
  const beside = [...screens, ...cameras].filter(({ id }) => id !== main?.id).sort((a, b) => Number(b.id === pinned) - Number(a.id === pinned));
  return { main, beside, own: self && camera(self) };
}
