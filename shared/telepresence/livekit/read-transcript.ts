import type { TextStreamHandler } from 'livekit-client';
import type { RoomTranscript } from '../call-room.js';

/** The topic under which transcribers of LiveKit say what they hear. */
export const TRANSCRIPTION_TOPIC = 'lk.transcription';
/** Characters of one segment; a stream that goes on is somebody else's and is not read any further. */
const SEGMENT_LIMIT = 2_000;

/** Hears transcribers: each stream is one telling of a segment, which grows while it is read and replaces an earlier telling. */
export function hearTranscripts(tell: (transcript: RoomTranscript) => void): TextStreamHandler {
  return (reader, { identity }) => {
    const { id, attributes } = reader.info;
    const segment = attributes?.['lk.segment_id'] ?? id;
    const read = async (): Promise<void> => {
      let text = '';
      for await (const chunk of reader) {
        text += chunk;
        if (text.length > SEGMENT_LIMIT) return;
        tell({ from: identity, segment, text, final: false });
      }
      if (text !== '' && attributes?.['lk.transcription_final'] === 'true') tell({ from: identity, segment, text, final: true });
    };
    // A stream that breaks off leaves what was said of it so far.
    read().catch(() => undefined);
  };
}
