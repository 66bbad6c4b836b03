import { readContext, runAction } from '@iac/action-kit';
import { parseInputs } from './inputs.ts';
import { run } from './run.ts';
import { workspaceFiles } from './workspace-files.ts';

await runAction((raw) => run(parseInputs(raw), workspaceFiles(readContext(process.env).workspace)));
