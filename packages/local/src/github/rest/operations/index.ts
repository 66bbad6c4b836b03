import type { RestOperations } from '../operation.ts';
import { accounts } from './accounts.ts';
import { activity } from './activity.ts';
import { branches } from './branches.ts';
import { checks } from './checks.ts';
import { comments } from './comments.ts';
import { commits } from './commits.ts';
import { compare } from './compare.ts';
import { contents } from './contents.ts';
import { deployKeys } from './deploy-keys.ts';
import { pullContents } from './pull-contents.ts';
import { pulls } from './pulls.ts';
import { refs } from './refs.ts';
import { repositories } from './repositories.ts';
import { rulesets } from './rulesets.ts';
import { server } from './server.ts';
import { teams } from './teams.ts';
import { workflowRuns } from './workflow-runs.ts';

/** Every REST operation that the stand-in answers. */
export const restOperations: RestOperations = {
  ...repositories,
  ...refs,
  ...branches,
  ...commits,
  ...compare,
  ...contents,
  ...pulls,
  ...pullContents,
  ...comments,
  ...checks,
  ...workflowRuns,
  ...rulesets,
  ...activity,
  ...accounts,
  ...teams,
  ...deployKeys,
  ...server,
};
