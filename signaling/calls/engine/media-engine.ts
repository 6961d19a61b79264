import type { Readable } from '../../../shared/base/store.js';

/** Why calls cannot be carried. */
export type EngineTrouble =
  /** By the setting CALLS. */
  | 'switched-off'
  /** The server that LIVEKIT_URL names does not answer. */
  | 'silent'
  /** It answers and does not take our key. */
  | 'refused'
  /** No media server is on this machine and none can be had. */
  | 'no-program'
  /** What was built or fetched is something else than what is known; it is not started. */
  | 'wrong-program'
  /** It ends again and again as soon as it is started. */
  | 'keeps-ending';

/** Why there is no engine, in words for whoever runs the server: what is wrong, and what to do. */
export interface EngineFailure {
  readonly why: EngineTrouble;
  readonly detail: string;
}

/** A LiveKit server that carries calls, and what opens it. */
export interface EngineAddress {
  /** For screens: `ws:` or `wss:`, or `/` for the server that they have their page from. */
  readonly url: string;
  /** For our own requests about rooms: `http:` or `https:`. */
  readonly apiUrl: string;
  readonly key: string;
  readonly secret: string;
}

export type EngineState =
  | { readonly kind: 'ready' } & EngineAddress
  /** `step` says what is being done and how long it may take; `percent` of it is done. */
  | { readonly kind: 'getting-ready'; readonly step: string; readonly percent?: number }
  | { readonly kind: 'off' } & EngineFailure;

/** The LiveKit server that carries calls, whoever runs it. */
export interface MediaEngine {
  readonly state: Readable<EngineState>;
  /** Ends it if it is ours; otherwise looks no more. */
  stop(): Promise<void>;
}

/** An engine before this server listens. */
export interface StartableEngine extends MediaEngine {
  /** Begins to get it ready, in the background. @param serverAddress where it reaches this server, such as `http://127.0.0.1:8080` */
  start(serverAddress: string): void;
}

/** How calls stand, in a line for a terminal or a log. It holds neither key nor secret. */
export function describeEngine(state: EngineState): string {
  switch (state.kind) {
    case 'ready': return 'ready';
    case 'getting-ready': return `getting ready: ${state.step}${state.percent === undefined ? '' : ` (${String(state.percent)} %)`}`;
    case 'off': return `off. ${state.detail}`;
  }
}
