/** Where in a template a value stands, which decides what may be named there. */
export interface Position {
  /**
   * `constant`: no function at all (Parameters, Mappings). `name`: of an export or import, which no resource may be part of.
   * `condition`: known before any resource is.
   */
  readonly within: 'resource' | 'output' | 'name' | 'condition' | 'constant';
  /** The resource whose definition this is part of. */
  readonly resource?: string;
  /** In a branch of Fn::If, so that the value may not be used at all. */
  readonly conditional?: boolean;
  /** What the map of the Fn::Sub around it defines. */
  readonly variables?: ReadonlySet<string>;
}

/** `from`'s definition needs the resource `to`. */
export interface Need {
  readonly from: string;
  readonly to: string;
  readonly at: number;
}
