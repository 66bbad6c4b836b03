import { setTimeout } from 'node:timers/promises';
import { ECR } from '@aws-sdk/client-ecr';
import { readContext, runAction } from '@iac/action-kit';
import { connection } from '@iac/aws';
import { ecrRegistry } from './ecr/registry.ts';
import { parseInputs } from './inputs.ts';
import { workspaceFiles } from './inputs/files.ts';
import { run } from './run.ts';

await runAction(async (raw) => {
  const { repository, workspace } = readContext(process.env);
  // The events of a schedule do not name the repository, so that action.yml's default comes out empty.
  const repositories = raw['repositories'] || (repository.split('/')[1] ?? '');
  const inputs = parseInputs({ ...raw, repositories }, workspaceFiles(workspace));
  const ecr = new ECR(connection({ variable: 'ECR', host: 'api.ecr' }, inputs.region, process.env));
  return run(inputs, ecrRegistry(ecr, inputs.registryId), setTimeout);
});
