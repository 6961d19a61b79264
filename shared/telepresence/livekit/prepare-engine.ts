import { makeId } from '../../base/ids.js';

/**
 * What televisions of 2020 (Chromium 69) lack of WebRTC and livekit-client calls unguarded (measured: with it they carry a call,
 * without it joining fails). Functions of JavaScript itself are added by tv/compat. Only to be called where a call opens: merely
 * touching WebRTC has been seen to freeze older sets.
 * @returns whether this browser can carry a call, and over how many connections
 */
export function prepareEngine(): 'one-connection' | 'two-connections' | 'unsupported' {
  if (typeof RTCPeerConnection === 'undefined') return 'unsupported';
  const prototype: { addTrack?: unknown; addTransceiver?: unknown; getTransceivers?: unknown } = RTCPeerConnection.prototype;
  if (!prototype.addTrack) return 'unsupported';
  if (!prototype.getTransceivers) prototype.getTransceivers = () => [];
  // Before Chromium 92.
  if (!('randomUUID' in crypto)) Object.assign(crypto, { randomUUID: makeId });
  return prototype.addTransceiver ? 'one-connection' : 'two-connections';
}
