import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeId } from '../base/ids.js';
import { CAPTION_LIMIT, CHAT_LIMIT, readMessage, writeMessage, type CallMessage } from './call-messages.js';
import { assertHas, makeCall, other } from './testing/read-session.js';
import { OTHER, SELF, settle, type ScriptedServer } from './testing/scripted-server.js';
import type { CallRoom } from './call-room.js';

const ID = '00000000-0000-7000-8000-0000000000aa';

/** A call, and the other one's room to speak from. */
async function makeTalk(): Promise<Awaited<ReturnType<typeof makeCall>> & { readonly room: CallRoom }> {
  const made = await makeCall();
  return { ...made, room: await rejoin(made.server) };
}

async function rejoin(server: ScriptedServer): Promise<CallRoom> {
  server.media.remove(OTHER);
  return server.joinOther();
}

const say = async (room: CallRoom, message: CallMessage): Promise<void> => {
  const { topic, text } = writeMessage(message);
  await room.send(topic, text);
  await settle();
};

describe('What members say beside the sound', () => {
  it('a line of chat goes out and comes in, with the name of who said it', async () => {
    const { session, room } = await makeTalk();
    const heard: string[] = [];
    room.onMessage(({ from, topic, text }) => heard.push(`${from} ${topic} ${text}`));
    assert.equal(await session.sendChat({ kind: 'text', text: 'hello' }), true);
    assert.equal(heard.length, 1);
    assert.match(heard[0] ?? '', new RegExp(`^${SELF} u-city.chat .*"text":"hello"`));
    await say(room, { kind: 'chat', id: ID, says: { kind: 'quick', quick: 'cannot-hear' } });
    assertHas(session.view.get().chat, { 0: { self: true, sent: 'sent', says: { text: 'hello' } }, 1: { self: false, name: 'Min-ji', says: { quick: 'cannot-hear' } } });
  });

  it('what is said right after joining is said once more, for those who do not know yet who says it; not to who has come meanwhile', async () => {
    const { server, session, room } = await makeTalk();
    const heard: string[] = [];
    const listen = (to: CallRoom) => to.onMessage(({ text }) => heard.push(/"text":"(\w+)"/.exec(text)?.[1] ?? ''));
    listen(room);
    await session.sendChat({ kind: 'text', text: 'first' });
    await server.pass(4_000);
    await session.sendChat({ kind: 'text', text: 'second' });
    await server.pass(10_000);
    assert.deepEqual(heard, ['first', 'first', 'second']);
    assert.equal(session.view.get().chat.length, 2);

    const { server: other, session: soon } = await makeTalk();
    heard.length = 0;
    await soon.sendChat({ kind: 'text', text: 'first' });
    listen(await rejoin(other));
    await other.pass(10_000);
    assert.deepEqual(heard, []);
  });

  it('a line that could not go out says so; nothing and too much are not sent', async () => {
    const { server, session } = await makeTalk();
    server.media.cut(SELF);
    assert.equal(await session.sendChat({ kind: 'text', text: 'hello' }), false);
    assert.equal(session.view.get().chat[0]?.sent, 'failed');
    for (const text of ['  ', 'x'.repeat(CHAT_LIMIT + 1)]) assert.equal(await session.sendChat({ kind: 'text', text }), false);
    assert.equal(session.view.get().chat.length, 1);
  });

  it('what is written before anybody is there waits, and goes out once, in order, when somebody comes', async () => {
    const { server, session } = await makeTalk();
    server.media.remove(OTHER);
    await settle();
    for (const text of ['first', 'second']) assert.equal(await session.sendChat({ kind: 'text', text }), false);
    assert.deepEqual(session.view.get().chat.map(({ sent }) => sent), ['sending', 'sending']);
    const late = server.media.openRoom();
    const heard: string[] = [];
    late.onMessage(({ text }) => heard.push(/"text":"(\w+)"/.exec(text)?.[1] ?? ''));
    await late.connect(server.media.issue(server.call?.id ?? '', OTHER));
    await settle();
    assert.deepEqual(heard, ['first', 'second']);
    assert.deepEqual(session.view.get().chat.map(({ sent }) => sent), ['sent', 'sent']);
    await server.pass(2_000);
    assert.deepEqual(heard, ['first', 'second', 'first', 'second'], 'once more for who was not quite there');
    const next = await rejoin(server);
    next.onMessage(({ text }) => heard.push(text));
    await server.pass(2_000);
    assert.equal(heard.length, 4, 'who comes later is not told what was said to others');
  });

  it('a line that did not go out is tried again in the next room', async () => {
    const { server, session } = await makeTalk();
    server.media.cut(SELF);
    await session.sendChat({ kind: 'text', text: 'hello' });
    assert.equal(session.view.get().chat[0]?.sent, 'failed');
    server.media.cut(SELF, false);
    await rejoin(server);
    assert.equal(session.view.get().chat[0]?.sent, 'sent');
  });

  it('a raised hand is seen, also by who comes later, and goes with who leaves', async () => {
    const { server, session, room } = await makeTalk();
    await say(room, { kind: 'hand', up: true });
    assert.notEqual(other(session)?.hand, undefined);
    session.raiseHand(true);
    await settle();
    const later = server.media.openRoom();
    const heard: string[] = [];
    later.onMessage(({ from, topic }) => heard.push(`${from} ${topic}`));
    await later.connect(server.media.issue(server.call?.id ?? '', '00000000-0000-7000-8000-000000000003'));
    await settle();
    assert.deepEqual(heard, [`${SELF} u-city.hand`]);
    await rejoin(server);
    assert.equal(other(session)?.hand, undefined);
  });

  it('captions grow in their place, stay long enough to be read, and are kept in the transcript', async () => {
    const { server, session, room } = await makeTalk();
    await say(room, { kind: 'caption', id: ID, text: 'Please', final: false });
    await say(room, { kind: 'caption', id: ID, text: 'Please sit down', final: true });
    await say(room, { kind: 'caption', id: ID, text: 'changed later', final: true });
    assert.deepEqual(session.view.get().captions.live.map(({ text }) => text), ['Please sit down']);
    server.media.transcribe(OTHER, 'SG_1', 'and show your card', true);
    await server.pass(8_000);
    assert.deepEqual(session.view.get().captions.live, []);
    assert.deepEqual(session.view.get().captions.transcript.map(({ text, name }) => [name, text]), [['Min-ji', 'Please sit down'], ['Min-ji', 'and show your card']]);
  });

  it('measures the way to the others and back', async () => {
    const { server, session, room } = await makeTalk();
    const measuring = session.measureEcho();
    await settle();
    await server.pass(4_000);
    assert.equal(await measuring, undefined, 'a room that answers nothing');
    room.onMessage(({ topic, text }) => {
      const message = readMessage(topic, text);
      if (message?.kind === 'echo') server.clock.after(40, () => void say(room, { kind: 'echoed', id: message.id }));
    });
    const again = session.measureEcho();
    await settle();
    server.clock.advance(40);
    assert.equal(await again, 40);
  });

  it('whoever sends without end is not listened to', async () => {
    const { server, session, room } = await makeTalk();
    for (let index = 0; index < 200; index++) await say(room, { kind: 'chat', id: makeId(index), says: { kind: 'text', text: `line ${index}` } });
    assert.equal(session.view.get().chat.length, 60);
    await server.pass(10_000);
    await say(room, { kind: 'chat', id: ID, says: { kind: 'text', text: 'calm again' } });
    assert.equal(session.view.get().chat.length, 61);
  });
});

