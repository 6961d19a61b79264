import { Track, type RemoteTrackPublication } from 'livekit-client';
import type { FrameSample } from '../frame-watch.js';

/** Frames that a picture's elements have been given; engines before Chromium 80 count under another name. */
function countPictures(elements: readonly HTMLMediaElement[]): number {
  return elements.reduce((sum, element) => {
    const video = element as HTMLVideoElement & { readonly webkitDecodedFrameCount?: number };
    return sum + (typeof video.getVideoPlaybackQuality === 'function' ? video.getVideoPlaybackQuality().totalVideoFrames : video.webkitDecodedFrameCount ?? 0);
  }, 0);
}

/** Packets of sound that came in. Silence sends some too, two or three a second. */
async function countPackets(publication: RemoteTrackPublication): Promise<number> {
  const report = await publication.track?.getRTCStatsReport();
  let packets = 0;
  report?.forEach((entry: { readonly type: string; readonly packetsReceived?: number }) => {
    if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
  });
  return packets;
}

/** How much of a track has come in, and whether more should. @param listens whether this member may listen at the moment */
export async function sampleTrack(publication: RemoteTrackPublication, listens: boolean): Promise<FrameSample> {
  const { trackSid: id, track, kind, isMuted, source } = publication;
  const flows = listens && track !== undefined && !isMuted && track.streamState !== Track.StreamState.Paused;
  if (kind === Track.Kind.Audio) return { id, count: await countPackets(publication), expected: flows };
  const elements = track?.attachedElements ?? [];
  // A picture out of view gets no frames on purpose, nor does a page that nobody sees; a shared screen may stand still.
  const seen = elements.length > 0 && publication.isEnabled && document.visibilityState === 'visible';
  return { id, count: countPictures(elements), expected: flows && seen && source === Track.Source.Camera };
}
