{{- define "nodejs.scratch" -}}
{{- with .Values.tmp.sizeLimit }}sizeLimit: {{ . }}{{ else }}{}{{ end -}}
{{- end -}}

{{- define "nodejs.volumes" -}}
{{- $name := include "nodejs.fullname" . -}}
{{- $scratch := include "nodejs.scratch" . | fromYaml -}}
{{- $all := list -}}
{{- if .Values.tmp.enabled }}{{ $all = append $all (dict "name" "tmp" "emptyDir" $scratch) }}{{ end -}}
{{- range $index, $_ := .Values.writablePaths -}}
{{- $all = append $all (dict "name" (printf "writable-%d" $index) "emptyDir" $scratch) -}}
{{- end -}}
{{- if .Values.config.files }}{{ $all = append $all (dict "name" "config" "configMap" (dict "name" (printf "%s-files" $name))) }}{{ end -}}
{{- if .Values.secret.files }}{{ $all = append $all (dict "name" "secret" "secret" (dict "secretName" (printf "%s-files" $name))) }}{{ end -}}
{{- $all = concat $all .Values.volumes -}}
{{- include "nodejs.noTwice" (dict "items" $all "key" "name" "what" "two volumes are called") -}}
{{- with $all }}{{ toYaml . }}{{ end -}}
{{- end -}}

{{- define "nodejs.volumeMounts" -}}
{{- $all := list -}}
{{- if .Values.tmp.enabled }}{{ $all = append $all (dict "name" "tmp" "mountPath" "/tmp") }}{{ end -}}
{{- range $index, $path := .Values.writablePaths -}}
{{- $all = append $all (dict "name" (printf "writable-%d" $index) "mountPath" $path) -}}
{{- end -}}
{{- if .Values.config.files }}{{ $all = append $all (dict "name" "config" "mountPath" .Values.config.mountPath "readOnly" true) }}{{ end -}}
{{- if .Values.secret.files }}{{ $all = append $all (dict "name" "secret" "mountPath" .Values.secret.mountPath "readOnly" true) }}{{ end -}}
{{- $all = concat $all .Values.volumeMounts -}}
{{- include "nodejs.noTwice" (dict "items" $all "key" "mountPath" "what" "two volumes are mounted at") -}}
{{- with $all }}{{ toYaml . }}{{ end -}}
{{- end -}}

{{- /* Server-side apply refuses two items of one key with a message that names neither value nor file. */ -}}
{{- define "nodejs.noTwice" -}}
{{- $seen := dict -}}
{{- range .items -}}
{{- $key := get . $.key -}}
{{- if hasKey $seen $key }}{{ fail (printf "%s %s" $.what $key) }}{{ end -}}
{{- $_ := set $seen $key true -}}
{{- end -}}
{{- end -}}
