import type { ProblemCode } from '../shared/contract/problems.js';
import type { Scene, SceneStep } from '../shared/services/service.js';

type Answers = NonNullable<Scene['answers']>;

function refuse(code: ProblemCode, status: number): Answers[string] {
  return { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code } };
}

const [CALL, SELF, HOST, AGENT] = ['41', '42', '43', '44'].map((end) => `0190b7a0-0000-7000-8000-0000000000${end}`);

interface Told {
  readonly role?: 'guest' | 'camera';
  readonly held?: boolean;
  readonly state?: 'queued' | 'active';
  readonly own?: 'in-call' | 'left' | 'removed';
}

/** A call that this phone is in, as the server would tell it; nobody is in its media room. */
function tellCall({ role = 'guest', held = false, state = 'active', own = 'in-call' }: Told = {}): Answers {
  const call = {
    event: 0, id: CALL, version: 1, target: 'desk', desk: 'help', state, held, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z', answeredAt: '2026-11-23T05:33:00.000Z', selfId: SELF,
    members: [
      { id: HOST, tileId: HOST, role: 'caller', state: 'in-call', channel: 'tv', language: 'vi' },
      { id: AGENT, tileId: AGENT, role: 'agent', state: 'in-call', channel: 'operations', language: 'ko', name: '정하늘' },
      { id: SELF, tileId: role === 'camera' ? HOST : SELF, role, state: own, channel: 'phone', language: 'en' },
    ],
  };
  return { listCalls: { body: { event: 0, calls: [call] } }, readCall: { body: call }, hangUp: { body: call }, redeemInvitation: { body: call }, joinCall: refuse('calls-off', 503) };
}

/** A call that rings here for the person who is signed in. */
function tellRing(): Answers {
  const call = {
    event: 0, id: CALL, version: 1, target: 'person', state: 'ringing', held: false, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z',
    members: [{ id: HOST, tileId: HOST, role: 'caller', state: 'ringing', channel: 'tv', language: 'ko', name: 'Marta Ozoliņa' }],
  };
  return { listCalls: { body: { event: 0, calls: [call] } }, readCall: { body: call }, declineCall: { body: call } };
}

/** A call that was missed; and one that the person is in on their television. */
function tellNews(): Answers {
  const missed = { id: CALL, at: '2026-11-23T05:32:00.000Z', channel: 'tv', name: 'Marta Ozoliņa', mayCallBack: true };
  const call = {
    event: 0, id: CALL, version: 1, target: 'desk', desk: 'help', state: 'active', held: false, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z', answeredAt: '2026-11-23T05:33:00.000Z',
    members: [
      { id: HOST, tileId: HOST, role: 'caller', state: 'in-call', channel: 'tv', language: 'ko' },
      { id: AGENT, tileId: AGENT, role: 'agent', state: 'in-call', channel: 'operations', language: 'ko' },
    ],
    elsewhere: { memberId: HOST, channel: 'tv' },
  };
  return { listMissedCalls: { body: { missed: [missed, { ...missed, id: SELF }] } }, listCalls: { body: { event: 0, calls: [call] } }, readCall: { body: call }, listMeetings: { body: { event: 0, meetings: [] } } };
}

const LINK = '/join/123456';
const JOIN: readonly SceneStep[] = [{ waitFor: 'join-camera' }, { tapId: 'join-without' }];
const EMPTY: Answers = { listCalls: { body: { event: 0, calls: [] } } };
const at = (id: string, scene: Omit<Scene, 'id' | 'channel' | 'path'> & { readonly path?: string }): Scene => ({ id, channel: 'phone', path: '/', ...scene });
/** Joined by an invitation and then as `told`; the list of calls knows nothing of it before. */
const joined = (id: string, told: Told, waitFor: string): Scene => at(id, { path: LINK, answers: { ...tellCall(told), ...EMPTY }, steps: [...JOIN, { waitFor }] });
const refused = (id: string, code: ProblemCode, status: number, waitFor: string): Scene => at(id, { path: LINK, answers: { ...EMPTY, redeemInvitation: refuse(code, status) }, steps: [...JOIN, { waitFor }] });

/** Card and PIN, and what the server says to them. */
const signing = (id: string, answers: Answers, more: readonly SceneStep[]): Scene => at(id, { answers, steps: [{ tapId: 'sign-in-open' }, { waitFor: 'sign-in' }, ...more] });
const TYPED: readonly SceneStep[] = [{ tapId: 'sign-in-number' }, { type: '12345678' }, { tapId: 'sign-in-pin' }, { type: '123456' }, { press: ['Enter'] }, { waitFor: 'sign-in-trouble' }];

