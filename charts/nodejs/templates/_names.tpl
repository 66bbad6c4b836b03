{{- /* A number of YAML (an account id, a sandbox called 7) as it was written, not as 1.6e+11. */ -}}
{{- define "nodejs.text" -}}
{{- if kindIs "float64" . }}{{ . | int64 }}{{ else }}{{ . | default "" }}{{ end -}}
{{- end -}}

{{- define "nodejs.sandbox" -}}
{{- include "nodejs.text" .Values.biomageCi.sandboxId -}}
{{- end -}}

{{- /* The name of every object, and part of the selectors since 2021: it may not change. */ -}}
{{- define "nodejs.fullname" -}}
{{- if contains "." .Release.Name -}}
{{- fail (printf "the release is called %q: a Service may have no dot in its name, so a release of this chart may have none either" .Release.Name) -}}
{{- end -}}
{{- printf "%s-%s" .Release.Name (include "nodejs.sandbox" .) | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- /* The service: the last part of its repository. */ -}}
{{- define "nodejs.service" -}}
{{- .Values.biomageCi.repo | default .Release.Name | splitList "/" | last -}}
{{- end -}}

{{- define "nodejs.domain" -}}
{{- $account := .Values.myAccount | default dict -}}
{{- $older := ternary $account.appSubdomain $account.stagingAppSubdomain (eq .Values.kubernetes.env "production") -}}
{{- $older | default $account.domainName | default "" -}}
{{- end -}}

{{- define "nodejs.host" -}}
{{- if .Values.ingress.host -}}
{{- .Values.ingress.host -}}
{{- else -}}
{{- $domain := include "nodejs.domain" . -}}
{{- if not $domain -}}
{{- fail "no domain is known for the service's host: give the release the account's configuration (valuesFrom: account-config, with myAccount.domainName), or set ingress.host, or ingress.enabled: false" -}}
{{- end -}}
{{- $sandbox := include "nodejs.sandbox" . -}}
{{- $shared := and (eq .Values.kubernetes.env "production") (eq $sandbox "default") -}}
{{- $first := ternary (include "nodejs.service" .) (printf "%s-%s" (include "nodejs.service" .) $sandbox) $shared -}}
{{- if gt (len $first) 63 -}}
{{- fail (printf "the host %s.%s has a part of %d characters, and DNS takes 63: set ingress.host, or use a shorter name of the sandbox" $first $domain (len $first)) -}}
{{- end -}}
{{- printf "%s.%s" $first $domain | lower -}}
{{- end -}}
{{- end -}}

{{- /* All hosts, as a JSON list. */ -}}
{{- define "nodejs.hosts" -}}
{{- $hosts := list (include "nodejs.host" .) -}}
{{- if .Values.service.additionalHosts -}}
{{- $hosts = append $hosts (.Values.myAccount.domainName | required "service.additionalHosts adds the account's own domain, and myAccount.domainName is not set") -}}
{{- end -}}
{{- concat $hosts .Values.ingress.hosts | uniq | toJson -}}
{{- end -}}
