import type { Consultation } from '../../contract/consultations.js';
import type { ProblemCode } from '../../contract/problems.js';
import type { Scene } from '../service.js';

/** What the server says in scenes of Health. Its times lie beside now, so that every hour draws the same. */
type Answers = NonNullable<Scene['answers']>;

const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (minutes: number): string => new Date(Math.floor(Date.now() / (5 * MINUTE)) * 5 * MINUTE + minutes * MINUTE).toISOString();
const CONSENTS = { identify: true, notes: true, summary: true, interpreter: false, version: 1 };

export function refuse(route: string, code: ProblemCode, status: number): Answers {
  return { [route]: { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code } } };
}

export const DESK: Answers = { readHealthDesk: { body: { clinicians: 1, waiting: 1, minutes: 10, simulated: true, at: at(0) } } };

export const OPEN: Consultation = { id: '0190b7a0-0000-7000-8000-000000000051', version: 2, kind: 'walk-in', state: 'open', consents: CONSENTS, askedAt: at(-2), attended: false };
export const BOOKED: Consultation = { ...OPEN, id: '0190b7a0-0000-7000-8000-000000000052', kind: 'appointment', state: 'booked', from: at(90), to: at(110), clinician: '한지원' };
export const APPOINTMENT_SOON: Consultation = { ...BOOKED, id: '0190b7a0-0000-7000-8000-000000000053', from: at(10), to: at(30) };
/** As long as one may be, in the script that takes the most room. */
const LONG = '이틀 동안 푹 쉬고 물을 자주 드세요. 열이 38도를 넘으면 처방받은 약을 여섯 시간 간격으로 드세요. 기침이 심해지거나 숨이 차면 바로 다시 연락하세요. '.repeat(4).slice(0, 330);
export const SUMMARIZED: Consultation = {
  ...OPEN, id: '0190b7a0-0000-7000-8000-000000000054', state: 'ended', askedAt: at(-600), endedAt: at(-580), attended: true,
  summary: { text: LONG, nextOn: new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10) },
};

export function tell(consultations: readonly Consultation[]): Answers {
  return { listConsultations: { body: { event: 0, consultations } } };
}

const DAYS = Array.from({ length: 14 }, (_, index) => new Date(Date.now() + index * DAY).toISOString().slice(0, 10));
export const TIMES: Answers = {
  readConsultationTimes: { body: { day: DAYS[0], days: DAYS, times: Array.from({ length: 24 }, (_, index) => ({ from: at(60 + 20 * index), to: at(80 + 20 * index), clinician: '한지원' })) } },
};

/** The call of the consultation as the server would tell it; nobody is in its media room. */
export function tellCall(state: 'queued' | 'active', channel: 'kiosk' | 'tv' = 'kiosk', withPhone = false): Answers {
  const [self, agent, phone] = ['0190b7a0-0000-7000-8000-000000000041', '0190b7a0-0000-7000-8000-000000000042', '0190b7a0-0000-7000-8000-000000000043'];
  const body = {
    event: 0, id: ':callId', version: 1, target: 'desk', desk: 'health', state, held: false, askedAt: new Date(Date.now() - 65_000).toISOString(), selfId: self, ...state === 'queued' ? { ahead: 2 } : { answeredAt: new Date().toISOString() },
    members: [
      { id: self, tileId: self, role: 'caller', state: state === 'queued' ? 'ringing' : 'in-call', channel, ...channel === 'kiosk' && { centerId: ':centerId' }, language: 'en' },
      ...state === 'active' ? [{ id: agent, tileId: agent, role: 'agent', state: 'in-call', channel: 'operations', language: 'ko', name: '한지원' }] : [],
      ...withPhone ? [{ id: phone, tileId: phone, role: 'guest', state: 'in-call', channel: 'phone', language: 'en' }] : [],
    ],
  };
  return { startCall: { body }, readCall: { body }, hangUp: { body }, listCalls: { body: { event: 0, calls: [] } }, joinCall: { status: 503, body: { type: 'urn:u-city:problem:calls-off', title: 'calls-off', status: 503, code: 'calls-off' } } };
}
