import type { CloudFormation as Client, DescribeStackEventsOutput } from '@aws-sdk/client-cloudformation';
import { unless } from '@iac/aws';
import type { CloudFormation, EventsUntil } from '../cloudformation.ts';
import { ask, pagesOf } from './ask.ts';
import { findingFrom, hookResultFrom } from './read-findings.ts';
import { eventFrom } from './read-stack.ts';

type EventReader = Pick<CloudFormation, 'describeStackEvents' | 'describeEvents' | 'getHookResult'>;

export function eventReader(client: Client): EventReader {
  return {
    describeStackEvents: async (stackId, until) => {
      const pages = await ask(
        'DescribeStackEvents',
        stackId,
        pagesOf(
          (token) => client.describeStackEvents({ StackName: stackId, ...token }),
          (page) => isEnough(page, until),
        ),
      );
      const events = pages.flatMap(({ StackEvents = [] }) => StackEvents.map(eventFrom));
      return events.filter(({ id, at }) => !until.known.has(id) && (until.since === undefined || at >= until.since));
    },
    describeEvents: async (of) => {
      const what = 'changeSet' in of ? { ChangeSetName: of.changeSet } : { OperationId: of.operation };
      const pages = await ask(
        'DescribeEvents',
        'changeSet' in of ? of.changeSet : of.operation,
        pagesOf((token) => client.describeEvents({ ...what, Filters: { FailedEvents: true }, ...token })),
      );
      const newest = pages.flatMap(({ OperationEvents = [] }) => OperationEvents);
      return newest.toReversed().flatMap((event) => findingFrom(event) ?? []);
    },
    getHookResult: async (id) => {
      const answer = client.getHookResult({ HookResultId: id }).then(hookResultFrom);
      return ask(
        'GetHookResult',
        id,
        unless(['HookResultNotFoundException', 'HookResultNotFound'], answer, () => undefined),
      );
    },
  };
}

/** The events of a stack's whole life may be thousands: without a time to go back to, the newest page does. */
function isEnough({ StackEvents = [] }: DescribeStackEventsOutput, { known, since }: EventsUntil): boolean {
  if (since === undefined) return true;
  return StackEvents.some(({ EventId = '', Timestamp }) => known.has(EventId) || (Timestamp ?? since) < since);
}
