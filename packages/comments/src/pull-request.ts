/** Where comments are read and written. */
export interface PullRequest {
  readonly repository: { readonly owner: string; readonly name: string };
  readonly number: number;
}
