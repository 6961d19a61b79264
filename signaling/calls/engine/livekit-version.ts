/**
 * The LiveKit server that we know. 1.13.3 has the fewest modules without a version of their own, and `go install` takes it; for
 * 1.13.0, 1.13.1 and the main branch that is refused.
 */
export const LIVEKIT_VERSION = '1.13.3';

/** Its module, and the checksum that Go's checksum database has for it. */
export const LIVEKIT_MODULE = { path: 'github.com/livekit/livekit-server', sum: 'h1:5V1bpSZ4IMD2lmCk9LHhmYgFOKfEqH4O8W2ymJVFipg=' };

/** The project's own releases. */
export const LIVEKIT_RELEASES = 'https://github.com/livekit/livekit/releases/download';
