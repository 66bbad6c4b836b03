{{- /* What the 2021 chart selected by. A Deployment's selector can never change, so neither may this. */ -}}
{{- define "nodejs.selector" -}}
app: {{ include "nodejs.fullname" . | quote }}
sandboxId: {{ include "nodejs.sandbox" . | quote }}
release: {{ .Release.Name | quote }}
{{- end -}}

{{- define "nodejs.ownLabels" -}}
{{ include "nodejs.selector" . }}
app.kubernetes.io/name: {{ include "nodejs.service" . | trunc 63 | trimAll "-_." | quote }}
app.kubernetes.io/instance: {{ include "nodejs.fullname" . | quote }}
{{- with .Values.image.tag }}
app.kubernetes.io/version: {{ . | trunc 63 | trimAll "-_." | quote }}
{{- end }}
{{- end -}}

{{- /* Labels of the pods. Nothing of the chart's version: Flux gives each commit of iac a version of its own, and every service would restart with it. */ -}}
{{- define "nodejs.podLabels" -}}
{{- include "nodejs.joined" (list .Values.commonLabels .Values.podLabels (include "nodejs.ownLabels" . | fromYaml)) -}}
{{- end -}}

{{- define "nodejs.labels" -}}
{{- $chart := printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimAll "-_." -}}
{{- $managed := dict "chart" $chart "helm.sh/chart" $chart "heritage" .Release.Service "app.kubernetes.io/managed-by" .Release.Service -}}
{{- include "nodejs.joined" (list .Values.commonLabels (include "nodejs.ownLabels" . | fromYaml) $managed) -}}
{{- end -}}

{{- define "nodejs.metadata" -}}
name: {{ include "nodejs.fullname" . | quote }}
{{ include "nodejs.belonging" . }}
{{- end -}}

{{- define "nodejs.belonging" -}}
namespace: {{ .Release.Namespace | quote }}
labels:
  {{- include "nodejs.labels" . | nindent 2 }}
{{- end -}}

{{- /* Maps of texts as one; the last of two that have the same key wins. */ -}}
{{- define "nodejs.joined" -}}
{{- $all := dict -}}
{{- range . }}{{ range $key, $value := . }}{{ $_ := set $all $key (include "nodejs.value" $value) }}{{ end }}{{ end -}}
{{- toYaml $all -}}
{{- end -}}

{{- /* A text as it is, anything else as JSON writes it: 1000000, not 1e+06. */ -}}
{{- define "nodejs.value" -}}
{{- if kindIs "string" . }}{{ . }}{{ else }}{{ toJson . }}{{ end -}}
{{- end -}}

{{- /* The annotations of an object: commonAnnotations and its own, or nothing. */ -}}
{{- define "nodejs.annotations" -}}
{{- $all := include "nodejs.joined" . | fromYaml -}}
{{- with $all -}}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}
