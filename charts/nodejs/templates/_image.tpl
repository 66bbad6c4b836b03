{{- define "nodejs.image" -}}
{{- $image := .Values.image -}}
{{- if not (or $image.tag $image.digest) -}}
{{- fail "image.tag is not set: a release says which image it runs (CI fills in image.registry, image.repository and image.tag)" -}}
{{- end -}}
{{- with $image.registry }}{{ . }}/{{ end -}}
{{- $image.repository | default (include "nodejs.service" .) -}}
{{- with $image.tag }}:{{ . }}{{ end -}}
{{- with $image.digest }}@{{ . }}{{ end -}}
{{- end -}}
