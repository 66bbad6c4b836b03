import type { TextFile } from '@iac/cloudformation';
import { readFiles } from './find.ts';

const path = /^[^\s:=#]+\.(ya?ml|json|env)$/;

/** The texts of the pool, and the files that they were read from. */
export interface ParameterSources {
  readonly texts: readonly TextFile[];
  /** Empty where the input holds the parameters themselves. */
  readonly files: readonly string[];
}

/** Reads the input `parameters`: either nothing but paths, one a line, or the parameters themselves. */
export async function readParameters(
  workspace: string,
  { parameters, environment }: { readonly parameters: string; readonly environment: string },
): Promise<ParameterSources> {
  if (parameters.trim() === '') return { texts: [], files: [] };
  const lines = parameters
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!lines.every((line) => path.test(line))) return { texts: [{ file: 'parameters', text: parameters }], files: [] };
  const files = lines.map((line) => line.replaceAll('{environment}', environment));
  return { texts: await readFiles(workspace, files), files };
}
