import type { Look } from './frame-decoder.js';

type Code = Look['codes'][number];

/**
 * Linear codes have no error correction worth the name: a smudge makes another number of them. So one counts only when two
 * looks in a row agree; codes with error correction count at once.
 */
export class LinearConfirmation {
  #last: string | undefined;

  confirm(codes: readonly Code[]): readonly Code[] {
    const linear = codes.find((code) => code.format === 'code-128')?.text;
    const agreed = linear !== undefined && linear === this.#last;
    this.#last = linear;
    return codes.filter((code) => code.format !== 'code-128' || (agreed && code.text === linear));
  }
}
