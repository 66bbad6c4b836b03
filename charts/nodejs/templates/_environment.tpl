{{- /* The container's variables, as a list. What `env` names replaces one of the chart's own; null takes it away. */ -}}
{{- define "nodejs.env" -}}
{{- $account := .Values.myAccount | default dict -}}
{{- $own := dict
  "K8S_ENV" .Values.kubernetes.env
  "SANDBOX_ID" (include "nodejs.sandbox" .)
  "RDS_SANDBOX_ID" (include "nodejs.text" .Values.biomageCi.rdsSandboxId)
  "K8S_POD_NAME" (dict "valueFrom" (dict "fieldRef" (dict "fieldPath" "metadata.name")))
  "PORT" .Values.service.internalPort
  "AWS_XRAY_DAEMON_ADDRESS" "xray-service.default:2000"
-}}
{{- with $account.region }}{{ $_ := set $own "AWS_DEFAULT_REGION" . }}{{ end -}}
{{- with $account.accountId }}{{ $_ := set $own "AWS_ACCOUNT_ID" (include "nodejs.accountId" .) }}{{ end -}}
{{- with include "nodejs.domain" . }}{{ $_ := set $own "DOMAIN_NAME" . }}{{ end -}}
{{- range $name, $value := $own }}
{{- if not (hasKey $.Values.env $name) }}
{{ include "nodejs.variable" (dict "name" $name "value" $value) }}
{{- end }}
{{- end }}
{{- range $name, $value := .Values.env }}
{{- if not (kindIs "invalid" $value) }}
{{ include "nodejs.variable" (dict "name" $name "value" $value) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "nodejs.variable" -}}
- name: {{ .name | quote }}
{{- if kindIs "map" .value }}
  {{- toYaml .value | nindent 2 }}
{{- else }}
  value: {{ include "nodejs.value" .value | quote }}
{{- end }}
{{- end -}}

{{- define "nodejs.envFrom" -}}
{{- $name := include "nodejs.fullname" . -}}
{{- $all := list -}}
{{- if .Values.config.env }}{{ $all = append $all (dict "configMapRef" (dict "name" (printf "%s-config" $name))) }}{{ end -}}
{{- if .Values.secret.env }}{{ $all = append $all (dict "secretRef" (dict "name" (printf "%s-secret" $name))) }}{{ end -}}
{{- range concat .Values.secret.existing (compact (list (dig "secretName" "" (.Values.application | default dict)))) -}}
{{- $all = append $all (dict "secretRef" (dict "name" .)) -}}
{{- end -}}
{{- with concat $all .Values.envFrom }}{{ toYaml . }}{{ end -}}
{{- end -}}
