import type { Answer, Request } from './exchange.ts';

interface Answered {
  readonly request: Request;
  readonly outcome: Answer;
}

/** What is done to an exchange of the story, and what is to be said of it. */
interface Damage {
  readonly what: string;
  readonly of: string;
  readonly damage: (exchange: Answered) => Partial<Answered>;
  readonly fault: string;
}

const replaced = (from: string | RegExp, to: string) =>
  (({ outcome }) => ({ outcome: { ...outcome, body: outcome.body.replace(from, to) } })) satisfies Damage['damage'];
const asked = (from: string, to: string) =>
  (({ request }) => ({ request: { ...request, body: request.body.replace(from, to) } })) satisfies Damage['damage'];

/** One of every kind. */
export const damages: readonly Damage[] = [
  {
    what: 'a member that no model knows',
    of: 'CreateRepository',
    damage: replaced('"repositoryName":', '"colour":"red","repositoryName":'),
    fault: 'colour is no member',
  },
  {
    what: 'a number where text belongs',
    of: 'CreateRepository',
    damage: replaced('"registryId":"123456789012"', '"registryId":123456789012'),
    fault: 'registryId is 123456789012, no string',
  },
  {
    what: 'a time as text',
    of: 'CreateRepository',
    damage: replaced(/"createdAt":[\d.]+/, '"createdAt":"2026-01-01T00:00:00Z"'),
    fault: 'no timestamp',
  },
  {
    what: 'a word of no closed list',
    of: 'CreateRepository',
    damage: replaced('"IMMUTABLE"', '"FROZEN"'),
    fault: 'imageTagMutability is "FROZEN", none of',
  },
  {
    what: 'text that the pattern forbids',
    of: 'CreateRepository',
    damage: replaced('"repositoryName":"api"', '"repositoryName":"Api"'),
    fault: 'repositoryName is "Api", not',
  },
  {
    what: 'a required member that is missing',
    of: 'ListTagsForResource',
    damage: replaced('"Key":"team",', ''),
    fault: 'Key is required and missing',
  },
  {
    what: 'an object where a list belongs',
    of: 'ListTagsForResource',
    damage: replaced(/\[(.*)\]/, '$1'),
    fault: 'no list',
  },
  {
    what: 'half an answer',
    of: 'ListTagsForResource',
    damage: ({ outcome }) => ({ outcome: { ...outcome, body: outcome.body.slice(0, -3) } }),
    fault: 'cannot be read',
  },
  {
    what: 'an error code that nobody has',
    of: 'GetLifecyclePolicy',
    damage: replaced('LifecyclePolicyNotFoundException', 'PolicyMissingException'),
    fault: 'PolicyMissingException is neither',
  },
  {
    what: "another operation's error code",
    of: 'GetLifecyclePolicy',
    damage: replaced('LifecyclePolicyNotFoundException', 'RepositoryAlreadyExistsException'),
    fault: 'RepositoryAlreadyExistsException is neither',
  },
  {
    what: 'an error with a member that it does not have',
    of: 'GetLifecyclePolicy',
    damage: replaced('"message":', '"hint":"none","message":'),
    fault: 'hint is no member',
  },
  {
    what: 'an error with the wrong status',
    of: 'GetLifecyclePolicy',
    damage: ({ outcome }) => ({ outcome: { ...outcome, status: 404 } }),
    fault: 'came with 404, not 400',
  },
  {
    what: 'an answer of another content type',
    of: 'GetLifecyclePolicy',
    damage: ({ outcome }) => ({ outcome: { ...outcome, contentType: 'application/json' } }),
    fault: 'content-type application/json',
  },
  {
    what: 'a request that the model forbids, carried out',
    of: 'CreateRepository',
    damage: asked('"repositoryName":"api"', '"repositoryName":"a"'),
    fault: 'accepted although CreateRepositoryRequest.repositoryName has 1 characters',
  },
  {
    what: 'a request without what is required, carried out',
    of: 'ListTagsForResource',
    damage: ({ request }) => ({ request: { ...request, body: '{}' } }),
    fault: 'resourceArn is required and missing',
  },
  {
    what: 'an element that no model knows',
    of: 'GetCallerIdentity',
    damage: replaced('<Account>', '<Colour>red</Colour><Account>'),
    fault: 'Colour is no member',
  },
  {
    what: 'an element in another place',
    of: 'GetCallerIdentity',
    damage: replaced(/<(\/?)GetCallerIdentityResult>/g, '<$1Result>'),
    fault: 'has not one <GetCallerIdentityResult>',
  },
  {
    what: 'another namespace',
    of: 'GetCallerIdentity',
    damage: replaced('/2011-06-15/', '/2015-09-21/'),
    fault: 'xmlns is not',
  },
  {
    what: "a sender's fault blamed on the receiver",
    of: 'GetSessionTokens',
    damage: replaced('<Type>Sender', '<Type>Receiver'),
    fault: '400 blames Receiver',
  },
  {
    what: 'a state that no cluster has',
    of: '/clusters/staging',
    damage: replaced('"ACTIVE"', '"BUSY"'),
    fault: 'none of CREATING',
  },
  {
    what: 'a cluster without its wrapping',
    of: '/clusters/staging',
    damage: replaced('{"cluster":', '{"Cluster":'),
    fault: 'Cluster is no member',
  },
  {
    what: 'a place where the service has nothing',
    of: '/clusters/staging',
    damage: ({ request }) => ({ request: { ...request, path: '/clusters/staging/colour' } }),
    fault: 'no model has been read for it',
  },
  {
    what: "a bucket's region in another namespace",
    of: '/templates?location',
    damage: replaced('/2006-03-01/', '/2006-03-02/'),
    fault: 'xmlns is not',
  },
  {
    what: 'a region that is none',
    of: '/templates?location',
    damage: replaced('eu-west-1', 'eu-west-9'),
    fault: 'none of',
  },
  {
    what: 'an object that is missing, with a code that S3 does not have',
    of: '/templates/none',
    damage: replaced('NoSuchKey', 'NoSuchFile'),
    fault: 'NoSuchFile is neither',
  },
];
