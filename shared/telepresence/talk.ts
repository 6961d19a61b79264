import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { makeId } from '../base/ids.js';
import { Store, type Readable } from '../base/store.js';
import { CAPTION_LIMIT, CHAT_LIMIT, readMessage, writeMessage, type CallMessage } from './call-messages.js';
import type { CallRoom, RoomMessage } from './call-room.js';
import { NO_CAPTIONS, addCaption, isLineOver, type CaptionWords } from './captions.js';
import type { CallCaptions, ChatLine } from './call-view.js';
import { MessageRate } from './message-rate.js';

/** Lines of chat that are kept; a call that says more has said the first ones long ago. */
const CHAT_LINES = 300;
/** Whoever has only just joined may miss what is said in that very moment; a line that they have is not added twice. */
const AGAIN_MS = 1_500;
/**
 * LiveKit tells of somebody who sends neither picture nor sound up to three seconds late, and until then nobody knows from whom their words
 * come and drops them: what is said so soon after joining is said once more.
 */
const UNKNOWN_MS = 3_500;

/** What was said in this call beside the sound: in memory, gone with `forget`. */
export interface TalkState {
  readonly chat: readonly Omit<ChatLine, 'name'>[];
  readonly captions: CallCaptions;
  /** Since when members have their hands raised. */
  readonly hands: ReadonlyMap<string, EpochMs>;
}

const NOTHING: TalkState = { chat: [], captions: NO_CAPTIONS, hands: new Map() };

