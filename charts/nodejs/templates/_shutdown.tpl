{{- /* How long a pod that is told to stop goes on serving: until the ALB sends it nothing more. The 10 seconds are the controller's, to tell the ALB. */ -}}
{{- define "nodejs.preStopSeconds" -}}
{{- $given := .Values.shutdown.preStopSleepSeconds -}}
{{- $delay := int .Values.shutdown.deregistrationDelaySeconds -}}
{{- $behind := include "nodejs.hasLoadBalancer" . -}}
{{- if kindIs "invalid" $given -}}
{{- if $behind }}{{ add $delay 10 }}{{ else if .Values.service.enabled }}5{{ else }}0{{ end -}}
{{- else -}}
{{- if and $behind (le (int $given) $delay) -}}
{{- fail (printf "shutdown.preStopSleepSeconds (%d) must be above shutdown.deregistrationDelaySeconds (%d): until then the load balancer still sends requests" (int $given) $delay) -}}
{{- end -}}
{{- $given | int -}}
{{- end -}}
{{- end -}}

{{- define "nodejs.gracePeriodSeconds" -}}
{{- $given := .Values.terminationGracePeriodSeconds -}}
{{- $sleep := include "nodejs.preStopSeconds" . | int -}}
{{- if kindIs "invalid" $given -}}
{{- add $sleep .Values.shutdown.closeSeconds -}}
{{- else -}}
{{- if le (int $given) $sleep -}}
{{- fail (printf "terminationGracePeriodSeconds (%d) must be above the %d seconds that a pod goes on serving (shutdown): it would be killed while it still has requests" (int $given) $sleep) -}}
{{- end -}}
{{- $given | int -}}
{{- end -}}
{{- end -}}

{{- define "nodejs.lifecycle" -}}
{{- $all := dict -}}
{{- $sleep := include "nodejs.preStopSeconds" . | int -}}
{{- if gt $sleep 0 }}{{ $_ := set $all "preStop" (dict "sleep" (dict "seconds" $sleep)) }}{{ end -}}
{{- range $name, $hook := .Values.lifecycle }}{{ $_ := set $all $name $hook }}{{ end -}}
{{- with $all }}{{ toYaml . }}{{ end -}}
{{- end -}}
