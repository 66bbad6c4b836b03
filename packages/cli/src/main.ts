import { join } from 'node:path';
import { isActionError } from '@iac/action-kit/errors';
import { parseArguments, usage } from './arguments.ts';
import { writePage } from './page/write-page.ts';
import { givenService, sampleService } from './tour/service.ts';
import { Terminal } from './tour/terminal.ts';
import { tour } from './tour/tour.ts';

const root = join(import.meta.dirname, '../../..');
const interrupted = new AbortController();

// The first Ctrl-C ends the tour in order; the second one ends it at once.
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => {
    interrupted.abort();
    process.once(name, () => process.exit(130));
  });

try {
  await main();
} catch (error) {
  process.exitCode = interrupted.signal.aborted ? 130 : 1;
  if (interrupted.signal.aborted) console.error('\nStopped; everything is taken away.');
  else
    console.error(`\n${isActionError(error) ? error.message : String(error instanceof Error ? error.stack : error)}`);
}

async function main(): Promise<void> {
  const command = parseArguments(process.argv.slice(2));
  if (command.kind === 'help') {
    console.log(usage);
    return;
  }
  const started = performance.now();
  const terminal = new Terminal(console.log, {
    colours: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  });
  const service = command.service === undefined ? await sampleService(root) : await givenService(root, command.service);
  const told = await tour({ root, service, terminal, signal: interrupted.signal });
  const page = await writePage(told, join(root, '.iac/tour'));
  terminal.heading(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s. The job summaries, on one page:`);
  terminal.text(page);
}
