import type { Json, Template } from '../../template/template.ts';
import type { Draft } from '../draft.ts';
import { isObject } from '../../template/contains.ts';
import type { Node } from '../json.ts';
import { isRoleTemplate } from '../parameters.ts';
import {
  allows,
  elementPath,
  entriesIn,
  entriesOf,
  statementsOf,
  type Entry,
  type Statement,
} from '../policy/document.ts';
import { checkWho } from './who.ts';

/** Who may take the roles of a template: for a service account, only those of one service, by our provider, for AWS. */
export function checkTrust(template: Template): Draft[] {
  return [...template.resources].flatMap(([id, { type, properties }]) => {
    const value = properties['AssumeRolePolicyDocument'];
    if (type !== 'AWS::IAM::Role' || value === undefined) return [];
    return checkDocument(template, { value, path: ['Resources', id, 'Properties', 'AssumeRolePolicyDocument'] });
  });
}

function checkDocument(template: Template, document: Node): Draft[] {
  const statements = statementsOf(document);
  if (statements !== undefined) return statements.filter(allows).flatMap((each) => checkStatement(template, each));
  if (!isRoleTemplate(template)) return [];
  return [
    {
      rule: 'trust-provider',
      problem: 'Who may take the role cannot be read from the template.',
      remedy: 'Write AssumeRolePolicyDocument as a map, or as JSON in an Fn::Sub.',
      path: document.path,
    },
  ];
}

function checkStatement(template: Template, statement: Statement): Draft[] {
  const federated = principalsOf(statement, 'Federated');
  return [
    ...(isRoleTemplate(template) ? checkAnyone(statement) : []),
    ...federated
      .filter((provider) => isRoleTemplate(template) || isOfCluster(provider, statement))
      .flatMap((provider) => checkWho(template, statement, provider)),
  ];
}

/** Outside irsa-*, only what is about service accounts concerns us: roles trust other providers there, each by its own rules. */
function isOfCluster({ text }: Entry, statement: Statement): boolean {
  return (
    /oidc-provider\/.*(OIDCProvider|oidc\.eks)/.test(text) ||
    JSON.stringify(statement.body).includes('system:serviceaccount')
  );
}

function checkAnyone(statement: Statement): Draft[] {
  const everyone = [...entriesOf(statement, 'Principal'), ...principalsOf(statement, 'AWS')].filter(
    ({ text }) => text === '*',
  );
  const excluded =
    statement.body['NotPrincipal'] === undefined ? [] : [{ path: elementPath(statement, ['NotPrincipal']) }];
  return [...everyone, ...excluded].map(({ path }) => ({
    rule: 'trust-provider',
    problem: 'Anyone may take the role.',
    remedy: 'Name the OIDC provider of the cluster as the Federated principal.',
    path,
    ...(statement.needles ? { needle: 'Principal' } : {}),
  }));
}

function principalsOf(statement: Statement, kind: string): Entry[] {
  const principal: Json | undefined = statement.body['Principal'];
  const value = isObject(principal) ? principal[kind] : undefined;
  return value === undefined ? [] : entriesIn(statement, { value, path: elementPath(statement, ['Principal', kind]) });
}
