import type { EpochMs } from '../../base/clock.js';
import type { CallView, CaptionLine, ChatLine } from '../../telepresence/call-view.js';
import { nameTile, sayQuick, type CenterNames } from './call-words.js';
import type { CallMessages } from './strings/compiled/index.js';

/** One thing that was said in a call, spoken or written, in words. */
export interface SaidLine {
  readonly id: string;
  readonly at: EpochMs;
  readonly who: string;
  readonly text: string;
  readonly isWritten: boolean;
  /** What is to be told of its way, such as that it was not sent; empty for what is there. */
  readonly note: string;
}

/** By what the sender of a line is known to the reader. */
function nameSender({ tiles }: CallView, { from, name }: Pick<CaptionLine, 'from' | 'name'>, self: boolean, words: CallMessages, centers: CenterNames): string {
  const tile = tiles.find(({ memberIds, self: own }) => (self ? own : memberIds.includes(from)));
  return tile ? nameTile(tile, words, centers) : self ? words.you() : name ?? words.guest();
}

/** The written lines of a call as they are read. */
export function listWritten(view: CallView, words: CallMessages, centers: CenterNames): readonly SaidLine[] {
  const isAlone = !view.tiles.some(({ self, here }) => !self && here);
  const sayNote = ({ sent }: ChatLine): string => (sent === 'failed' ? words.notSent() : sent === 'sending' && isAlone ? words.waitsToSend() : '');
  return view.chat.map((line) => ({
    id: line.id, at: line.at, who: nameSender(view, line, line.self, words, centers), isWritten: true, note: sayNote(line),
    text: line.says.kind === 'quick' ? sayQuick(line.says.quick, words) : line.says.text,
  }));
}

/** Everything that was said so far, spoken and written, in its order. */
export function listSaid(view: CallView, words: CallMessages, centers: CenterNames): readonly SaidLine[] {
  const isOwn = (from: string): boolean => view.tiles.some(({ self, memberIds }) => self && memberIds.includes(from));
  const spoken = view.captions.transcript.map((line): SaidLine => ({ id: line.id, at: line.at, who: nameSender(view, line, isOwn(line.from), words, centers), text: line.text, isWritten: false, note: '' }));
  return [...listWritten(view, words, centers), ...spoken].sort((a, b) => a.at - b.at);
}
