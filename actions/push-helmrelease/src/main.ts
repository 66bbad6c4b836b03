import { tmpdir } from 'node:os';
import { cancellation, readContext, runAction, timeLimit } from '@iac/action-kit';
import { githubKnownHosts, openRemote, type Credentials } from '@iac/releases';
import type { Access } from './access.ts';
import { parseInputs } from './inputs.ts';
import { readTemplate } from './observe.ts';
import { refuseWindows } from './platform.ts';
import { run } from './run.ts';

const cancelled = cancellation();

await runAction(
  (raw) => {
    refuseWindows(process.platform);
    const context = readContext(process.env);
    const inputs = parseInputs(raw, context);
    const signal = timeLimit(inputs.deadline, cancelled, () => new Error('The deadline passed.'));
    return run(inputs, {
      context,
      signal,
      readTemplate: (file) => readTemplate(context.workspace, file),
      open: ({ url, branch }) =>
        openRemote(
          { url, credentials: credentialsOf(inputs.access), ...(branch !== undefined && { branch }) },
          { temp: context.temp || tmpdir(), signal },
        ),
    });
  },
  { secrets: ['token', 'ssh-key'] },
);

function credentialsOf(access: Access): Credentials {
  return access.kind === 'token' ? access : { ...access, knownHosts: access.knownHosts ?? githubKnownHosts };
}
