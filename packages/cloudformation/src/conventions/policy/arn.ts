import type { Template } from '../../template/template.ts';
import type { Draft } from '../draft.ts';
import { variesByEnvironment } from '../scope.ts';
import { arnFormats } from './arn-formats.ts';
import type { Entry } from './document.ts';

const part = /(?:\$\{[^}]*\}|[^:$]|\$(?!\{))*/.source;
const arn = new RegExp(`^arn:${part}:(?<service>${part}):(?<region>${part}):(?<account>${part}):(?<rest>.*)$`, 's');

/** Services without a region that CloudFormation makes no resources of (https://docs.aws.amazon.com/service-authorization/latest/reference/). */
const regionless = [
  'account',
  'artifact',
  'health',
  'organizations',
  'savingsplans',
  'sts',
  'support',
  'trustedadvisor',
];

/** What AWS holds for everybody: no account's, and the same in every environment (the same reference, "Resource types"). */
const ofAws =
  /^(bedrock::foundation-model\/|ec2::(image|snapshot)\/|ssm::parameter\/aws\/|iam:aws:policy\/|elasticbeanstalk::(platform|solutionstack)\/|rds::(pg|og):default)/;

/** What an ARN leaves open of region, account and environment. One that is taken whole from elsewhere has the first two in it. */
export function checkArn(template: Template, { text, value }: Entry): Pick<Draft, 'rule' | 'problem' | 'remedy'>[] {
  const parts = arn.exec(text)?.groups;
  const open = parts === undefined ? [] : unscoped(parts);
  const owned =
    parts !== undefined && ofAws.test(`${parts['service'] ?? ''}:${parts['account'] ?? ''}:${parts['rest'] ?? ''}`);
  if (!owned && !variesByEnvironment(template, value)) open.push('environment');
  if (open.length === 0) return [];
  return [
    {
      rule: 'unscoped-arn',
      problem: `${text} is not held to one ${open.join(', ').replace(/, ([^,]*)$/, ' or $1')}.`,
      remedy: `Write it with ${open.map((part) => scopes[part]).join(' and ')}.`,
    },
  ];
}

type Scope = 'region' | 'account' | 'environment';

const scopes: Record<Scope, string> = {
  region: '${AWS::Region}',
  account: '${AWS::AccountId}',
  environment: '${Environment}, or take it from the resource or its export',
};

function unscoped(parts: Readonly<Record<string, string>>): Scope[] {
  const { service = '', region = '', account = '', rest = '' } = parts;
  const kind = rest.split(/[/:]/)[0] ?? '';
  const lacks =
    arnFormats.get(`${service}:${kind}`) ?? arnFormats.get(service) ?? (regionless.includes(service) ? 'region' : '');
  const open: Scope[] = [];
  if (!lacks.includes('region') && isOpen(region)) open.push('region');
  const ofNobody = ofAws.test(`${service}:${account}:${rest}`);
  if (!lacks.includes('account') && !ofNobody && isOpen(account)) open.push('account');
  return open;
}

function isOpen(part: string): boolean {
  return part === '' || /[*?]/.test(part);
}
