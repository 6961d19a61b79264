import type { ProblemCode } from '../shared/contract/problems.js';
import type { Scene, SceneStep } from '../shared/services/service.js';

/** What the server answers to a sign-in it refuses. */
function refuse(code: ProblemCode, status: number, facts: Readonly<Record<string, unknown>> = {}): NonNullable<Scene['answers']> {
  return { openSession: { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code, ...facts } } };
}

const TO_SIGN_IN: readonly SceneStep[] = [{ tapId: 'top-sign-in' }, { waitFor: 'sign-in-card' }];
const TO_PIN: readonly SceneStep[] = [...TO_SIGN_IN, { type: '12345678' }, { waitFor: 'sign-in-pin' }];
const PIN_SENT: readonly SceneStep[] = [...TO_PIN, { type: '000000' }, { waitFor: 'sign-in-trouble' }];

const NOTICE = {
  id: '0190b7a0-0000-7000-8000-000000000009', route: 'reserve', code: 'seat-taken', at: '2026-11-23T05:32:00.000Z',
  centerId: 'central', spaceLabel: '14', from: '2026-11-23T06:00:00.000Z', to: '2026-11-23T06:30:00.000Z',
};

const SELF = '0190b7a0-0000-7000-8000-000000000011';
const OTHER = '0190b7a0-0000-7000-8000-000000000012';

