{{- /* "true" where the service has an Ingress. Without an explicit wish: where a host is known and no HTTPRoute takes its place. */ -}}
{{- define "nodejs.hasIngress" -}}
{{- $wanted := .Values.ingress.enabled -}}
{{- if .Values.service.enabled -}}
{{- if kindIs "bool" $wanted -}}
{{- if $wanted }}true{{ end -}}
{{- else if and (not .Values.httpRoute.enabled) (or .Values.ingress.host .Values.myAccount) -}}
true
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "nodejs.hasRoute" -}}
{{- if and .Values.service.enabled .Values.httpRoute.enabled }}true{{ end -}}
{{- end -}}

{{- define "nodejs.hasLoadBalancer" -}}
{{- if or (include "nodejs.hasIngress" .) (and (include "nodejs.hasRoute" .) .Values.httpRoute.alb) }}true{{ end -}}
{{- end -}}

{{- define "nodejs.healthCheckPath" -}}
{{- $probe := .Values.readinessProbe -}}
{{- $ready := ternary $probe.path "/" (and $probe.enabled (eq $probe.probeType "httpGet")) -}}
{{- .Values.loadBalancerHealthCheck.path | default $ready -}}
{{- end -}}

{{- /* Attributes of the ALB's target group as a map. */ -}}
{{- define "nodejs.targetGroupAttributes" -}}
{{- $own := dict "deregistration_delay.timeout_seconds" .Values.shutdown.deregistrationDelaySeconds -}}
{{- include "nodejs.joined" (list $own .Values.ingress.targetGroupAttributes) -}}
{{- end -}}

{{- /* How long a new pod counts as started only: as long as the ALB needs to find it healthy, so that no old pod goes before. */ -}}
{{- define "nodejs.minReadySeconds" -}}
{{- $given := .Values.minReadySeconds -}}
{{- $check := .Values.loadBalancerHealthCheck -}}
{{- $seconds := ternary (mul $check.periodSeconds $check.successThreshold) 0 (not (empty (include "nodejs.hasLoadBalancer" .))) -}}
{{- if not (kindIs "invalid" $given) }}{{ $seconds = $given | int }}{{ end -}}
{{- if ge (int $seconds) (int .Values.progressDeadlineSeconds) -}}
{{- fail (printf "progressDeadlineSeconds (%d) must be above minReadySeconds (%d)" (int .Values.progressDeadlineSeconds) (int $seconds)) -}}
{{- end -}}
{{- $seconds -}}
{{- end -}}
