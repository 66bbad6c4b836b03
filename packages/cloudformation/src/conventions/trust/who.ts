import type { Template } from '../../template/template.ts';
import type { Draft } from '../draft.ts';
import { elementPath, type Entry, type Statement } from '../policy/document.ts';
import { testsOf, type Test } from './condition.ts';
import { subjectFault } from './subject.ts';

type Finding = Pick<Draft, 'rule' | 'problem' | 'remedy'>;

const ourProvider =
  /^arn:(aws[a-z-]*|\$\{AWS::Partition\}):iam::\$\{AWS::AccountId\}:oidc-provider\/\$\{OIDCProvider\}$/;

const right = 'StringLike: {"${OIDCProvider}:sub": "system:serviceaccount:<service>-*:deployment-runner"}';

/** The faults of a statement that trusts what a provider says of its service accounts. */
export function checkWho(template: Template, statement: Statement, provider: Entry): Draft[] {
  const { text, path, needle } = provider;
  const at = { path, ...(needle === undefined ? {} : { needle }) };
  const wrong = isOurs(template, text)
    ? []
    : [
        {
          rule: 'trust-provider' as const,
          problem: `The role trusts ${text}, which is not the provider of the cluster.`,
          remedy: 'Write arn:aws:iam::${AWS::AccountId}:oidc-provider/${OIDCProvider} in an Fn::Sub.',
          ...at,
        },
      ];
  const issuer = /:oidc-provider\/(.+)$/.exec(text)?.[1];
  const tests = testsOf(statement);
  return [...wrong, ...checkSubject(statement, { issuer, tests }), ...checkAudience(statement, { issuer, tests })];
}

/** By its parameter, or a provider that the template makes itself. */
function isOurs({ resources }: Template, text: string): boolean {
  const made = /^\$\{([^}.]+)(\.Arn)?\}$/.exec(text)?.[1] ?? '';
  return ourProvider.test(text) || resources.get(made)?.type === 'AWS::IAM::OIDCProvider';
}

interface Known {
  /** The provider without `https://`, which condition keys begin with; undefined: it is made in the template. */
  readonly issuer: string | undefined;
  readonly tests: readonly Test[];
}

function checkSubject(statement: Statement, known: Known): Draft[] {
  const rule = 'trust-subject' as const;
  const remedy = `Hold it to one service: ${right}.`;
  const tests = testsOn('sub', statement, known);
  if (typeof tests === 'string') return [{ rule, problem: tests, remedy, ...conditionOf(statement) }];
  const faults = tests.map((test) => test.values.flatMap((value) => subjectFaults(test, value)));
  // Every test must hold, so one that is right is enough.
  if (faults.some((each) => each.length === 0)) return [];
  return faults
    .flat()
    .map(({ problem, path, needle }) => ({ rule, problem, remedy, path, ...(needle === undefined ? {} : { needle }) }));
}

function subjectFaults(
  { operator }: Test,
  value: Entry,
): (Pick<Finding, 'problem'> & Pick<Draft, 'path' | 'needle'>)[] {
  const fault = subjectFault(value.text, operator);
  return fault === undefined ? [] : [{ ...value, problem: `The subject ${value.text} ${fault}.` }];
}

function checkAudience(statement: Statement, known: Known): Draft[] {
  const rule = 'trust-audience' as const;
  const remedy = 'Write StringEquals: {"${OIDCProvider}:aud": "sts.amazonaws.com"} beside it.';
  const tests = testsOn('aud', statement, known);
  if (typeof tests === 'string') return [{ rule, problem: tests, remedy, ...conditionOf(statement) }];
  const isRight = ({ values }: Test): boolean => values.every(({ text }) => text === 'sts.amazonaws.com');
  const [wrong] = tests.flatMap(({ values }) => values.filter(({ text }) => text !== 'sts.amazonaws.com'));
  if (wrong === undefined || tests.some(isRight)) return [];
  const { path, needle } = wrong;
  const problem = `The trust takes tokens for ${wrong.text}, not only those for AWS.`;
  return [{ rule, problem, remedy, path, ...(needle === undefined ? {} : { needle }) }];
}

const claims = {
  sub: { none: 'The trust names no subject: any service account of the cluster may take the role.' },
  aud: { none: 'The trust names no audience: tokens made for others than AWS are taken.' },
} as const;

/** The tests on a claim of the provider's tokens, or why there are none. */
function testsOn(
  claim: keyof typeof claims,
  { substitutesKeys }: Statement,
  { issuer, tests }: Known,
): readonly Test[] | string {
  const named = tests.filter(({ key }) => key.toLowerCase().endsWith(`:${claim}`));
  const keyed = named.filter(({ key }) => key.slice(0, -claim.length - 1) === issuer || issuer === undefined);
  const [first] = named;
  if (first === undefined) return claims[claim].none;
  if (!substitutesKeys && first.key.includes('${')) {
    return `The key ${first.key} is not filled in, as keys of a map never are: write the whole policy as JSON in an Fn::Sub.`;
  }
  return keyed.length > 0
    ? keyed
    : `The condition is on ${first.key}, which tokens of the trusted provider do not have.`;
}

function conditionOf(statement: Statement): Pick<Draft, 'path' | 'needle'> {
  const { needles, body } = statement;
  const element = body['Condition'] === undefined ? 'Action' : 'Condition';
  return { path: elementPath(statement, [element]), ...(needles ? { needle: `"${element}"` } : {}) };
}