/** A call as the server would tell it; nobody is in its media room. */
function tellCall(state: 'queued' | 'ringing' | 'active', more: Readonly<Record<string, unknown>> = {}): NonNullable<Scene['answers']> {
  const members = [
    { id: SELF, tileId: SELF, role: 'caller', state: state === 'active' ? 'in-call' : 'ringing', channel: 'tv', language: 'en' },
    ...(state === 'active' ? [{ id: OTHER, tileId: OTHER, role: 'agent', state: 'in-call', channel: 'operations', language: 'ko', name: '정하늘' }] : []),
  ];
  const call = { event: 0, id: ':callId', version: 1, target: 'desk', desk: 'help', state, held: false, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z', selfId: SELF, members, ...more };
  return {
    startCall: { body: call }, readCall: { body: call }, hangUp: { body: call },
    joinCall: { status: 503, body: { type: 'urn:u-city:problem:calls-off', title: 'calls-off', status: 503, code: 'calls-off' } },
  };
}
const RINGING = {
  event: 0, id: '0190b7a0-0000-7000-8000-000000000013', version: 1, target: 'person', state: 'ringing', held: false, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z',
  members: [{ id: OTHER, tileId: OTHER, role: 'caller', state: 'ringing', channel: 'kiosk', language: 'vi', name: 'Nguyễn Thị An' }],
};
/** A call that the person is in on a panel. */
const ELSEWHERE = {
  ...RINGING, version: 2, state: 'active', answeredAt: '2026-11-23T05:33:00.000Z',
  members: [{ id: SELF, tileId: SELF, role: 'callee', state: 'in-call', channel: 'kiosk', language: 'en' }], elsewhere: { memberId: SELF, channel: 'kiosk' },
};
const MISSED = [
  { id: '0190b7a0-0000-7000-8000-000000000015', at: '2026-11-23T05:32:00.000Z', channel: 'kiosk', centerId: 'central', name: 'Nguyễn Thị An', mayCallBack: true },
  { id: '0190b7a0-0000-7000-8000-000000000016', at: '2026-11-22T05:32:00.000Z', channel: 'tv', mayCallBack: false },
];
const INVITATION: NonNullable<Scene['answers']> = { inviteToCall: { body: { code: '012345', validUntil: '2026-11-23T05:45:00.000Z', link: 'https://city.example/phone/#/join/012345' } } };
const NO_CODE = { status: 503, body: { type: 'urn:u-city:problem:service-unavailable', title: 'service-unavailable', status: 503, code: 'service-unavailable' } };
const CALL: readonly SceneStep[] = [{ tapId: 'top-help' }];
/** More lines than the screen holds in large text. */
const WRITTEN: readonly SceneStep[] = [{ tapId: 'call-write' }, ...Array.from({ length: 8 }, () => ({ tapId: 'quick-yes' }))];
const TEST: readonly SceneStep[] = [{ tapId: 'test-devices' }, { waitFor: 'device-test' }];

/** Every screen of the television's own shell; the services name theirs. */
export const scenes: readonly Scene[] = [
  { id: 'home', channel: 'tv', path: '/' },
  { id: 'home-signed-in', channel: 'tv', path: '/', signedIn: true },
  { id: 'home-end-of-rail', channel: 'tv', path: '/', steps: [{ press: ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'] }] },
  { id: 'home-slow', channel: 'tv', path: '/', network: 'slow' },
  { id: 'home-failing', channel: 'tv', path: '/', network: 'failing', networkFrom: 'drawn' },
  { id: 'home-offline', channel: 'tv', path: '/', network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline' }, { press: ['Enter'] }, { waitFor: 'offline-mark' }] },
  { id: 'offline-popup', channel: 'tv', path: '/', network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline' }] },
  { id: 'starting', channel: 'tv', path: '/', network: 'cut' },
  { id: 'start-slow', channel: 'tv', path: '/', network: 'cut', steps: [{ pass: 11 }, { waitFor: 'slow' }] },
  { id: 'crashed', channel: 'tv', path: '/', steps: [{ throws: 'error' }, { waitFor: 'crashed' }] },
  { id: 'settings', channel: 'tv', path: '/settings' },
  { id: 'settings-last', channel: 'tv', path: '/settings', steps: [{ press: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'] }] },
  { id: 'about', channel: 'tv', path: '/about', steps: [{ waitFor: 'about-simulated' }] },
  { id: 'about-source', channel: 'tv', path: '/about', steps: [{ waitFor: 'about-simulated' }, { press: ['ArrowDown', 'ArrowDown', 'ArrowDown'] }] },
  { id: 'call-incoming', channel: 'tv', path: '/', answers: { listCalls: { body: { event: 0, calls: [RINGING] } }, readCall: { body: RINGING } }, steps: [{ waitFor: 'call-incoming' }] },
  { id: 'call-incoming-test', channel: 'tv', path: '/', answers: { listCalls: { body: { event: 0, calls: [RINGING] } }, readCall: { body: RINGING } }, steps: [{ waitFor: 'call-incoming' }, ...TEST] },
  { id: 'call-queued-test', channel: 'tv', path: '/', answers: tellCall('queued', { ahead: 1 }), steps: [...CALL, { waitFor: 'call-waits' }, ...TEST] },
  { id: 'missed-call', channel: 'tv', path: '/', signedIn: true, answers: { listMissedCalls: { body: { missed: MISSED } } }, steps: [{ waitFor: 'missed-call' }] },
  { id: 'call-elsewhere', channel: 'tv', path: '/', signedIn: true, answers: { listCalls: { body: { event: 0, calls: [ELSEWHERE] } } }, steps: [{ waitFor: 'top-continue' }] },
  { id: 'call-queued', channel: 'tv', path: '/', answers: tellCall('queued', { ahead: 1 }), steps: [...CALL, { waitFor: 'call-waits' }] },
  { id: 'call', channel: 'tv', path: '/', answers: tellCall('active'), steps: [...CALL, { waitFor: 'call' }] },
  { id: 'call-securing', channel: 'tv', path: '/', answers: tellCall('active', { encrypted: true }), steps: [...CALL, { waitFor: 'secrecy' }] },
  { id: 'call-writing', channel: 'tv', path: '/', answers: tellCall('active'), steps: [...CALL, { tapId: 'call-write' }, { tapId: 'quick-yes' }] },
  { id: 'call-more', channel: 'tv', path: '/', answers: tellCall('active'), steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-captions' }] },
  { id: 'call-transcript', channel: 'tv', path: '/', answers: tellCall('active'), steps: [...CALL, ...WRITTEN, { tapId: 'back-to-call' }, { tapId: 'call-more' }, { tapId: 'tool-transcript' }, { waitFor: 'transcript' }] },
  { id: 'call-invite', channel: 'tv', path: '/', answers: tellCall('active'), steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { waitFor: 'invitation-choice' }] },
  { id: 'call-invitation', channel: 'tv', path: '/', answers: { ...tellCall('active'), ...INVITATION }, steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { tapId: 'invite-guest' }, { waitFor: 'invitation-digits' }] },
  { id: 'call-phone-camera', channel: 'tv', path: '/', answers: { ...tellCall('active'), ...INVITATION }, steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { tapId: 'invite-camera' }, { waitFor: 'invitation-digits' }] },
  { id: 'call-invitation-failed', channel: 'tv', path: '/', answers: { ...tellCall('active'), inviteToCall: NO_CODE }, steps: [...CALL, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { tapId: 'invite-guest' }, { waitFor: 'invitation-failed' }] },
  { id: 'call-ended', channel: 'tv', path: '/', answers: tellCall('active'), steps: [...CALL, { tapId: 'call-hang-up' }, { waitFor: 'call-ended' }] },
  { id: 'sign-in-card', channel: 'tv', path: '/', steps: TO_SIGN_IN },
  { id: 'sign-in-pin', channel: 'tv', path: '/', steps: TO_PIN },
  { id: 'sign-in-pin-wrong', channel: 'tv', path: '/', steps: PIN_SENT, answers: refuse('pin-wrong', 403, { triesLeft: 3 }) },
  { id: 'sign-in-pin-locked', channel: 'tv', path: '/', steps: PIN_SENT, answers: refuse('pin-locked', 403, { opensAt: '2026-11-23T06:15:00.000Z' }) },
  { id: 'sign-in-card-unknown', channel: 'tv', path: '/', steps: PIN_SENT, answers: refuse('card-unknown', 404) },
  { id: 'sign-in-card-expired', channel: 'tv', path: '/', steps: PIN_SENT, answers: refuse('card-expired', 403) },
  { id: 'sign-in-card-revoked', channel: 'tv', path: '/', steps: PIN_SENT, answers: refuse('card-revoked', 403) },
  { id: 'sign-in-too-many', channel: 'tv', path: '/', steps: PIN_SENT, answers: refuse('too-many-requests', 429) },
  { id: 'sign-in-no-server', channel: 'tv', path: '/', steps: PIN_SENT, answers: refuse('internal-error', 500) },
  { id: 'notice', channel: 'tv', path: '/', signedIn: true, answers: { listNotices: { body: { notices: [NOTICE] } } }, steps: [{ waitFor: 'notice' }] },
  { id: 'signed-out', channel: 'tv', path: '/', signedIn: true, steps: [{ tapId: 'top-sign-out' }, { waitFor: 'toast-signed-out' }] },
  { id: 'back-at-start', channel: 'tv', path: '/', steps: [{ press: ['Escape'] }, { waitFor: 'toast-stay' }] },
  { id: 'exit', channel: 'tv', path: '/', parameters: { platform: 'tizen' }, steps: [{ press: ['Escape'] }, { waitFor: 'exit' }] },
  { id: 'exit-signed-in', channel: 'tv', path: '/', parameters: { platform: 'tizen' }, signedIn: true, steps: [{ press: ['Escape'] }, { waitFor: 'exit' }] },
];
