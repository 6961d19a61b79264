import type { CDPSession, Page } from 'playwright-core';

interface ProtocolNode {
  readonly nodeId: number;
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue?: string;
  readonly children?: readonly ProtocolNode[];
  readonly shadowRoots?: readonly ProtocolNode[];
}
const TEXT_NODE = 3;
const NOT_DRAWN = new Set(['STYLE', 'SCRIPT', 'TITLE', 'HEAD', 'NOSCRIPT']);

function* listTextParents(node: ProtocolNode): Generator<ProtocolNode> {
  if (NOT_DRAWN.has(node.nodeName)) return;
  if (node.children?.some((child) => child.nodeType === TEXT_NODE && child.nodeValue?.trim())) yield node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) yield* listTextParents(child);
}

/** Asks the engine which fonts drew each text; names every family that is not one of ours, with a piece of the text. */
export async function findForeignFonts(page: Page, session: CDPSession): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: ProtocolNode };
  const foreign: string[] = [];
  await Promise.all([...listTextParents(root)].map(async (node) => {
    const reply = await session.send('CSS.getPlatformFontsForNode', { nodeId: node.nodeId }).catch(() => ({ fonts: [] }));
    for (const font of reply.fonts) {
      if (font.isCustomFont || font.glyphCount === 0) continue;
      const text = node.children?.map((child) => child.nodeValue ?? '').join('').trim().slice(0, 40);
      foreign.push(`${font.familyName} drew ${font.glyphCount} glyphs of “${text}”`);
    }
  }));
  return foreign;
}

/** A session that may ask for fonts. */
export async function openFontSession(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  return session;
}
