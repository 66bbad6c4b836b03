{{- /* The fields of a probe; from (dict "probe" ... "port" ...). */ -}}
{{- define "nodejs.probe" -}}
{{- $probe := .probe -}}
{{- $port := $probe.port | default .port -}}
{{- if eq $probe.probeType "httpGet" -}}
httpGet:
  path: {{ $probe.path | quote }}
  port: {{ $port }}
  scheme: {{ $probe.scheme }}
  {{- with $probe.httpHeaders }}
  httpHeaders:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- else if eq $probe.probeType "tcpSocket" -}}
tcpSocket:
  port: {{ $port }}
{{- else if eq $probe.probeType "grpc" -}}
grpc:
  port: {{ $port }}
  {{- with $probe.grpcService }}
  service: {{ . | quote }}
  {{- end }}
{{- else -}}
exec:
  command:
    {{- toYaml $probe.command | nindent 4 }}
{{- end }}
initialDelaySeconds: {{ $probe.initialDelaySeconds }}
periodSeconds: {{ $probe.periodSeconds }}
timeoutSeconds: {{ $probe.timeoutSeconds }}
successThreshold: {{ $probe.successThreshold }}
failureThreshold: {{ $probe.failureThreshold }}
{{- with $probe.terminationGracePeriodSeconds }}
terminationGracePeriodSeconds: {{ . }}
{{- end }}
{{- end -}}
