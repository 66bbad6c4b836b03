{{- /* What the values of the 2021 chart mean today, a sentence each, as a JSON list. */ -}}
{{- define "nodejs.remarks" -}}
{{- $values := .Values -}}
{{- $said := list -}}
{{- $application := $values.application | default dict -}}
{{- with $values.strategyType }}{{ $said = append $said "strategyType is now strategy.type. It is still read." }}{{ end -}}
{{- with $values.image.secrets }}{{ $said = append $said "image.secrets is now image.pullSecrets. It is still read." }}{{ end -}}
{{- with $application.secretName }}{{ $said = append $said "application.secretName is now secret.existing, a list. It is still read." }}{{ end -}}
{{- with $application.secretChecksum }}{{ $said = append $said "application.secretChecksum is now secret.checksum. It is still read." }}{{ end -}}
{{- if hasKey $application "initializeCommand" }}{{ $said = append $said "application.initializeCommand is not read any more: write an entry of initContainers." }}{{ end -}}
{{- if hasKey $values "deploymentApiVersion" }}{{ $said = append $said "deploymentApiVersion is not read any more: Deployments are apps/v1." }}{{ end -}}
{{- if hasKey $values "nameOverride" }}{{ $said = append $said "nameOverride is not read any more: objects are called RELEASE-SANDBOX, as their selectors have it." }}{{ end -}}
{{- if hasKey $values.biomageCi "ref" }}{{ $said = append $said "biomageCi.ref is not read any more: it names no object and is no label." }}{{ end -}}
{{- if hasKey $values.networkPolicy.spec "podSelector" }}{{ $said = append $said "networkPolicy.spec.podSelector is not read any more: the policy is about this service's pods." }}{{ end -}}
{{- if and $values.podDisruptionBudget.enabled (include "nodejs.blocksDrains" .) (gt (include "nodejs.replicas" . | int) 1) -}}
{{- $said = append $said "podDisruptionBudget as written would block the drain of every node for ever. It allows one pod to be away at a time instead (maxUnavailable: 1)." -}}
{{- end -}}
{{- if contains "api" ($values.biomageCi.repo | default "") -}}
{{- $said = append $said "The 2021 chart gave every repository with \"api\" in its name rights on the pods and deployments of the whole cluster, and installed an event exporter with it. This chart gives the rights of rbac.rules, in the namespaces of rbac.namespaces." -}}
{{- end -}}
{{- $said | toJson -}}
{{- end -}}
