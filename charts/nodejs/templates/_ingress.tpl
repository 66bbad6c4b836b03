{{- /* The annotations that make the ALB serve this Ingress as one of the environment's group. */ -}}
{{- define "nodejs.ingressAnnotations" -}}
{{- $ingress := .Values.ingress -}}
{{- $check := .Values.loadBalancerHealthCheck -}}
{{- if ge (int $check.timeoutSeconds) (int $check.periodSeconds) -}}
{{- fail (printf "loadBalancerHealthCheck.timeoutSeconds (%d) must be below its periodSeconds (%d): the load balancer refuses anything else" (int $check.timeoutSeconds) (int $check.periodSeconds)) -}}
{{- end -}}
{{- $own := dict
  "group.name" ($ingress.groupName | default .Values.kubernetes.env)
  "target-type" $ingress.targetType
  "healthcheck-path" (include "nodejs.healthCheckPath" .)
  "healthcheck-protocol" $check.scheme
  "healthcheck-interval-seconds" $check.periodSeconds
  "healthcheck-timeout-seconds" $check.timeoutSeconds
  "healthy-threshold-count" $check.successThreshold
  "unhealthy-threshold-count" $check.failureThreshold
  "success-codes" $check.successCodes
  "listen-ports" `[{"HTTP": 80}]`
-}}
{{- with $ingress.groupOrder }}{{ $_ := set $own "group.order" . }}{{ end -}}
{{- with include "nodejs.scheme" . }}{{ $_ := set $own "scheme" . }}{{ end -}}
{{- $attributes := list -}}
{{- range $key, $value := include "nodejs.targetGroupAttributes" . | fromYaml }}{{ $attributes = append $attributes (printf "%s=%s" $key $value) }}{{ end -}}
{{- $_ := set $own "target-group-attributes" (join "," $attributes) -}}
{{- if $ingress.tls.enabled -}}
{{- $_ := set $own "listen-ports" `[{"HTTP": 80}, {"HTTPS": 443}]` -}}
{{- $_ := set $own "ssl-redirect" "443" -}}
{{- with $ingress.tls.certificateArn | default (dig "acmCertificate" "" (.Values.myAccount | default dict)) }}{{ $_ := set $own "certificate-arn" . }}{{ end -}}
{{- with $ingress.tls.sslPolicy }}{{ $_ := set $own "ssl-policy" . }}{{ end -}}
{{- end -}}
{{- range $key, $value := $own }}
alb.ingress.kubernetes.io/{{ $key }}: {{ include "nodejs.value" $value | quote }}
{{- end }}
{{- if not $ingress.className }}
kubernetes.io/ingress.class: alb
{{- end }}
{{- end -}}

{{- /* Nothing where the account does not say: then the group keeps the scheme that it has. */ -}}
{{- define "nodejs.scheme" -}}
{{- $public := dig "publicFacing" "" (.Values.myAccount | default dict) | toString -}}
{{- $known := dict "true" "internet-facing" "false" "internal" -}}
{{- .Values.ingress.scheme | default (get $known $public) -}}
{{- end -}}
