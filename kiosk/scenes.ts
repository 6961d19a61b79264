import type { ProblemCode } from '../shared/contract/problems.js';
import type { Scene, SceneStep } from '../shared/services/service.js';

const WAKE: readonly SceneStep[] = [{ press: ['Enter'] }, { waitFor: 'home' }];
const TO_CARD: readonly SceneStep[] = [{ tapId: 'reservations-signed-out-action' }, { waitFor: 'sign-in-card' }];
const TO_PIN: readonly SceneStep[] = [...TO_CARD, { type: '12345678' }, { waitFor: 'sign-in-pin' }];
const PIN_SENT: readonly SceneStep[] = [...TO_PIN, { type: '000000' }, { waitFor: 'sign-in-trouble' }];
const SIGN_IN = '/work/reservations';

function refuse(code: ProblemCode, status: number, facts: Readonly<Record<string, unknown>> = {}): NonNullable<Scene['answers']> {
  return { openSession: { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code, ...facts } } };
}

const NOTICE = {
  id: '0190b7a0-0000-7000-8000-000000000009', route: 'reserve', code: 'seat-taken', at: '2026-11-23T05:32:00.000Z',
  centerId: 'central', spaceLabel: '14', from: '2026-11-23T06:00:00.000Z', to: '2026-11-23T06:30:00.000Z',
};

const SELF = '0190b7a0-0000-7000-8000-000000000011';
const AGENT = '0190b7a0-0000-7000-8000-000000000012';

/** A call to the help desk, as the server would tell it; nobody is in its media room. */
function tellCall(state: 'queued' | 'active', more: Readonly<Record<string, unknown>> = {}): NonNullable<Scene['answers']> {
  const members = [
    { id: SELF, tileId: SELF, role: 'caller', state: state === 'active' ? 'in-call' : 'ringing', channel: 'kiosk', language: 'en' },
    ...(state === 'active' ? [{ id: AGENT, tileId: AGENT, role: 'agent', state: 'in-call', channel: 'operations', language: 'ko', name: '정하늘' }] : []),
  ];
  const call = { event: 0, id: ':callId', version: 1, target: 'desk', desk: 'help', state, held: false, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z', selfId: SELF, members, ...more };
  return { readCallEngine: { body: { kind: 'ready' } }, startCall: { body: call }, readCall: { body: call }, hangUp: { body: call }, joinCall: refuseCall('calls-off', 503) };
}
function refuseCall(code: ProblemCode, status: number): NonNullable<Scene['answers']>[string] {
  return { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code } };
}

