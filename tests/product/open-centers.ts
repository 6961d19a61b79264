import { measureDistance } from '../../shared/base/geo.js';
import type { OpeningHours } from '../../shared/contract/city.js';
import { call } from './api.js';

const neverCloses = ({ byWeekday }: OpeningHours): boolean => byWeekday.every((day) => day?.[0] === '00:00' && day[1] === '24:00');

/** The two centers nearest to the middle of whichever city the server has that never close. */
export async function findOpenCenters(server: string): Promise<readonly [here: string, other: string]> {
  const [{ position }, { centers }] = await Promise.all([call(server, 'readCity', {}), call(server, 'listCenters', {})]);
  const [here, other] = centers.filter(({ hours }) => neverCloses(hours)).sort((a, b) => measureDistance(a.position, position) - measureDistance(b.position, position));
  if (!here || !other) throw new Error('The city has no two centers that never close');
  return [here.id, other.id];
}
