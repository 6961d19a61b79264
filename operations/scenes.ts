import type { ProblemCode } from '../shared/contract/problems.js';
import type { Scene, SceneStep } from '../shared/services/service.js';

type Answers = NonNullable<Scene['answers']>;
type Answer = Answers[string];

function refuse(code: ProblemCode, status: number, facts: Readonly<Record<string, unknown>> = {}): Answer {
  return { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code, ...facts } };
}

const PIN_SENT: readonly SceneStep[] = [
  { tapId: 'sign-in-number' }, { type: '12345678' }, { tapId: 'sign-in-pin' }, { type: '000000' }, { press: ['Enter'] }, { waitFor: 'sign-in-trouble' },
];

const FIRST = '0190b7a0-0000-7000-8000-000000000021';
/** Those who wait: two more than a small screen holds in large text. */
const WAITING = [
  { callId: FIRST, channel: 'kiosk', centerId: ':centerId', language: 'vi' },
  { callId: '0190b7a0-0000-7000-8000-000000000022', channel: 'tv', language: 'ko' },
  { callId: '0190b7a0-0000-7000-8000-000000000023', channel: 'kiosk', centerId: ':centerId', language: 'th' },
  { callId: '0190b7a0-0000-7000-8000-000000000024', channel: 'phone', language: 'ru' },
  { callId: '0190b7a0-0000-7000-8000-000000000025', channel: 'operations', language: 'zh' },
  { callId: '0190b7a0-0000-7000-8000-000000000026', channel: 'kiosk', language: 'tl' },
].map((caller, index) => ({ ...caller, askedAt: new Date(Date.now() - (14 - 2 * index) * 60_000).toISOString() }));

const tellQueue = (waiting: readonly unknown[]): Answers => ({ readQueue: { body: { event: 0, desk: 'help', waiting, inCall: 2 } } });

const [SELF, CALLER] = ['0190b7a0-0000-7000-8000-000000000031', '0190b7a0-0000-7000-8000-000000000032'];

/** The first call of the queue, answered here, as the server would tell it; nobody is in its media room. */
function tellCall({ held = false, waiting = [] as readonly unknown[] } = {}): Answers {
  const call = {
    event: 0, id: FIRST, version: 1, target: 'desk', desk: 'help', state: 'active', held, encrypted: false, askedAt: '2026-11-23T05:32:00.000Z', answeredAt: '2026-11-23T05:33:00.000Z', selfId: SELF,
    members: [
      { id: CALLER, tileId: CALLER, role: 'caller', state: 'in-call', channel: 'kiosk', centerId: ':centerId', language: 'vi' },
      { id: SELF, tileId: SELF, role: 'agent', state: 'in-call', channel: 'operations', language: 'ko', name: '정하늘' },
    ],
  };
  return { ...tellQueue([WAITING[0], ...waiting]), answerCall: { body: call }, readCall: { body: call }, hangUp: { body: call }, joinCall: refuse('calls-off', 503) };
}
const INVITATION: Answers = { inviteToCall: { body: { code: '012345', validUntil: '2026-11-23T05:45:00.000Z', link: 'https://city.example/phone/#/join/012345' } } };

const CONSULTATION = {
  event: 0, id: '0190b7a0-0000-7000-8000-000000000061', version: 3, kind: 'walk-in', state: 'open', language: 'vi', centerId: ':centerId', cardDigits: '4821', before: [],
  consents: { identify: false, notes: false, summary: false, interpreter: false, version: 1 },
};
const COVERED = {
  ...CONSULTATION, kind: 'appointment', from: '2026-11-23T05:40:00.000Z', name: 'Nguyễn Thị An', consents: { identify: true, notes: true, summary: true, interpreter: true, version: 1 },
  notes: 'Cough since Monday, no fever.', summary: { text: 'Nghỉ ngơi hai ngày, uống nhiều nước.', nextOn: '2026-12-01' },
  before: [{ at: '2026-11-02T05:40:00.000Z', summary: { text: 'Uống thuốc ba lần mỗi ngày.' } }],
};
/** The clinicians' desk: who waits there is in the queue with or without a time. */
function tellConsultation(file: Answer): Answers {
  const waiting = WAITING.map((caller, index) => ({ ...caller, consultation: index % 2 === 0 ? { kind: 'walk-in' } : { kind: 'appointment', from: '2026-11-23T05:40:00.000Z' } }));
  const appointments = [20, 40, 80].map((minutes, index) => ({ id: `0190b7a0-0000-7000-8000-00000000007${index}`, from: new Date(Date.parse('2026-11-23T06:00:00.000Z') + minutes * 60_000).toISOString(), to: new Date(Date.parse('2026-11-23T06:20:00.000Z') + minutes * 60_000).toISOString(), language: 'ko', own: index === 0 }));
  return { ...tellCall(), readQueue: { body: { event: 0, desk: 'health', waiting, inCall: 1 } }, listAppointments: { body: { event: 0, appointments } }, openConsultation: file };
}
const ANSWER: readonly SceneStep[] = [{ tapId: 'answer-next' }, { waitFor: 'call' }];

