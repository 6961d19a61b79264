/**
 * What members say to each other over the data channel. Everything here is somebody else's input: read with `readMessage`, which
 * gives nothing for what is not ours, malformed or too long.
 */

/** Replies for those who have a remote control only; each reader sees them in their own language. */
export const QUICK_REPLIES = ['yes', 'no', 'thanks', 'one-moment', 'please-repeat', 'cannot-hear', 'cannot-see'] as const;
export type QuickReply = (typeof QUICK_REPLIES)[number];

/** Characters of one line of chat. */
export const CHAT_LIMIT = 500;
/** Characters of one line of captions; a speaker who goes on begins another. */
export const CAPTION_LIMIT = 300;
/** The longest message of ours in characters of JSON, every character escaped; longer ones are not even parsed. */
const LONGEST = 4_000;

/**
 * `echo` asks everybody to send it back as `echoed` to whom it came from: it measures the way there and back.
 */
export type CallMessage =
  | { readonly kind: 'chat'; readonly id: string; readonly says: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'quick'; readonly quick: QuickReply } }
  | { readonly kind: 'hand'; readonly up: boolean }
  | { readonly kind: 'caption'; readonly id: string; readonly text: string; readonly final: boolean }
  | { readonly kind: 'echo' | 'echoed'; readonly id: string };

type Kind = CallMessage['kind'];

const TOPICS: Readonly<Record<Kind, string>> = {
  chat: 'u-city.chat', hand: 'u-city.hand', caption: 'u-city.caption', echo: 'u-city.echo', echoed: 'u-city.echoed',
};

const isText = (value: unknown, limit: number): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= limit;
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
const isQuick = (value: unknown): value is QuickReply => QUICK_REPLIES.some((reply) => reply === value);

type Fields = Readonly<Record<string, unknown>>;

const READERS: Readonly<Record<Kind, (fields: Fields) => CallMessage | undefined>> = {
  chat({ id, text, quick }) {
    if (!isId(id)) return undefined;
    if (isQuick(quick)) return { kind: 'chat', id, says: { kind: 'quick', quick } };
    return isText(text, CHAT_LIMIT) ? { kind: 'chat', id, says: { kind: 'text', text } } : undefined;
  },
  hand: ({ up }) => (typeof up === 'boolean' ? { kind: 'hand', up } : undefined),
  caption: ({ id, text, final }) => (isId(id) && isText(text, CAPTION_LIMIT) && typeof final === 'boolean' ? { kind: 'caption', id, text, final } : undefined),
  echo: ({ id }) => (isId(id) ? { kind: 'echo', id } : undefined),
  echoed: ({ id }) => (isId(id) ? { kind: 'echoed', id } : undefined),
};

/** The topic and text of a message as it goes out. */
export function writeMessage(message: CallMessage): { readonly topic: string; readonly text: string } {
  const { kind, ...fields } = message;
  const flat = message.kind === 'chat' ? { id: message.id, ...(message.says.kind === 'text' ? { text: message.says.text } : { quick: message.says.quick }) } : fields;
  return { topic: TOPICS[kind], text: JSON.stringify(flat) };
}

/** What a message says, or nothing if it is none of ours. */
export function readMessage(topic: string, text: string): CallMessage | undefined {
  const kind = (Object.keys(TOPICS) as Kind[]).find((candidate) => TOPICS[candidate] === topic);
  if (!kind || text.length > LONGEST) return undefined;
  try {
    const fields: unknown = JSON.parse(text);
    return typeof fields === 'object' && fields !== null ? READERS[kind](fields as Fields) : undefined;
  } catch {
    return undefined;
  }
}
