import { isRecord } from '../../boundary.ts';
import { invalidParameter } from '../errors.ts';
import { printPolicy } from './print.ts';

/** ECR's own rendering of a repository policy. Throws InvalidParameterException for what is no resource policy, or names a Resource. */
export function normalizePolicy(text: string): string {
  const document = parse(text);
  if (!isPolicy(document)) throw refused();
  return printPolicy(withStatements(document));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused();
  }
}

function refused() {
  return invalidParameter('PolicyText', 'Invalid repository policy provided');
}

type Json = Readonly<Record<string, unknown>>;

function isPolicy(document: unknown): document is Json {
  if (!isRecord(document) || !hasOnly(document, ['Version', 'Id', 'Statement'])) return false;
  const { Version: version = '2008-10-17', Id: id = '', Statement: statement } = document;
  if (version !== '2008-10-17' && version !== '2012-10-17') return false;
  const statements = asList(statement);
  return typeof id === 'string' && statements.length > 0 && statements.every(isStatement);
}

const elements = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Condition'];

function isStatement(statement: unknown): boolean {
  if (!isRecord(statement) || !hasOnly(statement, elements)) return false;
  const { Sid: sid = '', Effect: effect, Condition: condition = {} } = statement;
  return (
    typeof sid === 'string' &&
    (effect === 'Allow' || effect === 'Deny') &&
    oneElement(statement, ['Principal', 'NotPrincipal'], isPrincipal) &&
    oneElement(statement, ['Action', 'NotAction'], isAction) &&
    isRecord(condition) &&
    Object.values(condition).every(isRecord)
  );
}

function oneElement(statement: Json, names: readonly string[], is: (value: unknown) => boolean): boolean {
  const given = names.filter((name) => statement[name] !== undefined);
  return given.length === 1 && given.every((name) => is(statement[name]));
}

function isPrincipal(value: unknown): boolean {
  if (value === '*') return true;
  return (
    isRecord(value) &&
    hasOnly(value, ['AWS', 'Service', 'Federated', 'CanonicalUser']) &&
    Object.values(value).every(areStrings)
  );
}

function isAction(value: unknown): boolean {
  return areStrings(value) && asList(value).every((each) => /^(\*|[a-z0-9-]+:[A-Za-z*?]+)$/.test(String(each)));
}

function areStrings(value: unknown): boolean {
  const all = asList(value);
  return all.length > 0 && all.every((each) => typeof each === 'string');
}

function hasOnly(value: Json, names: readonly string[]): boolean {
  return Object.keys(value).every((name) => names.includes(name));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function withStatements(document: Json): Json {
  const { Version: Version = '2008-10-17', Id, Statement } = document;
  return { Version, ...(Id !== undefined && { Id }), Statement: asList(Statement).map(withArns) };
}

/** An account's bare number comes back as the ARN of its root. */
function withArns(statement: unknown): unknown {
  if (!isRecord(statement)) return statement;
  return Object.fromEntries(
    Object.entries(statement).map(([name, value]) => {
      if (!name.endsWith('Principal') || !isRecord(value)) return [name, value];
      const aws = value['AWS'];
      return [
        name,
        aws === undefined ? value : { ...value, AWS: Array.isArray(aws) ? aws.map(rootArn) : rootArn(aws) },
      ];
    }),
  );
}

function rootArn(principal: unknown): unknown {
  return typeof principal === 'string' && /^[0-9]{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
}
