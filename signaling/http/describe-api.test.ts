import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADDRESSES, type Address, type RouteName } from '../../shared/contract/addresses.js';
import { ROUTES, type RouteSchema } from '../../shared/contract/routes.js';
import { openTestApp } from '../testing/test-app.js';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: object }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: object } } };
  readonly responses: Readonly<Record<string, { readonly content?: { readonly 'application/json'?: { readonly schema: object } } }>>;
}
interface Description {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

test('the description of the API names every route with its schemas, access and failures, and no route besides', async (t) => {
  const { app: { server } } = await openTestApp(t);
  const reply = await server.inject({ url: '/api/openapi.json' });
  assert.equal(reply.statusCode, 200);
  const described = reply.json<Description>();
  assert.match(described.openapi, /^3\.1/);
  const names = Object.keys(ROUTES) as RouteName[];
  for (const name of names) {
    const { method, path, access, write }: Address = ADDRESSES[name];
    const schema: RouteSchema = ROUTES[name];
    const operation = described.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    assert.ok(operation, `${method} ${path}`);
    assert.equal(operation.operationId, name);
    assert.equal(operation.summary, schema.summary);
    assert.equal(operation.security.length, access === 'open' ? 0 : 1, name);
    assert.ok(operation.responses['200']?.content?.['application/json']?.schema, `the reply of ${name}`);
    assert.ok(operation.responses['4XX'] ?? operation.responses['4xx'], `the failures of ${name}`);
    assert.equal(operation.requestBody !== undefined, schema.body !== undefined, `the body of ${name}`);
    const parameters = (operation.parameters ?? []).map((parameter) => `${parameter.in} ${parameter.name}`);
    const expected = [
      ...Object.keys(schema.query?.shape ?? {}).map((key) => `query ${key}`), ...Object.keys(schema.params?.shape ?? {}).map((key) => `path ${key}`),
      ...write ? ['header idempotency-key'] : [],
    ];
    assert.deepEqual(parameters.sort(), expected.sort(), `the parameters of ${name}`);
  }
  const operations = Object.values(described.paths).flatMap((path) => Object.values(path));
  assert.equal(operations.length, names.length);
});
