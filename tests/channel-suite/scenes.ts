import { SERVICES } from '../../shared/services/registry.js';
import type { Scene } from '../../shared/services/service.js';
import { scenes as kioskScenes } from '../../kiosk/scenes.js';
import { scenes as operationsScenes } from '../../operations/scenes.js';
import { scenes as phoneScenes } from '../../phone/scenes.js';
import { scenes as tvScenes } from '../../tv/scenes.js';

/** Every screen of every channel: those of the shells and those that the registry's services name. */
export async function listScenes(): Promise<readonly Scene[]> {
  const ofServices = await Promise.all(SERVICES.map(async (service) => (await service.scenes()).scenes));
  const all = [...kioskScenes, ...tvScenes, ...phoneScenes, ...operationsScenes, ...ofServices.flat()];
  const names = all.map((scene) => `${scene.channel} ${scene.id}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two scenes are called ${twice}`);
  return all;
}
