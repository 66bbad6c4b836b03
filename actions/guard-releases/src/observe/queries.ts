import type { Oid } from '../contract.ts';

/** One question of a query, and the variables that it brings. */
interface Question {
  readonly text: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Which pull requests, and which page of the open ones: null for the first, undefined for none. */
export interface LookQuestion {
  readonly numbers: readonly number[];
  readonly openAfter: string | null | undefined;
}

const pull = `
  number state baseRefName headRefOid mergeable
  baseRef { target { oid } }
  potentialMergeCommit { oid committedDate parents(first: 3) { nodes { oid } } }`;

/** Aliases `pull12`, and `open`. */
export function lookQuery({ numbers, openAfter }: LookQuestion): Question {
  const pulls = numbers.map((number) => `pull${number}: pullRequest(number: ${number}) {${pull}\n}`);
  const open = `open: pullRequests(states: OPEN, first: 100, after: $after) {
    nodes { number headRefOid }
    pageInfo { hasNextPage endCursor }
  }`;
  if (openAfter === undefined) return inRepository(pulls, {});
  return openAfter === null
    ? inRepository([...pulls, open.replace(', after: $after', '')], {})
    : inRepository([...pulls, open], { after: openAfter });
}

const entries = 'entries { nameRaw mode oid }';

/** Aliases `commit0`, `commit1`: the root tree of each. */
export function commitQuestions(oids: readonly Oid[]): Question[] {
  return oids.map((oid, index) => ({
    text: `commit${index}: object(oid: $oid${index}) { __typename oid ... on Commit { tree { oid ${entries} } } }`,
    variables: { [`oid${index}`]: oid },
  }));
}

/** Aliases `tree0`, `tree1`: what each expression (`<commit>:<folder>`, or an oid) stands for, when it is a tree. */
export function treeQuestions(expressions: readonly string[]): Question[] {
  return expressions.map((expression, index) => ({
    text: `tree${index}: object(expression: $tree${index}) { __typename oid ... on Tree { ${entries} } }`,
    variables: { [`tree${index}`]: expression },
  }));
}

const types: Readonly<Record<string, string>> = { oid: 'GitObjectID!', tree: 'String!', after: 'String!' };

/** One query for all questions. */
export function ask(questions: readonly Question[]): Question {
  return inRepository(
    questions.map(({ text }) => text),
    Object.fromEntries(questions.flatMap(({ variables }) => Object.entries(variables))),
  );
}

function inRepository(fields: readonly string[], variables: Readonly<Record<string, string>>): Question {
  const declared = Object.keys(variables).map((name) => `, $${name}: ${types[name.replace(/\d+$/, '')] ?? 'String!'}`);
  return {
    text: `query($owner: String!, $name: String!${declared.join('')}) {
  repository(owner: $owner, name: $name) {
    ${fields.join('\n    ')}
  }
}`,
    variables,
  };
}

/** When the pull request got the base that it has; only asked for where the test merge is of an older tip of the base. */
export function retargetQuery(number: number): Question {
  return inRepository(
    [
      `pull: pullRequest(number: ${number}) {
      timelineItems(itemTypes: [BASE_REF_CHANGED_EVENT], last: 1) {
        nodes { ... on BaseRefChangedEvent { createdAt } }
      }
    }`,
    ],
    {},
  );
}
