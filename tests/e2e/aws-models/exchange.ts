import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const exchange = z.object({
  request: z.object({
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  outcome: z.union([
    z.enum(['reset', 'silence']),
    z.object({
      status: z.number(),
      contentType: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.string(),
    }),
  ]),
});

/** A request and what became of it, as the AWS stand-in wrote it down (packages/local/src/aws/record.ts). */
export type Exchange = z.infer<typeof exchange>;
export type Request = Exchange['request'];
export type Answer = Exclude<Exchange['outcome'], string>;

/** All that the processes of one run wrote down. */
export function readExchanges(folder: string): readonly Exchange[] {
  return globSync(join(folder, '*.jsonl')).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => sent(exchange.parse(JSON.parse(line)))),
  );
}

/** HTTP sends no body in answer to HEAD, whatever was to be sent. */
function sent({ request, outcome }: Exchange): Exchange {
  const bodiless = request.method === 'HEAD' && typeof outcome !== 'string';
  return { request, outcome: bodiless ? { ...outcome, body: '' } : outcome };
}