/** Chat, hands and captions over the data channel of a room, whichever room it is at the moment. */
export class Talk {
  readonly #clock: Clock;
  readonly #state = new Store<TalkState>(NOTHING);
  readonly #rate: MessageRate;
  /** Echoes that were asked for, and who waits for them. */
  readonly #echoes = new Map<string, () => void>();
  /** Own lines that nobody has been there to read, in the order in which they were written. */
  readonly #unread = new Map<string, ChatLine['says']>();
  #room: CallRoom | undefined;
  #selfId = '';
  /** Members of this screen's own tile, who read nothing. */
  #beside: readonly string[] = [];
  #cancels: Cancel[] = [];
  #known: ReadonlySet<string> = new Set();
  #cancelFade: Cancel = () => {};
  #cancelAgain: Cancel = () => {};
  /** When everybody in the room knows of this screen. */
  #knownAt: EpochMs = 0;
  #cancelKnown: Cancel = () => {};
  /** Own lines that were said before that. */
  readonly #early = new Map<string, ChatLine['says']>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#rate = new MessageRate(clock);
  }

  get state(): Readable<TalkState> {
    return this.#state;
  }

  /** A room was joined as `selfId`, or none is there any more. @param beside members of this screen's own tile */
  enter(room: CallRoom | undefined, selfId = '', beside: readonly string[] = []): void {
    this.#beside = beside;
    if (room === this.#room) return;
    for (const cancel of this.#cancels) cancel();
    this.#cancelAgain();
    this.#cancelKnown();
    this.#early.clear();
    this.#room = room;
    this.#known = new Set();
    this.#cancels = [];
    if (!room) return;
    this.#selfId = selfId;
    this.#knownAt = this.#clock.now() + UNKNOWN_MS;
    this.#cancelKnown = this.#clock.after(UNKNOWN_MS, () => this.#repeatFirst());
    this.#cancels = [
      room.onMessage((message) => this.#hear(message)),
      room.onTranscript(({ from, segment, text, final }) => this.#caption(from, { id: `${from} ${segment}`, text: text.slice(0, CAPTION_LIMIT), final })),
      room.state.watch(() => this.#greet()),
    ];
    this.#greet();
  }

  /**
   * Says a line; one that is written before anybody is there to read it goes out when somebody comes.
   * @returns whether it has gone out now
   */
  async sendChat(says: ChatLine['says']): Promise<boolean> {
    if (says.kind === 'text' && (says.text.trim() === '' || says.text.length > CHAT_LIMIT)) return false;
    const id = makeId(this.#clock.now());
    this.#addChat({ id, from: this.#selfId, self: true, at: this.#clock.now(), says, sent: 'sending' });
    this.#unread.set(id, says);
    const sent = this.#hasReaders() && await this.#sendLine(id, says);
    if (sent && this.#clock.now() < this.#knownAt) this.#early.set(id, says);
    return sent;
  }

  async raiseHand(up: boolean): Promise<void> {
    this.#hand(this.#selfId, up);
    await this.#send({ kind: 'hand', up });
  }

  /** Words of this screen's own person; `id` stays the same while a line grows. */
  async sendCaption(words: CaptionWords): Promise<void> {
    const text = words.text.slice(0, CAPTION_LIMIT);
    if (text.trim() === '') return;
    this.#caption(this.#selfId, { ...words, text });
    await this.#send({ kind: 'caption', ...words, text });
  }

  /**
   * Measures the way to the others and back.
   * @returns milliseconds until the first of them answered, or nothing if nobody did in time
   */
  async measureEcho(limitMs: number): Promise<number | undefined> {
    const id = makeId(this.#clock.now());
    const started = this.#clock.now();
    const answered = new Promise<boolean>((resolve) => {
      const cancel = this.#clock.after(limitMs, () => resolve(false));
      this.#echoes.set(id, () => {
        cancel();
        resolve(true);
      });
    });
    const sent = await this.#send({ kind: 'echo', id });
    const heard = sent && (await answered);
    this.#echoes.delete(id);
    return heard ? this.#clock.now() - started : undefined;
  }

  forget(): void {
    this.enter(undefined);
    this.#cancelFade();
    this.#rate.forget();
    this.#unread.clear();
    this.#selfId = '';
    this.#state.set(NOTHING);
  }

  async #send(message: CallMessage): Promise<boolean> {
    const { topic, text } = writeMessage(message);
    return this.#room !== undefined && (await this.#room.send(topic, text)).ok;
  }

  async #sendLine(id: string, says: ChatLine['says']): Promise<boolean> {
    const sent = await this.#send({ kind: 'chat', id, says });
    if (sent) this.#unread.delete(id);
    this.#state.update((state) => ({ ...state, chat: state.chat.map((line) => (line.id === id ? { ...line, sent: sent ? 'sent' : 'failed' } : line)) }));
    return sent;
  }

  /** Says again what was said before everybody knew who says it. */
  #repeatFirst(): void {
    for (const [id, says] of this.#early) void this.#sendLine(id, says);
    this.#early.clear();
    if (this.#state.get().hands.has(this.#selfId)) void this.#send({ kind: 'hand', up: true });
  }

  /** Whether somebody is in the room to whom a line can be told: not this screen's own camera, and nobody who cannot open it. */
  #hasReaders(): boolean {
    const { connection, members } = this.#room?.state.get() ?? { connection: { kind: 'unjoined' }, members: [] };
    return connection.kind === 'joined' && members.some(({ id, self, unreadable }) => !self && !unreadable && !this.#beside.includes(id));
  }

  /** Somebody has come who can read: what nobody has read yet goes out, and once more for those who were not quite there. */
  #sendUnread(): void {
    const lines = [...this.#unread];
    if (lines.length === 0 || !this.#hasReaders()) return;
    const say = (): void => { for (const [id, says] of lines) void this.#sendLine(id, says); };
    say();
    this.#cancelAgain();
    this.#cancelAgain = this.#clock.after(AGAIN_MS, say);
  }

  /** Whoever comes later has not heard that a hand is raised; whoever goes has taken theirs along. */
  #greet(): void {
    const { connection, members } = this.#room?.state.get() ?? { connection: { kind: 'unjoined' }, members: [] };
    if (connection.kind !== 'joined') return;
    const here = new Set(members.filter(({ unreadable }) => !unreadable).map(({ id }) => id));
    const come = [...here].some((id) => !this.#known.has(id) && id !== this.#selfId);
    this.#known = here;
    const { hands } = this.#state.get();
    // Who comes now is not told what was said to others.
    if (come) this.#early.clear();
    if (come) this.#sendUnread();
    if (come && hands.has(this.#selfId)) void this.#send({ kind: 'hand', up: true });
    if ([...hands.keys()].some((id) => !here.has(id))) this.#state.update((state) => ({ ...state, hands: new Map([...hands].filter(([id]) => here.has(id))) }));
  }

  #hear({ from, topic, text }: RoomMessage): void {
    if (this.#rate.isTooMuch(from)) return;
    const message = readMessage(topic, text);
    if (!message) return;
    if (message.kind === 'chat') this.#addChat({ id: `${from} ${message.id}`, from, self: false, at: this.#clock.now(), says: message.says, sent: 'sent' });
    else if (message.kind === 'hand') this.#hand(from, message.up);
    else if (message.kind === 'caption') this.#caption(from, { ...message, id: `${from} ${message.id}` });
    else if (message.kind === 'echo') void this.#send({ kind: 'echoed', id: message.id });
    else this.#echoes.get(message.id)?.();
  }

  #addChat(line: Omit<ChatLine, 'name'>): void {
    this.#state.update((state) => (state.chat.some(({ id }) => id === line.id) ? state : { ...state, chat: [...state.chat, line].slice(-CHAT_LINES) }));
  }

  #hand(memberId: string, up: boolean): void {
    const { hands } = this.#state.get();
    if (hands.has(memberId) === up) return;
    const next = new Map(hands);
    if (up) next.set(memberId, this.#clock.now());
    else next.delete(memberId);
    this.#state.update((state) => ({ ...state, hands: next }));
  }

  #caption(from: string, words: CaptionWords): void {
    this.#state.update((state) => ({ ...state, captions: addCaption(state.captions, { ...words, from, name: undefined, at: this.#clock.now() }) }));
    this.#fade();
  }

  /** Takes lines off the picture once they have been there long enough. */
  #fade(): void {
    this.#cancelFade();
    const now = this.#clock.now();
    const { captions } = this.#state.get();
    const live = captions.live.filter((line) => !isLineOver(line, now));
    if (live.length < captions.live.length) this.#state.update((state) => ({ ...state, captions: { ...captions, live } }));
    if (live.length > 0) this.#cancelFade = this.#clock.after(500, () => this.#fade());
  }
}
