import address from 'livekit-client/e2ee-worker?worker&url';

/** Where livekit-client's worker of encryption lies, as Vite has built it; fetched when an encrypted call opens. */
export const WORKER_ADDRESS = address;
