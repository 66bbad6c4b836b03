// First, as it acts before @actions/github is loaded.
import './payload-path.ts';
import { setImmediate as turn } from 'node:timers/promises';
import { cancellation, readContext, runAction } from '@iac/action-kit';
import { connectCloudFormation, realTime } from '@iac/cloudformation';
import { artifactBucket } from './aws/artifact-bucket.ts';
import { callerAccount } from './aws/account.ts';
import { oidcIssuer } from './aws/cluster.ts';
import { regionOf } from './aws/region.ts';
import { begin } from './begin.ts';
import { cfnLintIn } from './cfn-lint.ts';
import { deadlineAfter } from './deadline.ts';
import { firstRequest } from './first-request.ts';
import { parseInputs } from './inputs.ts';
import { commenter } from './pull-request.ts';
import type { Ports } from './ports.ts';

const cancelled = cancellation();

await runAction(
  async (raw) => {
    const inputs = parseInputs(raw);
    const context = readContext(process.env);
    const region = regionOf(inputs['aws-region'], process.env);
    const signal = deadlineAfter(inputs.deadline, cancelled);
    const bucket = inputs['artifact-bucket'];
    const env = (name: string, otherwise: string) => process.env[name] ?? otherwise;
    const ports: Ports = {
      context,
      region,
      signal,
      time: realTime,
      cloudFormation: connectCloudFormation(region, process.env),
      account: () => callerAccount(region),
      oidcIssuer: (cluster) => oidcIssuer(cluster, region),
      cfnLint: cfnLintIn(context.workspace, process.env, signal),
      ...(bucket !== undefined && { artifacts: artifactBucket(bucket, region) }),
      comment: commenter(inputs, context, cancelled),
      workflow: env('GITHUB_WORKFLOW', 'deploy-cf'),
      changeSetPrefix: `iac-${env('GITHUB_RUN_ID', '0')}-${env('GITHUB_RUN_ATTEMPT', '1')}`,
    };
    const sent = firstRequest();
    const begun = begin(inputs, ports);
    // Half of the code is loaded while the first answers are on their way. What has failed is told by run.
    await Promise.race([sent, begun.then(({ ahead }) => ahead)]).then(turn, () => undefined);
    const { run } = await import('./run.ts');
    return run(inputs, begun, ports);
  },
  { secrets: ['token'] },
);

// All is written. An answer that is still waited for, though nobody needs it after the deadline, must not hold the step.
process.exit();
