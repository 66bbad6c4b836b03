import { CliError } from '../../errors.ts';
import type { Lost } from './claims.ts';

/** A change of a template that a person proposes. */
export interface Proposal {
  readonly title: string;
  readonly branch: string;
  readonly text: string;
  readonly lost: Lost;
}

const file = 'cf/dynamodb.yaml';
const policies = /( {2}PlotsTable:\n {4}Type: AWS::DynamoDB::Table\n)(?: {4}\w+Policy: \w+\n)+/;
const name = 'TableName: !Sub plots-';

/** Another name for the table of plots, which replaces it, and the old one not kept. `text`: of cf/dynamodb.yaml. */
export function renamePlots(text: string): Proposal {
  const changed = text.replace(policies, '$1').replace(name, 'TableName: !Sub computed-plots-');
  if (!policies.test(text) || !text.includes(name))
    throw new CliError({
      code: 'claim-broken',
      problem: `${file} holds no table of plots whose policies keep it.`,
      remedy: 'Correct packages/cli/src/tour/platform/proposal.ts: it changes that table to show what happens.',
    });
  return {
    title: 'Compute the plots anew',
    branch: 'new-plots',
    text: changed,
    lost: { stack: 'biomage-dynamodb-staging', logicalId: 'PlotsTable', file },
  };
}
