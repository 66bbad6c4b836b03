/** What DescribeEvents tells of something that failed, or that only warns. */
export type OperationEvent =
  | {
      readonly kind: 'validation';
      readonly logicalId?: string;
      readonly type?: string;
      readonly name: string;
      /** `/Resources/Table/Properties/KeySchema` */
      readonly path?: string;
      readonly reason: string;
      /** It does not stop the operation. */
      readonly warning: boolean;
    }
  | {
      readonly kind: 'hook';
      readonly logicalId?: string;
      readonly type?: string;
      readonly hook: string;
      readonly reason: string;
      readonly warning: boolean;
    }
  | {
      readonly kind: 'resource';
      readonly stackId: string;
      readonly logicalId: string;
      readonly physicalId?: string;
      readonly type: string;
      readonly reason: string;
    };

/** What a hook's own report says, one line each. */
export interface HookResult {
  readonly hook: string;
  readonly findings: readonly string[];
}
