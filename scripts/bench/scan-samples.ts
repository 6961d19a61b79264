import type { BenchRow, Measure } from './bench-row.js';
import { OTHER_DECODERS, prepareDecoders, QR_DECODERS, type Decoder } from './scan-decoders.js';
import { listSamples, loadSample, ROTATIONS, type Sample } from './scan-photographs.js';

/** How a decoder did. `wrong` counts texts that are not what stands in the code: worse than finding nothing. */
export interface Score {
  exact: number;
  wrong: number;
  readonly milliseconds: number[];
}

export interface SampleScores {
  readonly reads: number;
  readonly scores: Readonly<Record<string, Score>>;
  /** Photographs that ours did not read. */
  readonly missed: readonly string[];
}

async function score(samples: readonly Sample[], decoders: Readonly<Record<string, Decoder>>): Promise<SampleScores> {
  const scores: Record<string, Score> = {};
  const missed: string[] = [];
  for (const name of Object.keys(decoders)) scores[name] = { exact: 0, wrong: 0, milliseconds: [] };
  for (const sample of samples) {
    for (const degrees of ROTATIONS) {
      const picture = await loadSample(sample, degrees);
      for (const [name, decode] of Object.entries(decoders)) {
        const started = performance.now();
        const text = await decode(picture);
        const own = scores[name];
        own?.milliseconds.push(performance.now() - started);
        if (own && text === sample.expected) own.exact += 1;
        else if (own && text !== undefined) own.wrong += 1;
        if (name === 'ours' && text !== sample.expected) missed.push(`${sample.file} at ${degrees}°`);
      }
    }
  }
  return { reads: samples.length * ROTATIONS.length, scores, missed };
}

/**
 * Reads every photograph in four rotations with ours and with its peers.
 * @returns QR and other formats apart; undefined where the photographs are missing
 */
export async function scoreSamples(tell: (step: string) => void = () => undefined): Promise<{ readonly qr: SampleScores; readonly other: SampleScores } | undefined> {
  const samples = listSamples();
  if (!samples) return undefined;
  await prepareDecoders();
  const [qr, other] = [samples.filter(({ format }) => format === 'qrcode'), samples.filter(({ format }) => format !== 'qrcode')];
  tell(`${qr.length} photographs of QR codes, ${ROTATIONS.length} rotations, ${Object.keys(QR_DECODERS).length} decoders`);
  const qrScores = await score(qr, QR_DECODERS);
  tell(`${other.length} photographs of other codes`);
  return { qr: qrScores, other: await score(other, OTHER_DECODERS) };
}

function describe({ reads, scores }: SampleScores, name: string): string {
  const { exact = 0, wrong = 0 } = scores[name] ?? {};
  return `${((exact / reads) * 100).toFixed(1)} % (${exact}/${reads}, ${wrong} wrong)`;
}

/** Exact reads of the photographs beside each peer's. */
export const measureScanSamples: Measure = async (tell) => {
  const result = await scoreSamples(tell);
  if (!result) return [{ name: 'scanning: photographs', ours: 'missing', bar: 'they lie in ../shared/scan-samples', pass: false }];
  return Object.entries(result).flatMap(([kind, group]) => {
    const ours = group.scores['ours'];
    const peers = Object.keys(group.scores).filter((name) => name !== 'ours');
    return peers.map((peerName): BenchRow => {
      const peer = group.scores[peerName];
      return {
        name: `scanning: exact reads, ${kind === 'qr' ? 'QR' : 'other formats'}, 4 rotations`,
        ours: describe(group, 'ours'), peer: describe(group, peerName), peerName,
        ratio: (ours?.exact ?? 0) / Math.max(1, peer?.exact ?? 0),
        bar: 'more than the peer, 0 wrong', pass: (ours?.exact ?? 0) > (peer?.exact ?? 0) && ours?.wrong === 0,
      };
    });
  });
};
