/**
 * What is wrong with the subjects that a trust names, which Kubernetes writes as `system:serviceaccount:<namespace>:<name>`
 * (https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html); undefined: nothing.
 * `*` and `?` mean anything with StringLike and themselves with StringEquals; they match `:` too.
 */
export function subjectFault(subject: string, operator: 'like' | 'equals'): string | undefined {
  const open = /[*?]/.test(subject);
  if (operator === 'equals' && open)
    return 'has a wildcard, which StringEquals takes as it is: nobody could take the role';
  const { namespace, account } =
    /^system:serviceaccount:(?<namespace>[^:]+):(?<account>[^:]+)$/.exec(named(subject))?.groups ?? {};
  if (namespace === undefined || account === undefined) {
    return open ? 'lets in service accounts of any service' : 'is not one of a service account';
  }
  if (/[*?]/.test(account)) return 'lets in every service account of the namespace';
  // The wildcard stands for the sandbox, behind the service and its hyphen.
  if (/[*?]/.test(namespace) && !/^[^*?]*[^*?-][^*?]*-[*]/.test(namespace))
    return 'lets in service accounts of other services';
  return undefined;
}

/** `${Name}` as a name without colons: a parameter is one part of the subject. */
function named(subject: string): string {
  return subject.replaceAll(/\$\{[^}]*\}/g, 'parameter');
}
