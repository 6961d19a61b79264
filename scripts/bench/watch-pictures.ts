import type { Page } from 'playwright-core';

/** A picture that has not come by then does not come. */
const LIMIT_MS = 15_000;

/** In the page, before its scripts, as text: when something was last pressed, and when pictures of somebody else are drawn in view. */
const WATCH = `{
  const [others, watched] = [new WeakSet(), new WeakSet()];
  let pressedAt = NaN;
  addEventListener('click', ({ timeStamp }) => { pressedAt = timeStamp; }, true);
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...settings) {
      super(...settings);
      this.addEventListener('track', ({ track }) => others.add(track));
    }
  };
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  globalThis.__pictures = [];
  globalThis.__firstPicture = new Promise((told) => {
    const watch = (video) => video.requestVideoFrameCallback((now) => {
      const { top, left, bottom, right } = video.getBoundingClientRect();
      const isInView = bottom > Math.max(top, 0) && right > Math.max(left, 0) && top < innerHeight && left < innerWidth;
      if (isInView && video.srcObject?.getVideoTracks().some((track) => others.has(track))) {
        __pictures.push(Date.now());
        told(now - pressedAt);
      }
      watch(video);
    });
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      ...source,
      set(stream) {
        source.set.call(this, stream);
        if (!(this instanceof HTMLVideoElement) || watched.has(this)) return;
        watched.add(this);
        watch(this);
      },
    });
  });
}`;

/** Has a page of the product note when remote pictures are seen; to be called before it is opened. */
export async function watchPictures(page: Page): Promise<void> {
  await page.addInitScript({ content: WATCH });
}

/** @returns milliseconds from the last press to the first remote picture, or nothing where none comes */
export function readFirstPicture(page: Page): Promise<number | undefined> {
  return page.evaluate<number | undefined>(`Promise.race([__firstPicture, new Promise((resolve) => setTimeout(resolve, ${String(LIMIT_MS)}))])`);
}