/** A call for the panel's room from another center, as the server would tell it before and after it is answered here. */
function tellRing(): NonNullable<Scene['answers']> {
  const caller = { id: AGENT, tileId: AGENT, role: 'caller', channel: 'kiosk', centerId: ':centerId', language: 'vi', name: 'Nguyễn Thị An' };
  const call = { event: 0, id: '0190b7a0-0000-7000-8000-000000000013', version: 1, target: 'room', held: false, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z' };
  const rings = { ...call, state: 'ringing', members: [{ ...caller, state: 'ringing' }] };
  const active = { ...call, version: 2, state: 'active', answeredAt: '2026-11-23T05:33:00.000Z', selfId: SELF, members: [{ ...caller, state: 'in-call' }, { id: SELF, tileId: SELF, role: 'callee', state: 'in-call', channel: 'kiosk', language: 'en' }] };
  return {
    listCalls: { body: { event: 0, calls: [rings] } }, readCall: { body: rings }, answerCall: { body: active }, hangUp: { body: { ...active, state: 'ended', ending: 'hung-up' } }, declineCall: { body: { ...rings, state: 'ended', ending: 'declined' } },
    joinCall: refuseCall('calls-off', 503),
  };
}
/** A call that the person is in at home. */
const ELSEWHERE = {
  event: 0, id: '0190b7a0-0000-7000-8000-000000000014', version: 2, target: 'person', state: 'active', held: false, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z', answeredAt: '2026-11-23T05:33:00.000Z',
  members: [{ id: SELF, tileId: SELF, role: 'callee', state: 'in-call', channel: 'tv', language: 'en' }], elsewhere: { memberId: SELF, channel: 'tv' },
};
const MISSED = [
  { id: '0190b7a0-0000-7000-8000-000000000015', at: '2026-11-23T05:32:00.000Z', channel: 'kiosk', centerId: 'central', name: 'Nguyễn Thị An', mayCallBack: true },
  { id: '0190b7a0-0000-7000-8000-000000000016', at: '2026-11-22T05:32:00.000Z', channel: 'tv', mayCallBack: false },
];
const INVITATION: NonNullable<Scene['answers']> = { inviteToCall: { body: { code: '012345', validUntil: '2026-11-23T05:45:00.000Z', link: 'https://city.example/phone/#/join/012345' } } };
const CALL: readonly SceneStep[] = [{ tapId: 'call-help' }];
const TEST: readonly SceneStep[] = [{ tapId: 'test-devices' }, { waitFor: 'device-test' }];
/** More lines than some boxes hold. */
const WRITTEN: readonly SceneStep[] = [{ tapId: 'call-write' }, ...Array.from({ length: 8 }, () => ({ tapId: 'quick-yes' }))];
const TYPING: readonly SceneStep[] = [...CALL, { tapId: 'call-write' }, { tapId: 'type-line' }, { waitFor: 'key-space' }];
const HELP = '/help';

/** Every screen of the panel's own shell; the services name theirs. */
export const scenes: readonly Scene[] = [
  { id: 'attract', channel: 'kiosk', path: '/' },
  { id: 'starting', channel: 'kiosk', path: '/', network: 'cut' },
  { id: 'start-slow', channel: 'kiosk', path: '/', network: 'cut', steps: [{ pass: 21 }, { waitFor: 'slow' }] },
  { id: 'crashed', channel: 'kiosk', path: '/', steps: [...WAKE, { throws: 'error' }, { waitFor: 'crashed' }] },
  { id: 'home', channel: 'kiosk', path: '/', steps: WAKE },
  { id: 'home-slow', channel: 'kiosk', path: '/', network: 'slow', networkFrom: 'drawn', steps: WAKE },
  { id: 'home-failing', channel: 'kiosk', path: '/', network: 'failing', networkFrom: 'drawn', steps: WAKE },
  { id: 'home-offline', channel: 'kiosk', path: '/', network: 'cut', networkFrom: 'drawn', steps: [...WAKE, { waitFor: 'offline-banner' }] },
  { id: 'about', channel: 'kiosk', path: '/about', steps: [{ waitFor: 'about' }] },
  { id: 'about-sources', channel: 'kiosk', path: '/about', steps: [{ tapId: 'sources-next' }] },
  { id: 'languages', channel: 'kiosk', path: '/', steps: [...WAKE, { tapId: 'bar-language' }, { waitFor: 'languages' }] },
  { id: 'idle-warning', channel: 'kiosk', path: '/', steps: [...WAKE, { pass: 61 }, { waitFor: 'idle-warning' }] },
  { id: 'sign-in-card', channel: 'kiosk', path: SIGN_IN, steps: TO_CARD },
  { id: 'sign-in-pin', channel: 'kiosk', path: SIGN_IN, steps: TO_PIN },
  { id: 'sign-in-pin-wrong', channel: 'kiosk', path: SIGN_IN, steps: PIN_SENT, answers: refuse('pin-wrong', 403, { triesLeft: 3 }) },
  { id: 'sign-in-pin-locked', channel: 'kiosk', path: SIGN_IN, steps: PIN_SENT, answers: refuse('pin-locked', 403, { opensAt: '2026-11-23T06:15:00.000Z' }) },
  { id: 'sign-in-card-unknown', channel: 'kiosk', path: SIGN_IN, steps: PIN_SENT, answers: refuse('card-unknown', 404) },
  { id: 'sign-in-card-expired', channel: 'kiosk', path: SIGN_IN, steps: PIN_SENT, answers: refuse('card-expired', 403) },
  { id: 'sign-in-card-revoked', channel: 'kiosk', path: SIGN_IN, steps: PIN_SENT, answers: refuse('card-revoked', 403) },
  { id: 'sign-in-too-many', channel: 'kiosk', path: SIGN_IN, steps: PIN_SENT, answers: refuse('too-many-requests', 429) },
  { id: 'sign-in-no-server', channel: 'kiosk', path: SIGN_IN, steps: PIN_SENT, answers: refuse('internal-error', 500) },
  { id: 'help', channel: 'kiosk', path: HELP, answers: { readCallEngine: { body: { kind: 'ready' } } }, steps: [{ waitFor: 'help' }] },
  { id: 'help-getting-ready', channel: 'kiosk', path: HELP, answers: { readCallEngine: { body: { kind: 'getting-ready' } } }, steps: [{ waitFor: 'help' }] },
  { id: 'help-off', channel: 'kiosk', path: HELP, answers: { readCallEngine: { body: { kind: 'off', telephone: '051-120' } } }, steps: [{ waitFor: 'help' }] },
  { id: 'help-test', channel: 'kiosk', path: HELP, answers: { readCallEngine: { body: { kind: 'ready' } } }, steps: TEST },
  { id: 'call-queued-test', channel: 'kiosk', path: HELP, answers: tellCall('queued', { ahead: 2 }), steps: [...CALL, { waitFor: 'call-waits' }, ...TEST] },
  { id: 'call-queued', channel: 'kiosk', path: HELP, answers: tellCall('queued', { ahead: 2 }), steps: [...CALL, { waitFor: 'call-waits' }] },
  { id: 'call', channel: 'kiosk', path: HELP, answers: tellCall('active'), steps: [...CALL, { waitFor: 'call' }] },
  { id: 'call-securing', channel: 'kiosk', path: HELP, answers: tellCall('active', { encrypted: true }), steps: [...CALL, { waitFor: 'secrecy' }] },
  { id: 'call-writing', channel: 'kiosk', path: HELP, answers: tellCall('active'), steps: [...CALL, { tapId: 'call-write' }, { tapId: 'quick-yes' }] },
  { id: 'call-typing', channel: 'kiosk', path: HELP, answers: tellCall('active'), steps: [...TYPING, ...['key-digits', 'key-1', 'key-2', 'send', 'key-3', 'key-space', 'key-4', 'key-digits'].map((tapId) => ({ tapId }))] },
  { id: 'call-more', channel: 'kiosk', path: HELP, answers: tellCall('active'), steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-captions' }] },
  { id: 'call-transcript-empty', channel: 'kiosk', path: HELP, answers: tellCall('active'), steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-transcript' }, { waitFor: 'transcript' }] },
  { id: 'call-transcript', channel: 'kiosk', path: HELP, answers: tellCall('active'), steps: [...CALL, ...WRITTEN, { tapId: 'back-to-call' }, { tapId: 'call-more' }, { tapId: 'tool-transcript' }, { waitFor: 'transcript' }] },
  { id: 'call-invitation', channel: 'kiosk', path: HELP, answers: { ...tellCall('active'), ...INVITATION }, steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { waitFor: 'invitation-digits' }] },
  { id: 'call-invitation-failed', channel: 'kiosk', path: HELP, answers: { ...tellCall('active'), inviteToCall: refuseCall('service-unavailable', 503) }, steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { waitFor: 'invitation-failed' }] },
  { id: 'call-ended', channel: 'kiosk', path: HELP, answers: tellCall('active'), steps: [...CALL, { tapId: 'call-hang-up' }, { waitFor: 'call-ended' }] },
  { id: 'call-not-made', channel: 'kiosk', path: HELP, answers: { ...tellCall('queued'), startCall: { status: 503, body: { type: 'urn:u-city:problem:calls-off', title: 'calls-off', status: 503, code: 'calls-off' } } }, steps: [...CALL, { waitFor: 'call-ended' }] },
  { id: 'call-incoming', channel: 'kiosk', path: '/', answers: tellRing(), steps: [{ waitFor: 'call-incoming' }] },
  { id: 'call-incoming-over-page', channel: 'kiosk', path: '/about', answers: tellRing(), steps: [{ waitFor: 'call-incoming' }] },
  { id: 'call-incoming-answered', channel: 'kiosk', path: '/', answers: tellRing(), steps: [{ waitFor: 'call-incoming' }, { tapId: 'call-answer' }, { waitFor: 'call' }] },
  { id: 'call-incoming-taken', channel: 'kiosk', path: '/', answers: { ...tellRing(), answerCall: refuseCall('call-taken', 409) }, steps: [{ waitFor: 'call-incoming' }, { tapId: 'call-answer' }, { waitFor: 'call-ended' }] },
  { id: 'missed-call', channel: 'kiosk', path: SIGN_IN, signedIn: true, answers: { listMissedCalls: { body: { missed: MISSED } } }, steps: [{ waitFor: 'missed-call' }] },
  { id: 'call-elsewhere', channel: 'kiosk', path: SIGN_IN, signedIn: true, answers: { listCalls: { body: { event: 0, calls: [ELSEWHERE] } } }, steps: [{ waitFor: 'call-elsewhere' }] },
  { id: 'notices', channel: 'kiosk', path: SIGN_IN, signedIn: true, answers: { listNotices: { body: { notices: [NOTICE] } } }, steps: [{ waitFor: 'notices' }] },
];