/** Every screen of the phone's page. */
export const scenes: readonly Scene[] = [
  at('starting', { network: 'cut', steps: [{ waitFor: 'starting' }] }),
  at('digits', { answers: { readCallEngine: { body: { kind: 'ready' } } }, steps: [{ waitFor: 'code' }] }),
  at('digits-missing', { answers: { readCallEngine: { body: { kind: 'ready' } } }, steps: [{ tapId: 'code' }, { type: '123' }, { press: ['Enter'] }, { waitFor: 'trouble-digits-missing' }] }),
  at('digits-calls-off', { answers: { readCallEngine: { body: { kind: 'off', telephone: '120' } } }, steps: [{ waitFor: 'calls-off' }] }),
  at('digits-getting-ready', { answers: { readCallEngine: { body: { kind: 'getting-ready' } } }, steps: [{ waitFor: 'getting-ready' }] }),
  at('digits-offline', { network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline' }] }),
  at('digits-slow', { network: 'slow' }),
  signing('sign-in', {}, []),
  signing('sign-in-missing', {}, [{ tapId: 'sign-in-go' }, { waitFor: 'sign-in-trouble' }]),
  signing('sign-in-pin-wrong', { openSession: { status: 403, body: { type: 'urn:u-city:problem:pin-wrong', title: 'pin-wrong', status: 403, code: 'pin-wrong', triesLeft: 3 } } }, TYPED),
  signing('sign-in-pin-locked', { openSession: { status: 423, body: { type: 'urn:u-city:problem:pin-locked', title: 'pin-locked', status: 423, code: 'pin-locked', opensAt: '2026-11-23T06:10:00.000Z' } } }, TYPED),
  signing('sign-in-card-unknown', { openSession: refuse('card-unknown', 404) }, TYPED),
  signing('sign-in-failing', { openSession: refuse('service-unavailable', 503) }, TYPED),
  at('signed-out', { signedIn: true, steps: [{ tapId: 'sign-out' }, { waitFor: 'session-over' }] }),
  at('session-over', { signedIn: true, answers: { listMeetings: refuse('session-ended', 401) }, steps: [{ waitFor: 'session-over' }] }),
  at('signed-in-digits', { signedIn: true, steps: [{ tapId: 'join-by-digits' }, { waitFor: 'code' }] }),
  at('looks', { steps: [{ tapId: 'look' }, { waitFor: 'looks' }] }),
  at('check', { path: LINK, steps: [{ waitFor: 'join-camera' }] }),
  at('check-no-server', { path: LINK, network: 'failing', networkFrom: 'drawn', steps: [...JOIN, { waitFor: 'trouble-not-joined' }] }),
  refused('code-wrong', 'not-found', 404, 'trouble-code-wrong'),
  refused('code-of-call-over', 'call-over', 409, 'trouble-call-over'),
  refused('code-too-many', 'too-many-requests', 429, 'trouble-too-many'),
  at('call', { answers: tellCall(), steps: [{ waitFor: 'call' }] }),
  at('call-held', { answers: tellCall({ held: true }), steps: [{ waitFor: 'call' }] }),
  at('call-writing', { answers: tellCall(), steps: [{ tapId: 'call-write' }, { tapId: 'quick-yes' }] }),
  at('call-more', { answers: tellCall(), steps: [{ tapId: 'call-more' }, { waitFor: 'tool-hand' }] }),
  at('call-transcript', { answers: tellCall(), steps: [{ tapId: 'call-more' }, { tapId: 'tool-transcript' }, { waitFor: 'back-to-call' }] }),
  at('call-waits', { answers: tellCall({ state: 'queued' }), steps: [{ waitFor: 'call-waits' }] }),
  at('call-news', { signedIn: true, answers: tellNews(), steps: [{ waitFor: 'continue-here' }, { waitFor: 'call-back' }] }),
  at('call-rings', { signedIn: true, answers: tellRing(), steps: [{ waitFor: 'call-incoming' }] }),
  at('call-left', { answers: tellCall(), steps: [{ tapId: 'call-hang-up' }, { waitFor: 'call-ended' }] }),
  joined('call-removed', { own: 'removed' }, 'call-ended'),
  joined('call-went-on', { own: 'left' }, 'call-ended'),
  at('camera', { answers: tellCall({ role: 'camera' }), steps: [{ waitFor: 'camera' }] }),
  at('camera-stopped', { answers: tellCall({ role: 'camera' }), steps: [{ waitFor: 'camera' }, { tapId: 'call-hang-up' }, { waitFor: 'call-ended' }] }),
];
