/** Whether every node of a list, as the API gives it, is Ready and takes pods. */
export function nodesReady(list: string, count: number): boolean {
  const { items } = JSON.parse(list) as { items: NodeState[] };
  return items.length >= count && items.every(isReady);
}

interface NodeState {
  readonly spec: { readonly taints?: readonly unknown[] };
  readonly status: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

function isReady({ spec, status }: NodeState): boolean {
  const ready = status.conditions?.some(({ type, status: value }) => type === 'Ready' && value === 'True') ?? false;
  return ready && (spec.taints ?? []).length === 0;
}
