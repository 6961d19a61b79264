import { dirname, posix, relative, resolve } from 'node:path';

/** Layers of the house, lowest first; each may import those named in `uses` and itself (docs/architecture.md). */
const BELOW_UI = ['base', 'contract', 'city', 'devices', 'offline', 'telepresence', 'navigation'];
const CHANNELS = ['kiosk', 'tv', 'phone', 'operations'];
const LAYERS = [
  { name: 'base', folder: 'shared/base', uses: [] },
  { name: 'contract', folder: 'shared/contract', uses: ['base'] },
  { name: 'city', folder: 'shared/city', uses: ['base', 'contract'] },
  ...['devices', 'offline', 'telepresence', 'navigation'].map((name) => ({ name, folder: `shared/${name}`, uses: ['base', 'contract', 'city'] })),
  { name: 'ui', folder: 'shared/ui', uses: BELOW_UI },
  { name: 'services', folder: 'shared/services', uses: [...BELOW_UI, 'ui'] },
  ...CHANNELS.map((name) => ({ name, folder: name, uses: [...BELOW_UI, 'ui', 'services'] })),
  { name: 'signaling', folder: 'signaling', uses: ['base', 'contract', 'city'] },
];

/** Packages that belong to one folder each, so that each can be replaced in one place. */
const ROOMS = [
  { packages: /^livekit-client/, folder: 'shared/telepresence' },
  { packages: /^(zxing-wasm|@zxing\/)/, folder: 'shared/devices/camera' },
  { packages: /^(idb|workbox-)/, folder: 'shared/offline' },
  { packages: /^@hpke\//, folder: 'shared/contract' },
  { packages: /^(fastify|@fastify\/|pino|postgres$)/, folder: 'signaling' },
];

const isInside = (path, folder) => path === folder || path.startsWith(`${folder}/`);
const findLayer = (path) => LAYERS.find(({ folder }) => isInside(path, folder));
/** `work` for shared/services/work/...; nothing for the registry and the manifest type beside it. */
const readService = (path) => /^shared\/services\/([^/]+)\//.exec(path)?.[1];

/** Why `from` may not import `to` (both from the project's root), or nothing. */
export function findBreach(from, to) {
  const source = findLayer(from);
  const target = findLayer(to);
  if (!source) return undefined;
  if (!target) return isInside(to, 'scripts') || isInside(to, 'tests') ? `${source.name} may not import ${to}` : undefined;
  if (source !== target && !source.uses.includes(target.name)) return `The layer ${source.name} may not import ${target.name}`;
  const [fromService, toService] = [readService(from), readService(to)];
  if (fromService && toService && fromService !== toService) return `The service ${fromService} may not import the service ${toService}`;
  if (fromService && to === 'shared/services/registry.ts') return 'Only channels import the registry';
  return undefined;
}

/** ESLint rule: imports go down the layers only, and some packages are imported in one folder only. */
export const layers = {
  meta: { type: 'problem', schema: [], messages: { breach: '{{why}}.', room: 'Only {{folder}} imports {{name}}.' } },
  create(context) {
    const root = context.cwd;
    const from = relative(root, context.filename).split('\\').join('/');
    const check = (node) => {
      const name = node?.value;
      if (typeof name !== 'string') return;
      if (name.startsWith('.')) {
        const to = relative(root, resolve(dirname(context.filename), name)).split('\\').join(posix.sep).replace(/\.js$/, '.ts');
        const why = findBreach(from, to);
        if (why) context.report({ node, messageId: 'breach', data: { why } });
        return;
      }
      const room = ROOMS.find(({ packages }) => packages.test(name));
      if (room && !isInside(from, room.folder)) context.report({ node, messageId: 'room', data: { folder: room.folder, name } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
    };
  },
};