/** Every screen of the operation center's page. */
export const scenes: readonly Scene[] = [
  { id: 'starting', channel: 'operations', path: '/', network: 'cut', steps: [{ waitFor: 'starting' }] },
  { id: 'sign-in', channel: 'operations', path: '/', steps: [{ waitFor: 'sign-in' }] },
  { id: 'sign-in-pin-wrong', channel: 'operations', path: '/', steps: PIN_SENT, answers: { openSession: refuse('pin-wrong', 403, { triesLeft: 3 }) } },
  { id: 'sign-in-pin-locked', channel: 'operations', path: '/', steps: PIN_SENT, answers: { openSession: refuse('pin-locked', 403, { opensAt: '2026-11-23T06:15:00.000Z' }) } },
  { id: 'sign-in-card-trouble', channel: 'operations', path: '/', steps: PIN_SENT, answers: { openSession: refuse('card-revoked', 403) } },
  { id: 'sign-in-no-server', channel: 'operations', path: '/', steps: PIN_SENT, answers: { openSession: refuse('internal-error', 500) } },
  { id: 'sign-in-offline', channel: 'operations', path: '/', network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline' }] },
  { id: 'not-staff', channel: 'operations', path: '/', signedIn: 'as-resident', steps: [{ waitFor: 'not-staff' }] },
  { id: 'queue-empty', channel: 'operations', path: '/', signedIn: true, answers: tellQueue([]), steps: [{ waitFor: 'queue-empty' }] },
  { id: 'queue', channel: 'operations', path: '/', signedIn: true, answers: tellQueue(WAITING), steps: [{ waitFor: 'answer-next' }] },
  { id: 'queue-failed', channel: 'operations', path: '/', signedIn: true, answers: { readQueue: refuse('internal-error', 500) }, steps: [{ waitFor: 'queue-retry' }] },
  { id: 'offline', channel: 'operations', path: '/', signedIn: true, answers: tellQueue(WAITING), network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline' }] },
  { id: 'device-test', channel: 'operations', path: '/', signedIn: true, answers: tellQueue(WAITING), steps: [{ tapId: 'test-devices' }, { waitFor: 'device-test' }] },
  { id: 'call', channel: 'operations', path: '/', signedIn: true, answers: tellCall(), steps: ANSWER },
  { id: 'call-while-others-wait', channel: 'operations', path: '/', signedIn: true, answers: tellCall({ waiting: WAITING.slice(1) }), steps: ANSWER },
  { id: 'call-held', channel: 'operations', path: '/', signedIn: true, answers: tellCall({ held: true }), steps: ANSWER },
  { id: 'call-more', channel: 'operations', path: '/', signedIn: true, answers: tellCall(), steps: [...ANSWER, { tapId: 'call-more' }, { waitFor: 'tool-screen' }] },
  { id: 'call-invitation', channel: 'operations', path: '/', signedIn: true, answers: { ...tellCall(), ...INVITATION }, steps: [...ANSWER, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { waitFor: 'invitation-digits' }] },
  { id: 'call-invitation-failed', channel: 'operations', path: '/', signedIn: true, answers: { ...tellCall(), inviteToCall: refuse('service-unavailable', 503) }, steps: [...ANSWER, { tapId: 'call-more' }, { tapId: 'tool-invite' }, { waitFor: 'invitation-failed' }] },
  { id: 'call-ended', channel: 'operations', path: '/', signedIn: true, answers: tellCall(), steps: [...ANSWER, { tapId: 'call-hang-up' }, { waitFor: 'call-ended' }] },
  { id: 'call-taken', channel: 'operations', path: '/', signedIn: true, answers: { ...tellCall(), answerCall: refuse('call-taken', 409) }, steps: [{ tapId: 'answer-next' }, { waitFor: 'call-ended' }] },
  { id: 'call-not-made', channel: 'operations', path: '/', signedIn: true, answers: { ...tellCall(), answerCall: refuse('calls-off', 503) }, steps: [{ tapId: 'answer-next' }, { waitFor: 'call-ended' }] },
  { id: 'consultation-queue', channel: 'operations', path: '/', signedIn: 'as-clinician', answers: tellConsultation({ body: COVERED }), steps: [{ waitFor: 'answer-next' }] },
  { id: 'consultation', channel: 'operations', path: '/', signedIn: 'as-clinician', answers: tellConsultation({ body: COVERED }), steps: [...ANSWER, { waitFor: 'keep-notes' }] },
  { id: 'consultation-talk-alone', channel: 'operations', path: '/', signedIn: 'as-clinician', answers: tellConsultation({ body: CONSULTATION }), steps: [...ANSWER, { waitFor: 'notes-not-kept' }] },
  { id: 'consultation-none', channel: 'operations', path: '/', signedIn: 'as-clinician', answers: tellConsultation(refuse('not-found', 404)), steps: [...ANSWER, { waitFor: 'file-none' }] },
  { id: 'consultation-unread', channel: 'operations', path: '/', signedIn: 'as-clinician', answers: tellConsultation(refuse('internal-error', 500)), steps: [...ANSWER, { waitFor: 'file-failed' }] },
];
