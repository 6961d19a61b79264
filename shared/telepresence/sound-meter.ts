/** Measures how loud a sound track is: the root mean square of its samples, 0 to 1. */
export class SoundMeter {
  readonly track: MediaStreamTrack;
  readonly #context: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(track: MediaStreamTrack) {
    this.track = track;
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#analyser.fftSize = 1024;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
  }

  /** Nothing while the browser does not let the page work with sound, because nobody has touched it yet. */
  read(): number | undefined {
    if (this.#context.state !== 'running') {
      void this.#context.resume();
      return undefined;
    }
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length);
  }

  end(): void {
    void this.#context.close();
  }
}
