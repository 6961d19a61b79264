import type { Page } from 'playwright-core';

/** In epoch milliseconds of the page. */
export interface CardTimes {
  /** The camera gave the first picture with a code in it. */
  readonly inViewAt: number;
  /** The first frame after the answer was in the page. */
  readonly answeredAt: number;
}

declare global {
  var __cardTimes: () => Promise<CardTimes>;
}

/**
 * In the page, before its own scripts: looks at every picture of the camera that the page opens, shrunk to 16 by 9, until the
 * white of a card shows on the gray of an empty scene, and watches every shadow root for the answer. Text, because what tsx
 * makes of a function does not run in a page.
 */
const WATCH = `(() => {
  const BRIGHTER_THAN_THE_SCENE = 150;
  let inView;
  let answered;
  const watchCamera = (stream) => {
    inView = new Promise((resolve) => {
      const video = document.createElement('video');
      const canvas = new OffscreenCanvas(16, 9);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      video.muted = true;
      video.srcObject = stream;
      const look = (now, { captureTime, presentationTime }) => {
        context.drawImage(video, 0, 0, 16, 9);
        const { data } = context.getImageData(0, 0, 16, 9);
        if (data.some((value, index) => index % 4 === 1 && value > BRIGHTER_THAN_THE_SCENE)) {
          video.srcObject = null;
          resolve(performance.timeOrigin + (captureTime ?? presentationTime));
        } else video.requestVideoFrameCallback(look);
      };
      video.requestVideoFrameCallback(look);
      void video.play();
    });
  };
  const isAnswer = (node) => node instanceof Element && (node.matches('[data-id=checked-in]') || node.querySelector('[data-id=checked-in]') !== null);
  let tell;
  const expect = () => { answered = new Promise((resolve) => { tell = resolve; }); };
  const observe = (root) => new MutationObserver((changes) => {
    if (!changes.some(({ addedNodes }) => [...addedNodes].some(isAnswer))) return;
    requestAnimationFrame(() => requestAnimationFrame(() => tell(Date.now())));
  }).observe(root, { childList: true, subtree: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) {
    const root = attachShadow.call(this, options);
    observe(root);
    return root;
  };
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (wishes) => {
    const stream = await open(wishes);
    expect();
    watchCamera(stream);
    return stream;
  };
  globalThis.__cardTimes = async () => ({ inViewAt: await inView, answeredAt: await answered });
})()`;

/** Prepares a page that is opened next; afterwards `readCardTimes` waits for the answer to the card that is shown now. */
export async function watchCards(page: Page): Promise<void> {
  await page.addInitScript(WATCH);
}

/** Call it once the camera looks. */
export function readCardTimes(page: Page): Promise<CardTimes> {
  return page.evaluate(() => globalThis.__cardTimes());
}
