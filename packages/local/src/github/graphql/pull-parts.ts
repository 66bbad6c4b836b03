import { nodeId } from '../api/node-id.ts';
import { association } from '../rest/answers/pull.ts';
import type { StoredComment, StoredPull, TimelineItem } from '../pulls/store.ts';
import { actor } from './actors.ts';
import { connection, type PageArguments } from './connection.ts';
import { gitObject, type Place } from './git-objects.ts';

interface TimelineArguments extends PageArguments {
  readonly itemTypes?: readonly string[] | null;
  readonly since?: unknown;
  readonly skip?: unknown;
}

/** The lists that hang on a pull request. */
export function pullParts(place: Place, pull: StoredPull) {
  return {
    comments: (page: PageArguments) => connection(pull.comments, page, (comment) => toComment(place, pull, comment)),
    timelineItems: ({ itemTypes, since, skip, ...page }: TimelineArguments) => {
      const known = itemTypes?.every((type) => type in names) === true;
      if (!known || since != null || skip != null) {
        throw new Error(`timelineItems are answered here by itemTypes out of ${Object.keys(names).join(', ')}.`);
      }
      const wanted = pull.timeline.filter(({ kind }) => itemTypes.some((type) => names[type] === kind));
      return connection(wanted, page, (item) => toItem(place, item));
    },
  };
}

const names: Readonly<Record<string, TimelineItem['kind']>> = {
  BASE_REF_CHANGED_EVENT: 'BaseRefChangedEvent',
  HEAD_REF_FORCE_PUSHED_EVENT: 'HeadRefForcePushedEvent',
};

function toItem(place: Place, item: TimelineItem) {
  const { asked } = place;
  const common = {
    __typename: item.kind,
    id: nodeId('TLI', item.kind, item.at, item.before, item.after),
    ...{ actor: actor(asked.state, item.actor), createdAt: item.at },
  };
  if (item.kind === 'BaseRefChangedEvent') {
    return { ...common, previousRefName: item.before, currentRefName: item.after };
  }
  return {
    ...common,
    beforeCommit: () => gitObject(place, item.before),
    afterCommit: () => gitObject(place, item.after),
  };
}

function toComment({ asked, repository, url }: Place, pull: StoredPull, comment: StoredComment) {
  const { id, author, body, createdAt, updatedAt } = comment;
  const own = asked.token?.login === author;
  return {
    // GitHub's ids have outgrown an Int; so that nobody counts on it, this is null here.
    ...{ id: nodeId('IC', id), databaseId: null, fullDatabaseId: String(id), body, createdAt, updatedAt },
    ...{ author: actor(asked.state, author), authorAssociation: association(repository, author) },
    url: `${url}/pull/${String(pull.number)}#issuecomment-${String(id)}`,
    ...{ viewerDidAuthor: own, viewerCanUpdate: own, isMinimized: false },
  };
}
