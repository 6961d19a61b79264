import type { LocalTrackPublication, RemoteTrackPublication } from 'livekit-client';
import type { Cancel } from '../../base/clock.js';

type Publication = LocalTrackPublication | RemoteTrackPublication;

/** Which elements draw which picture. An element may ask before the picture is there, and keeps it when the track behind it changes. */
export class PictureElements {
  readonly #wanted = new Map<string, Set<HTMLVideoElement>>();

  /** Draws `publication` in `element` from now on, until the returned function is called. */
  attach(publication: Publication, element: HTMLVideoElement): Cancel {
    const id = publication.trackSid;
    const elements = this.#wanted.get(id) ?? new Set();
    this.#wanted.set(id, elements.add(element));
    // Sound is played apart, so that whoever is silenced is silent whatever the picture does.
    element.muted = true;
    publication.track?.attach(element);
    return () => {
      elements.delete(element);
      if (elements.size === 0) this.#wanted.delete(id);
      publication.track?.detach(element);
    };
  }

  /** A picture has come: those who wait for it get it. */
  bring(publication: Publication): void {
    const { track } = publication;
    if (!track) return;
    for (const element of this.#wanted.get(publication.trackSid) ?? []) if (!track.attachedElements.includes(element)) track.attach(element);
  }
}
