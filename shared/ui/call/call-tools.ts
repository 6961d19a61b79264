import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel, Clock } from '../../base/clock.js';
import type { CallSession } from '../../telepresence/call-session.js';
import type { CallView } from '../../telepresence/call-view.js';
import { PlatformCaptions, type SpeechRecognizerKind } from '../../telepresence/platform-captions.js';
import type { IconName } from '../icons/icon-names.js';
import { currentLanguage } from '../language/message-group.js';
import { nameTile, type CenterNames } from './call-words.js';
import { isOn } from './press-control.js';
import type { CallMessages } from './strings/compiled/index.js';

/** One more thing that a person can do in a call; each channel draws it as its own kind of button. */
export interface CallTool {
  /** Stays the same while its words change. */
  readonly id: string;
  readonly icon: IconName;
  readonly text: string;
  readonly press: () => void;
}

export interface CallToolsParts {
  readonly clock: () => Clock;
  readonly calls: () => CallSession;
  readonly view: () => CallView;
  readonly openTranscript: () => void;
  /** Absent where the person is somebody's guest and may invite nobody. */
  readonly openInvitation?: () => void;
  /** `window.SpeechRecognition`, where the browser has one. */
  readonly recognizer?: SpeechRecognizerKind | undefined;
}

/** Browsers that can show a screen to others: a desk's computer; no panel and no television. */
const CAN_SHARE = typeof navigator === 'object' && typeof navigator.mediaDevices?.getDisplayMedia === 'function';
const RECOGNIZER = (globalThis as { readonly SpeechRecognition?: SpeechRecognizerKind }).SpeechRecognition;

/**
 * What a call offers beyond its five controls: the raised hand, an invitation, captions of one's own words, what was said, who stays large, one's
 * own screen. Lives as long as the element that draws the call, and ends with it.
 */
export class CallTools implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #parts: CallToolsParts;
  #pinned: string | undefined;
  #captions: PlatformCaptions | undefined;
  #wantsCaptions = false;
  #tellsMove = false;
  #cancel: Cancel = () => {};

  constructor(host: ReactiveControllerHost, parts: CallToolsParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** The tile that the person wants to stay large. */
  get pinned(): string | undefined {
    return this.#pinned;
  }

  /** What is to be said of what was pressed last: where captions come from, or why there are none; how a call moves. Empty while nobody asked. */
  sayNote(words: CallMessages): string {
    if (this.#tellsMove) return words.moveCallHow();
    if (!this.#wantsCaptions) return '';
    return this.#isCaptioning ? words.captionsOn() : words.captionsNotHere();
  }

  get #isCaptioning(): boolean {
    const state = this.#captions?.state.get();
    return this.#wantsCaptions && state !== 'not-possible' && state !== 'refused';
  }

  /** A microphone that is off is not listened to either. */
  hostUpdate(): void {
    const isWanted = this.#wantsCaptions && isOn(this.#parts.view().devices.microphone);
    const state = this.#captions?.state.get() ?? 'off';
    if (isWanted && state === 'off') void this.#captions?.start(currentLanguage.get());
    if (!isWanted && (state === 'starting' || state === 'on')) this.#captions?.stop();
  }

  hostDisconnected(): void {
    this.#cancel();
    this.#captions?.stop();
    this.#captions = undefined;
    this.#wantsCaptions = false;
    this.#pinned = undefined;
  }

  /** @param mayShare whether this channel's people have a screen of their own to show */
  list(words: CallMessages, centers: CenterNames, mayShare = false): readonly CallTool[] {
    const { tiles, may } = this.#parts.view();
    const raised = tiles.some(({ self, hand }) => self && hand !== undefined);
    const { openInvitation } = this.#parts;
    return [
      { id: 'hand', icon: 'hand-palm', text: raised ? words.lowerHand() : words.hand(), press: () => this.#parts.calls().raiseHand(!raised) },
      ...(openInvitation ? [{ id: 'invite', icon: 'user-plus', text: words.invite(), press: openInvitation } as const] : []),
      { id: 'transcript', icon: 'list-dashes', text: words.transcript(), press: this.#parts.openTranscript },
      { id: 'captions', icon: 'closed-captioning', text: this.#isCaptioning ? words.captionMeOff() : words.captionMe(), press: () => this.#toggleCaptions() },
      ...(mayShare && CAN_SHARE && may?.screen !== false ? [this.#listScreen(words)] : []),
      ...this.#listPins(words, centers),
      ...(this.#mayMove ? [{ id: 'move', icon: 'devices' as const, text: words.moveCall(), press: () => this.#tellMove() }] : []),
    ];
  }

  #listScreen(words: CallMessages): CallTool {
    const shares = isOn(this.#parts.view().devices.screen);
    return { id: 'screen', icon: 'monitor-arrow-up', text: shares ? words.stopSharing() : words.shareScreen(), press: () => this.#parts.calls().setScreen(!shares) };
  }

  /** Of two who talk to each other the other one is large anyhow; a screen that is shared takes that place, and leaves a pinned person the next. */
  #listPins(words: CallMessages, centers: CenterNames): readonly CallTool[] {
    const { tiles } = this.#parts.view();
    const others = tiles.filter(({ self }) => !self);
    if (others.length < 2) return [];
    return others.map((tile) => {
      const isPinned = tile.id === this.#pinned;
      return {
        id: `pin-${tile.id}`, icon: isPinned ? 'push-pin-slash' : 'push-pin', text: isPinned ? words.unpin() : words.pin({ name: nameTile(tile, words, centers) }),
        press: () => {
          this.#pinned = isPinned ? undefined : tile.id;
          this.#host.requestUpdate();
        },
      };
    });
  }

  /** Whoever is signed in is found again on another screen of theirs; staff stay at their desk, and a consultation where it was consented to. */
  get #mayMove(): boolean {
    const { call } = this.#parts.view();
    const self = call?.members.find(({ id }) => id === call.selfId);
    return call?.desk !== 'health' && self?.name !== undefined && (self.role === 'caller' || self.role === 'callee');
  }

  #tellMove(): void {
    this.#tellsMove = !this.#tellsMove;
    this.#host.requestUpdate();
  }

  #toggleCaptions(): void {
    this.#tellsMove = false;
    this.#wantsCaptions = !this.#wantsCaptions;
    const { recognizer = RECOGNIZER, clock, calls } = this.#parts;
    if (!this.#captions) {
      this.#captions = new PlatformCaptions(clock(), recognizer, (line) => calls().sendCaption(line));
      this.#cancel = this.#captions.state.watch(() => this.#host.requestUpdate());
    }
    if (!this.#wantsCaptions) this.#captions.stop();
    this.#host.requestUpdate();
  }
}
