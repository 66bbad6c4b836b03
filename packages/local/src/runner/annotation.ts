import type { WorkflowCommand } from './command.ts';
import type { ShownAnnotation } from './outcome.ts';

/** The annotation that `::error file=...::message` and its sisters ask for. A file below the workspace is named from there. */
export function annotationOf(
  level: ShownAnnotation['level'],
  { properties, data }: WorkflowCommand,
  workspace: string,
): ShownAnnotation {
  const text = (key: string) => properties.get(key.toLowerCase());
  const file = text('file');
  const places = {
    line: number(text('line')),
    endLine: number(text('endLine')),
    column: number(text('col')),
    endColumn: number(text('endColumn')),
  };
  const title = text('title');
  return {
    level,
    message: data,
    ...(title !== undefined && { title }),
    ...(file !== undefined && { file: relativeTo(workspace, file) }),
    ...Object.fromEntries(Object.entries(places).filter(([, value]) => value !== undefined)),
  };
}

function relativeTo(workspace: string, file: string): string {
  return file.startsWith(`${workspace}/`) ? file.slice(workspace.length + 1) : file;
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : undefined;
}
