import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ADDRESSES, type Address, type RouteName } from '../../shared/contract/addresses.js';
import { PROBLEMS, type ProblemCode } from '../../shared/contract/problems.js';
import { ROUTES, type RouteSchema } from '../../shared/contract/routes.js';

const ProblemSchema = z.object({
  type: z.string().describe('urn:u-city:problem:<code>'), title: z.string(), status: z.number().int(),
  code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]), detail: z.string().optional(), instance: z.string().optional(),
  triesLeft: z.number().int().optional(), opensAt: z.string().optional(), centerId: z.string().optional(), field: z.string().optional(),
}).describe('RFC 9457 problem details');

/** Makes `/api/openapi.json` from the routes that are registered after this. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'u-City', version, description: 'Events come over GET /api/events?ticket=... as server-sent events.' },
      components: {
        securitySchemes: {
          device: { type: 'apiKey', in: 'header', name: 'device-token' },
          session: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

const SECURITY = { open: [], device: [{ device: [] }], person: [{ device: [], session: [] }] };

/** What the contract says of a route, as Fastify and OpenAPI want it. */
export function describeRoute(name: RouteName): FastifySchema {
  const { access, write }: Address = ADDRESSES[name];
  const { summary, params, query, body, reply, problems }: RouteSchema = ROUTES[name];
  return {
    operationId: name,
    summary,
    ...problems.length > 0 && { description: `May fail with ${problems.join(', ')}.` },
    security: SECURITY[access],
    ...write && { headers: z.object({ 'idempotency-key': z.uuid().optional().describe('Required. Made by the sender; a repeat gets the same answer.') }) },
    ...params && { params },
    ...query && { querystring: query },
    ...body && { body },
    response: { 200: reply, '4xx': ProblemSchema },
  };
}
