import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { drawQr } from './draw-qr.js';

test('the drawn code is read by a scanner of another house', async () => {
  const link = 'https://192.168.1.5:8443/phone/#/join/012345';
  const { size, path } = drawQr(link);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 6}" height="${size * 6}"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  assert.equal(jsQR.default(new Uint8ClampedArray(data), info.width, info.height)?.data, link);
});
