{{- define "nodejs.sandboxPeer" -}}
namespaceSelector:
  matchLabels:
    sandboxId: {{ include "nodejs.sandbox" . | quote }}
{{- end -}}

{{- /* The rules of the ingress presets that are named. */ -}}
{{- define "nodejs.networkIngress" -}}
{{- $policy := .Values.networkPolicy -}}
{{- if has "load-balancer" $policy.ingress }}
- from:
    {{- range $policy.loadBalancerCidrs }}
    - ipBlock:
        cidr: {{ . | quote }}
    {{- end }}
  ports:
    - port: {{ .Values.service.internalPort }}
      protocol: TCP
{{- end }}
{{- if has "same-namespace" $policy.ingress }}
- from:
    - podSelector: {}
{{- end }}
{{- if has "same-sandbox" $policy.ingress }}
- from:
    - {{ include "nodejs.sandboxPeer" . | nindent 6 | trim }}
{{- end }}
{{- if has "anywhere" $policy.ingress }}
- {}
{{- end }}
{{- with $policy.extraIngress }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "nodejs.networkEgress" -}}
{{- $policy := .Values.networkPolicy -}}
{{- if has "dns" $policy.egress }}
- to:
    - namespaceSelector:
        matchLabels:
          kubernetes.io/metadata.name: kube-system
      podSelector:
        matchLabels:
          k8s-app: kube-dns
  ports:
    - { port: 53, protocol: UDP }
    - { port: 53, protocol: TCP }
{{- end }}
{{- if has "same-namespace" $policy.egress }}
- to:
    - podSelector: {}
{{- end }}
{{- if has "same-sandbox" $policy.egress }}
- to:
    - {{ include "nodejs.sandboxPeer" . | nindent 6 | trim }}
{{- end }}
{{- if has "https" $policy.egress }}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except: [169.254.0.0/16]
    - ipBlock:
        cidr: ::/0
        except: [fe80::/10, 'fd00:ec2::/32']
  ports:
    - { port: 443, protocol: TCP }
{{- end }}
{{- if has "pod-identity" $policy.egress }}
- to:
    - ipBlock: { cidr: 169.254.170.23/32 }
    - ipBlock: { cidr: 'fd00:ec2::23/128' }
  ports:
    - { port: 80, protocol: TCP }
{{- end }}
{{- if has "anywhere" $policy.egress }}
- {}
{{- end }}
{{- with $policy.extraEgress }}
{{ toYaml . }}
{{- end }}
{{- end -}}
