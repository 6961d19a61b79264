import { makeId } from '../../shared/base/ids.js';
import { call } from '../../tests/product/api.js';
import { Follower } from '../../tests/product/follow-events.js';
import { findOpenCenters } from '../../tests/product/open-centers.js';
import { listSeats, seatPerson, type SeatedScreen } from '../../tests/product/seat-person.js';
import { startSharedDatabase, startTwoNodes } from '../../tests/product/shared-database.js';
import type { Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';

const ROUNDS = 40;
const FOLLOWERS = 40;
const STEP_MS = 5 * 60_000;
const BAR_MS = 1000;

async function reserve(address: string, { deviceToken, sessionToken }: SeatedScreen, spaceId: string, hours: number): Promise<string> {
  const from = (Math.floor(Date.now() / STEP_MS) + 12 * hours) * STEP_MS;
  const allocationId = makeId();
  const allocation = { allocationId, spaceId, from: new Date(from).toISOString(), to: new Date(from + 12 * STEP_MS).toISOString() };
  await call(address, 'reserve', { body: { bookingId: makeId(), allocations: [allocation] } }, { deviceToken, sessionToken });
  return allocationId;
}

/** Reservations at one node, watched at the other; then the one is killed and its screens go on at the other. */
export const measureNodes: Measure = async (tell) => {
  const shared = await startSharedDatabase();
  tell('two nodes start');
  const [one, other] = await startTwoNodes(shared);
  const followers: Follower[] = [];
  try {
    const openCenters = await findOpenCenters(one.address);
    const [seat = ''] = await listSeats({ address: one.address, openCenters }, 1);
    const screen = await seatPerson(one.address, shared.database);
    const follow = async (addresses: readonly string[]): Promise<void> => {
      const { deviceToken } = await seatPerson(addresses[0] ?? '', shared.database);
      followers.push(await Follower.open(addresses, deviceToken, `center:${openCenters[0]}`));
    };
    const hear = (follower: Follower, id: string) => follower.waitFor((event) => event.kind === 'allocation-changed' && event.data.allocationId === id);

    await follow([other.address, one.address]);
    tell(`${ROUNDS} reservations at one node, watched at the other`);
    const delays: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now();
      const id = await reserve(one.address, screen, seat, 2 + 2 * round);
      for (const follower of followers) await hear(follower, id);
      delays.push(performance.now() - began);
    }

    tell(`${FOLLOWERS} screens watch, one node is killed`);
    while (followers.length < FOLLOWERS) await follow(followers.length % 2 === 0 ? [other.address, one.address] : [one.address, other.address]);
    const killed = performance.now();
    await one.end('SIGKILL');
    const last = await reserve(other.address, screen, seat, 2 + 2 * ROUNDS);
    const heard = await Promise.all(followers.map((follower) => hear(follower, last).then(() => 1, () => 0)));
    const seconds = (performance.now() - killed) / 1000;
    const went = heard.reduce<number>((sum, one) => sum + one, 0);
    const longest = Math.max(...delays);
    return [
      {
        name: 'occupancy across two server nodes', ours: `${inMs(pickPercentile(delays, 0.5))} p50, ${inMs(longest)} longest of ${ROUNDS}, from the request at one to the stream of the other`,
        bar: `<= ${inMs(BAR_MS)}`, pass: longest <= BAR_MS,
      },
      {
        name: 'one of two nodes killed', ours: `${went} of ${FOLLOWERS} screens go on, ${followers.filter(({ moves }) => moves > 0).length} of them at the other node; the last hears what it missed after ${seconds.toFixed(1)} s`,
        bar: 'every screen goes on', pass: went === FOLLOWERS,
      },
    ];
  } finally {
    for (const follower of followers) follower.stop();
    for (const node of [one, other]) await node.end('SIGTERM');
    await shared.stop();
  }
};
