{{- /* How many pods are meant to run at the least. */ -}}
{{- define "nodejs.replicas" -}}
{{- if .Values.hpa.enabled }}{{ .Values.hpa.minReplicas }}{{ else }}{{ .Values.replicaCount }}{{ end -}}
{{- end -}}

{{- /* "true" where the budget as written would never let a node drain. */ -}}
{{- define "nodejs.blocksDrains" -}}
{{- $budget := .Values.podDisruptionBudget -}}
{{- $replicas := include "nodejs.replicas" . | int -}}
{{- if not (kindIs "invalid" $budget.minAvailable) -}}
{{- $percent := hasSuffix "%" ($budget.minAvailable | toString) -}}
{{- $number := $budget.minAvailable | toString | trimSuffix "%" | int -}}
{{- $needed := ternary (divf (mulf $number $replicas) 100 | ceil | int) $number $percent -}}
{{- if ge $needed $replicas }}true{{ end -}}
{{- else if has ($budget.maxUnavailable | toString) (list "0" "0%") -}}
true
{{- end -}}
{{- end -}}
