/** Milliseconds from `since` (a time of `performance.now`) until a video draws its first frame. */
export function watchFirstFrame(video: HTMLVideoElement, since: number): Promise<number> {
  return new Promise((resolve) => video.requestVideoFrameCallback((now) => resolve(now - since)));
}
