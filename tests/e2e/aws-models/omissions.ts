/** Something that AWS says although its own model does not have it, with where it was seen. */
interface Omission {
  readonly operations: readonly string[];
  readonly fault: RegExp;
  readonly source: string;
}

const omissions: readonly Omission[] = [
  {
    // The events of the stack itself have the stack's states, more than a resource has.
    operations: ['cloudformation:DescribeStackEvents', 'cloudformation:DescribeEvents'],
    fault:
      /\.ResourceStatus is "(REVIEW_IN_PROGRESS|UPDATE_COMPLETE_CLEANUP_IN_PROGRESS|UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS)", none of /,
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html',
  },
];

export function isOmission(operation: string, fault: string): boolean {
  return omissions.some((omission) => omission.operations.includes(operation) && omission.fault.test(fault));
}
