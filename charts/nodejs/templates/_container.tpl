{{- define "nodejs.container" -}}
image: {{ include "nodejs.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
{{- range $field := list "command" "args" }}
{{- with get $.Values $field }}
{{ $field }}:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- with .Values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "nodejs.envFrom" . }}
envFrom:
  {{- . | nindent 2 }}
{{- end }}
env:
  {{- include "nodejs.env" . | trim | nindent 2 }}
ports:
  {{- range include "nodejs.ports" . | fromJsonArray }}
  - name: {{ .name | quote }}
    containerPort: {{ .targetPort | default .port }}
    protocol: {{ .protocol | default "TCP" }}
  {{- end }}
{{- range $kind := list "startupProbe" "livenessProbe" "readinessProbe" }}
{{- $probe := get $.Values $kind }}
{{- if $probe.enabled }}
{{ $kind }}:
  {{- include "nodejs.probe" (dict "probe" $probe "port" $.Values.service.internalPort) | nindent 2 }}
{{- end }}
{{- end }}
{{- with include "nodejs.lifecycle" . }}
lifecycle:
  {{- . | nindent 2 }}
{{- end }}
{{- with .Values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with include "nodejs.volumeMounts" . }}
volumeMounts:
  {{- . | nindent 2 }}
{{- end }}
{{- end -}}

{{- define "nodejs.strategy" -}}
{{- $strategy := .Values.strategy -}}
{{- $type := .Values.strategyType | default $strategy.type -}}
type: {{ $type }}
{{- if eq $type "RollingUpdate" }}
rollingUpdate:
  maxSurge: {{ $strategy.maxSurge }}
  maxUnavailable: {{ $strategy.maxUnavailable }}
{{- end }}
{{- end -}}

{{- /* Pods restart when what they were started with has changed. */ -}}
{{- define "nodejs.checksums" -}}
{{- range $name := list "config" "secret" }}
{{- $part := get $.Values $name }}
{{- if or $part.env $part.files }}
checksum/{{ $name }}: {{ pick $part "env" "files" | toJson | sha256sum }}
{{- end }}
{{- end }}
{{- with .Values.secret.checksum | default (dig "secretChecksum" "" (.Values.application | default dict)) }}
checksum/existing-secret: {{ . | quote }}
{{- end }}
{{- end -}}

{{- define "nodejs.pullSecrets" -}}
{{- range concat .Values.image.pullSecrets (.Values.image.secrets | default list) }}
- name: {{ kindIs "map" . | ternary . (dict "name" .) | dig "name" "" | quote }}
{{- end }}
{{- end -}}