describe('Messages', () => {
  it('are read as they were written', () => {
    const messages: CallMessage[] = [
      { kind: 'chat', id: ID, says: { kind: 'text', text: 'Здравствуйте "你好"' } }, { kind: 'chat', id: ID, says: { kind: 'quick', quick: 'yes' } }, { kind: 'hand', up: false },
      { kind: 'caption', id: ID, text: 'x', final: true }, { kind: 'echo', id: ID }, { kind: 'echoed', id: ID },
    ];
    for (const message of messages) {
      const { topic, text } = writeMessage(message);
      assert.deepEqual(readMessage(topic, text), message);
    }
  });

  it('that are not ours, malformed or too long are nothing', () => {
    const chat = (fields: object): [string, string] => ['u-city.chat', JSON.stringify(fields)];
    for (const [topic, text] of [
      ['lk.chat', '{}'], ['', '{}'], ['__proto__', '{}'], ['u-city.chat', ''], ['u-city.chat', 'null'], ['u-city.chat', '[]'], ['u-city.chat', '{'], chat({ id: ID }), chat({ text: 'x' }),
      chat({ id: 'x', text: 'x' }), chat({ id: ID, text: 1 }), chat({ id: ID, text: ' ' }), chat({ id: ID, text: 'x'.repeat(CHAT_LIMIT + 1) }), chat({ id: ID, quick: 'toString' }),
      chat({ id: ID, text: 'x', padding: 'x'.repeat(5_000) }), ['u-city.hand', '{"up":1}'], ['u-city.caption', JSON.stringify({ id: ID, text: 'x'.repeat(CAPTION_LIMIT + 1), final: true })],
      ['u-city.caption', JSON.stringify({ id: ID, text: 'x' })], ['u-city.echo', '{"id":{}}'],
    ] as const) assert.equal(readMessage(topic, text), undefined, `${topic} ${text.slice(0, 60)}`);
  });
});
