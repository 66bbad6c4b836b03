{{- /* Init containers and sidecars as written, with the chart's security context under their own. */ -}}
{{- define "nodejs.initContainers" -}}
{{- $all := list -}}
{{- range .Values.sidecars }}{{ $all = append $all (set (deepCopy .) "restartPolicy" "Always") }}{{ end -}}
{{- $all = concat $all .Values.initContainers -}}
{{- $hardened := list -}}
{{- range $all -}}
{{- $context := deepCopy $.Values.securityContext -}}
{{- range $key, $value := .securityContext }}{{ $_ := set $context $key $value }}{{ end -}}
{{- $hardened = append $hardened (set (deepCopy .) "securityContext" $context) -}}
{{- end -}}
{{- with $hardened }}{{ toYaml . }}{{ end -}}
{{- end -}}

{{- /* Ports of the Service and the container: the service's own, then the extra ones. */ -}}
{{- define "nodejs.ports" -}}
{{- $own := dict "name" .Values.service.name "port" .Values.service.externalPort "targetPort" .Values.service.internalPort -}}
{{- $all := prepend .Values.service.extraPorts $own -}}
{{- include "nodejs.noTwice" (dict "items" $all "key" "name" "what" "two ports are called") -}}
{{- toJson $all -}}
{{- end -}}

{{- define "nodejs.topologySpread" -}}
{{- $selector := dict "matchLabels" (include "nodejs.selector" . | fromYaml) -}}
{{- $all := list -}}
{{- range .Values.topologySpreadConstraints -}}
{{- $all = append $all (hasKey . "labelSelector" | ternary . (set (deepCopy .) "labelSelector" $selector)) -}}
{{- end -}}
{{- if and .Values.topologySpread.enabled (not $all) -}}
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" -}}
{{- $all = append $all (dict "topologyKey" . "maxSkew" $.Values.topologySpread.maxSkew "whenUnsatisfiable" $.Values.topologySpread.whenUnsatisfiable "labelSelector" $selector "matchLabelKeys" (list "pod-template-hash")) -}}
{{- end -}}
{{- end -}}
{{- with $all }}{{ toYaml . }}{{ end -}}
{{- end -}}
