// Cuts what GitHub publishes down to what the stand-in answers and sends: packages/local/src/github/schema/.
// node scripts/github-schemas.ts [--check]; needs the network for the OpenAPI document, which is far too large to be a dependency.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schema } from '@octokit/graphql-schema';
import webhookExamples from '@octokit/webhooks-examples' with { type: 'json' };
import { format, resolveConfig } from 'prettier';
import { fieldsInUse } from '../packages/local/src/github/graphql/fields.ts';
import { restOperations } from '../packages/local/src/github/rest/operations/index.ts';
import { webhooksInUse } from '../packages/local/src/github/events/webhooks.ts';
import { extractRest, extractWebhooks } from '../packages/local/src/github/schema/extract-rest.ts';
import { parseJsonObject } from '../packages/local/src/github/boundary.ts';
import { pruneGraphql } from '../packages/local/src/github/schema/prune-graphql.ts';

const published = '@octokit/openapi@23.0.2';
const folder = fileURLToPath(new URL('../packages/local/src/github/schema/', import.meta.url));

const document = parseJsonObject(openApiDocument());
const files = {
  'rest.json': JSON.stringify(extractRest(document, Object.keys(restOperations).sort())),
  'webhooks.json': JSON.stringify(extractWebhooks(document, webhooksInUse)),
  'events.json': JSON.stringify(eventExamples()),
  'github.graphql': pruneGraphql(schema.idl, fieldsInUse),
};
for (const [name, content] of Object.entries(files)) await settle(join(folder, name), content);

/** The first example of each event. */
function eventExamples(): Record<string, unknown> {
  const events = new Set(webhooksInUse.map(({ event }) => event));
  const found = webhookExamples.filter(({ name }) => events.has(name));
  return Object.fromEntries(found.map(({ name, examples: [first] }) => [name, first]));
}

function openApiDocument(): string {
  const work = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const packed = execFileSync('npm', ['pack', '--silent', published], { cwd: work, encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xzf', packed, 'package/generated/api.github.com.json'], { cwd: work });
    return readFileSync(join(work, 'package/generated/api.github.com.json'), 'utf8');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function settle(path: string, content: string): Promise<void> {
  const wanted = await format(content, { ...(await resolveConfig(path)), filepath: path });
  if (!process.argv.includes('--check')) {
    writeFileSync(path, wanted);
    return;
  }
  if (readFileSync(path, 'utf8') === wanted) return;
  console.error(`${path} is not what ${published} and the operations in use give: run node scripts/github-schemas.ts.`);
  process.exitCode = 1;
}
