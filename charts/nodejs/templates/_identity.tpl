{{- /* The 12 digits of an account; YAML reads them as a number where nobody quoted them. */ -}}
{{- define "nodejs.accountId" -}}
{{- if kindIs "string" . }}{{ . }}{{ else }}{{ printf "%012d" (int64 .) }}{{ end -}}
{{- end -}}

{{- define "nodejs.identity" -}}
{{- $account := .Values.serviceAccount -}}
{{- $account.identity | default (ternary "irsa" "none" (not (empty $account.iamRole))) -}}
{{- end -}}

{{- /* The role's ARN. Without an account id, the account of the image's ECR registry is the service's own. */ -}}
{{- define "nodejs.roleArn" -}}
{{- $role := .Values.serviceAccount.iamRole -}}
{{- if not $role -}}
{{- fail "serviceAccount.identity is irsa: set serviceAccount.iamRole, the name of the role (or its ARN)" -}}
{{- else if hasPrefix "arn:" $role -}}
{{- $role -}}
{{- else -}}
{{- $known := .Values.serviceAccount.accountId | default (dig "accountId" "" (.Values.myAccount | default dict)) -}}
{{- $registry := regexFind "^[0-9]{12}[.]dkr[.]ecr[.]" (.Values.image.registry | default "") | trunc 12 -}}
{{- if not (or $known $registry) -}}
{{- fail (printf "the account of the role %s is not known: give the release the account's configuration (valuesFrom: account-config, with myAccount.accountId), or set serviceAccount.accountId, or the whole ARN as serviceAccount.iamRole" $role) -}}
{{- end -}}
{{- $id := $registry -}}
{{- with $known }}{{ $id = include "nodejs.accountId" . }}{{ end -}}
{{- printf "arn:%s:iam::%s:role/%s" (include "nodejs.partition" .) $id $role -}}
{{- end -}}
{{- end -}}

{{- define "nodejs.partition" -}}
{{- $region := dig "region" "" (.Values.myAccount | default dict) -}}
{{- if hasPrefix "cn-" $region }}aws-cn{{ else if hasPrefix "us-gov-" $region }}aws-us-gov{{ else }}aws{{ end -}}
{{- end -}}

{{- /* The pods get a token of the Kubernetes API where the service has rights there. AWS needs none: IRSA and Pod Identity bring their own. */ -}}
{{- define "nodejs.automountToken" -}}
{{- $wanted := .Values.serviceAccount.automountToken -}}
{{- if kindIs "bool" $wanted }}{{ $wanted }}{{ else }}{{ not (empty .Values.rbac.rules) }}{{ end -}}
{{- end -}}
