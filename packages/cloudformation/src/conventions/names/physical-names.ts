// Written from @aws-cdk/aws-service-spec by `node scripts/service-spec.ts`; not to be edited.

/** Types with a name of their own, without `AWS::`: `Lambda::Function` (its FunctionName), `Events::Rule=Name`. */
export const physicalNames = `
AIOps::InvestigationGroup=Name APS::RuleGroupsNamespace=Name ARCRegionSwitch::Plan=Name
AccessAnalyzer::Analyzer AmazonMQ::Broker AmazonMQ::Configuration=Name ApiGateway::ApiKey=Name
ApiGateway::DomainName=DomainName ApiGateway::DomainNameV2=DomainName ApiGatewayV2::DomainName=DomainName
AppConfig::DeploymentStrategy=Name AppConfig::Extension=Name AppFlow::ConnectorProfile AppFlow::Flow
AppIntegrations::EventIntegration=Name AppMesh::Mesh AppRunner::AutoScalingConfiguration
AppRunner::ObservabilityConfiguration AppRunner::Service AppRunner::VpcConnector AppStream::AppBlock=Name
AppStream::AppBlockBuilder=Name AppStream::Application=Name AppStream::DirectoryConfig=DirectoryName
AppStream::Fleet=Name AppStream::ImageBuilder=Name AppStream::Stack=Name AppTest::TestCase=Name
ApplicationSignals::ServiceLevelObjective=Name Athena::CapacityReservation=Name Athena::DataCatalog=Name
Athena::NamedQuery=Name Athena::WorkGroup=Name AutoScaling::AutoScalingGroup Backup::BackupVault
Backup::Framework Backup::LogicallyAirGappedBackupVault=BackupVaultName Backup::ReportPlan
Backup::RestoreTestingPlan Backup::TieringConfiguration Batch::ComputeEnvironment Batch::ConsumableResource
Batch::JobDefinition Batch::JobQueue Batch::QuotaShare Batch::SchedulingPolicy=Name Batch::ServiceEnvironment
Bedrock::ApplicationInferenceProfile=InferenceProfileName Bedrock::Blueprint
Bedrock::DataAutomationLibrary=LibraryName Bedrock::DataAutomationProject=ProjectName
Bedrock::IntelligentPromptRouter=PromptRouterName BedrockAgentCore::ApiKeyCredentialProvider=Name
BedrockAgentCore::BrowserCustom=Name BedrockAgentCore::BrowserProfile=Name
BedrockAgentCore::CapacityProvider=Name BedrockAgentCore::CodeInterpreterCustom=Name
BedrockAgentCore::ConfigurationBundle=BundleName BedrockAgentCore::Dataset BedrockAgentCore::Evaluator
BedrockAgentCore::Harness BedrockAgentCore::Memory=Name BedrockAgentCore::OAuth2CredentialProvider=Name
BedrockAgentCore::OnlineEvaluationConfig BedrockAgentCore::PaymentCredentialProvider=Name
BedrockAgentCore::PaymentManager=Name BedrockAgentCore::PolicyEngine=Name
BedrockAgentCore::Runtime=AgentRuntimeName BedrockAgentCore::WorkloadIdentity=Name Billing::BillingView=Name
CE::CostCategory=Name CUR::ReportDefinition=ReportName Cases::Domain=Name Cassandra::Keyspace
Chatbot::CustomAction=ActionName Chime::MediaInsightsPipelineConfiguration
Chime::MediaPipelineKinesisVideoStreamPool=PoolName CloudFormation::Macro=Name
CloudFormation::ModuleDefaultVersion=VersionId CloudFormation::ModuleVersion=ModuleName
CloudFormation::StackSet CloudFront::AnycastIpList=Name CloudFront::ConnectionFunction=Name
CloudFront::ConnectionGroup=Name CloudFront::DistributionTenant=Name CloudFront::Function=Name
CloudFront::KeyValueStore=Name CloudFront::RealtimeLogConfig=Name CloudFront::TrustStore=Name
CloudTrail::Trail CloudWatch::Alarm CloudWatch::AlarmMuteRule=Name CloudWatch::CompositeAlarm=AlarmName
CloudWatch::Dashboard CloudWatch::InsightRule=RuleName CloudWatch::LogAlarm=AlarmName
CloudWatch::MetricStream=Name CodeArtifact::Domain CodeBuild::Fleet=Name CodeBuild::Project=Name
CodeBuild::ReportGroup=Name CodeConnections::Connection CodeConnections::Host=Name CodeDeploy::Application
CodeDeploy::DeploymentConfig CodeGuruProfiler::ProfilingGroup CodeGuruReviewer::RepositoryAssociation=Name
CodePipeline::Pipeline=Name CodePipeline::Webhook=Name CodeStarConnections::Connection
Comprehend::DocumentClassifierEndpoint=EndpointName Comprehend::Flywheel Config::ConfigRule
Config::ConfigurationAggregator Config::ConfigurationRecorder=Name Config::ConformancePack
Config::DeliveryChannel=Name Config::OrganizationConfigRule Config::OrganizationConformancePack
Config::StoredQuery=QueryName Connect::TrafficDistributionGroup=Name CustomerProfiles::Domain
DAX::ParameterGroup DAX::SubnetGroup DMS::Certificate=CertificateIdentifier
DMS::EventSubscription=SubscriptionName DMS::ReplicationSubnetGroup=ReplicationSubnetGroupIdentifier
DataBrew::Dataset=Name DataBrew::Job=Name DataBrew::Project=Name DataBrew::Recipe=Name DataBrew::Schedule=Name
DataPipeline::Pipeline=Name Deadline::MeteredProduct=ProductId DevOpsAgent::PrivateConnection=Name
DirectoryService::MicrosoftAD=Name DirectoryService::SimpleAD=Name DocDB::DBCluster=DBClusterIdentifier
DocDB::DBClusterParameterGroup=Name DocDB::DBSubnetGroup DocDB::GlobalCluster=GlobalClusterIdentifier
DynamoDB::GlobalTable=TableName DynamoDB::Table EC2::KeyPair=KeyName EC2::LaunchTemplate
EC2::SecurityGroup=GroupName EC2::SqlHaStandbyDetectedInstance=InstanceId ECR::PublicRepository=RepositoryName
ECR::Repository ECS::CapacityProvider=Name ECS::Cluster ECS::Daemon EMR::Cluster=Name
EMR::SecurityConfiguration=Name EMR::WALWorkspace EMRContainers::JobTemplate=Name
EMRContainers::SecurityConfiguration=Name EMRContainers::VirtualCluster=Name EMRServerless::Application=Name
ElastiCache::CacheCluster=ClusterName ElastiCache::ReplicationGroup=ReplicationGroupId
ElastiCache::ServerlessCache ElastiCache::SubnetGroup=CacheSubnetGroupName ElastiCache::UserGroup=UserGroupId
ElasticBeanstalk::Application ElasticLoadBalancing::LoadBalancer ElasticLoadBalancingV2::LoadBalancer=Name
ElasticLoadBalancingV2::TargetGroup=Name ElasticLoadBalancingV2::TrustStore=Name Elasticsearch::Domain
EntityResolution::IdMappingWorkflow=WorkflowName EntityResolution::IdNamespace
EntityResolution::MatchingWorkflow=WorkflowName EntityResolution::SchemaMapping=SchemaName
EventSchemas::Registry Events::ApiDestination=Name Events::Connection=Name Events::Endpoint=Name
Events::EventBus=Name Events::Rule=Name EventsV2::EventBus=Name Evidently::Experiment=Name
Evidently::Feature=Name Evidently::Launch=Name Evidently::Project=Name FSx::S3AccessPointAttachment=Name
Forecast::Dataset Forecast::DatasetGroup FraudDetector::EntityType=Name FraudDetector::EventType=Name
FraudDetector::Label=Name FraudDetector::List=Name FraudDetector::Outcome=Name FraudDetector::Variable=Name
GameLift::ContainerGroupDefinition=Name GameLift::GameSessionQueue=Name GameLift::Location
GameLift::MatchmakingConfiguration=Name GameLift::MatchmakingRuleSet=Name Glue::Blueprint=Name
Glue::Catalog=Name Glue::Crawler=Name Glue::CustomEntityType=Name Glue::DataQualityRuleset=Name
Glue::DevEndpoint=EndpointName Glue::Job=Name Glue::Registry=Name Glue::Schema=Name
Glue::SecurityConfiguration=Name Glue::Trigger=Name Glue::UsageProfile=Name Glue::Workflow=Name
HealthAgent::Domain=Name HealthImaging::Datastore HealthLake::DataTransformationProfile=ProfileName
HealthLake::FHIRDatastore=DatastoreName IAM::Group IAM::InstanceProfile IAM::ManagedPolicy IAM::Role
IAM::SAMLProvider=Name IAM::ServerCertificate IAM::User IVS::EncoderConfiguration=Name
IVS::IngestConfiguration=Name IVS::PlaybackKeyPair=Name IVS::PublicKey=Name IVS::RecordingConfiguration=Name
IVS::StorageConfiguration=Name ImageBuilder::Component=Name ImageBuilder::ContainerRecipe=Name
ImageBuilder::DistributionConfiguration=Name ImageBuilder::ImagePipeline=Name ImageBuilder::ImageRecipe=Name
ImageBuilder::InfrastructureConfiguration=Name ImageBuilder::LifecyclePolicy=Name ImageBuilder::Workflow=Name
Inspector::AssessmentTarget InspectorV2::CodeSecurityScanConfiguration=Name InspectorV2::Connector=Name
InternetMonitor::Monitor Invoicing::InvoiceUnit=Name IoT::Authorizer IoT::BillingGroup
IoT::CertificateProvider IoT::Command=CommandId IoT::CustomMetric=MetricName IoT::Dimension=Name
IoT::DomainConfiguration IoT::FleetMetric=MetricName IoT::JobTemplate=JobTemplateId
IoT::MitigationAction=ActionName IoT::Policy IoT::ProvisioningTemplate=TemplateName IoT::ScheduledAudit
IoT::SecurityProfile IoT::SoftwarePackage=PackageName IoT::Thing IoT::ThingGroup IoT::ThingType
IoT::TopicRule=RuleName IoTAnalytics::Channel IoTAnalytics::Dataset IoTAnalytics::Datastore
IoTAnalytics::Pipeline IoTEvents::AlarmModel IoTEvents::DetectorModel IoTEvents::Input
IoTFleetWise::SignalCatalog=Name IoTFleetWise::Vehicle=Name IoTSiteWise::Workspace
IoTTwinMaker::Workspace=WorkspaceId IoTWireless::Destination=Name IoTWireless::DeviceProfile=Name
IoTWireless::NetworkAnalyzerConfiguration=Name IoTWireless::PartnerAccount=PartnerAccountId
IoTWireless::ServiceProfile=Name KMS::Alias KafkaConnect::CustomPlugin=Name
KafkaConnect::WorkerConfiguration=Name Kinesis::Stream=Name KinesisAnalytics::Application
KinesisAnalyticsV2::Application KinesisFirehose::DeliveryStream KinesisVideo::SignalingChannel=Name
KinesisVideo::Stream=Name Lambda::CapacityProvider Lambda::Function Lambda::LayerVersion=LayerName
Lambda::MicrovmImage=Name Lambda::NetworkConnector=Name Lightsail::Bucket Lightsail::Disk
Lightsail::Distribution Lightsail::Domain Lightsail::KeyPair Lightsail::LoadBalancer Lightsail::StaticIp
Location::APIKey=KeyName Location::GeofenceCollection=CollectionName Location::Map
Location::PlaceIndex=IndexName Location::RouteCalculator=CalculatorName Location::Tracker
Logs::DeliveryDestination=Name Logs::DeliverySource=Name Logs::Destination Logs::Integration Logs::LogGroup
Logs::ResourcePolicy=PolicyName Logs::ScheduledQuery=Name LookoutMetrics::AnomalyDetector
LookoutVision::Project M2::Application=Name M2::Environment=Name MPA::ApprovalTeam=Name MSK::Channel
MSK::Cluster MSK::Configuration=Name MSK::ServerlessCluster=ClusterName MWAA::Environment=Name
MWAAServerless::Workflow=Name Macie::CustomDataIdentifier=Name MediaConnect::Flow=Name
MediaConnect::Gateway=Name MediaConvert::JobTemplate=Name MediaConvert::Preset=Name MediaConvert::Queue=Name
MediaLive::CloudWatchAlarmTemplateGroup=Name MediaLive::EventBridgeRuleTemplateGroup=Name
MediaPackageV2::ChannelGroup MediaStore::Container MediaTailor::Channel MediaTailor::Function=FunctionId
MediaTailor::PlaybackConfiguration=Name MediaTailor::SourceLocation MemoryDB::ACL MemoryDB::Cluster
MemoryDB::ParameterGroup MemoryDB::SubnetGroup MemoryDB::User Neptune::DBCluster=DBClusterIdentifier
Neptune::DBClusterParameterGroup=Name Neptune::DBInstance=DBInstanceIdentifier Neptune::DBParameterGroup=Name
Neptune::DBSubnetGroup Neptune::GlobalCluster=GlobalClusterIdentifier NeptuneGraph::Graph
NetworkFirewall::ContainerAssociation NetworkFirewall::Firewall NetworkFirewall::FirewallPolicy
NetworkFirewall::RuleGroup NetworkFirewall::TLSInspectionConfiguration NetworkFlowMonitor::Monitor
NetworkMonitor::Monitor NimbleStudio::Studio NotificationsContacts::EmailContact=Name
NovaAct::WorkflowDefinition=Name ODB::CloudVmCluster=ClusterName OSIS::Pipeline Oam::Sink=Name
ObservabilityAdmin::OrganizationCentralizationRule=RuleName
ObservabilityAdmin::OrganizationTelemetryRule=RuleName ObservabilityAdmin::TelemetryPipelines=Name
ObservabilityAdmin::TelemetryRule=RuleName Omics::AnnotationStore=Name Omics::Configuration=Name
Omics::ReferenceStore=Name Omics::SequenceStore=Name Omics::VariantStore=Name
OpenSearchServerless::Collection=Name OpenSearchServerless::CollectionGroup=Name
OpenSearchServerless::SecurityConfig=Name OpenSearchService::Application=Name OpenSearchService::Domain
PCS::Cluster=Name Panorama::ApplicationInstance=Name Panorama::Package PaymentCryptography::Alias
Personalize::DatasetGroup=Name Personalize::Schema=Name Pinpoint::App=Name
Pinpoint::EmailTemplate=TemplateName Pinpoint::InAppTemplate=TemplateName Pinpoint::PushTemplate=TemplateName
Pinpoint::SmsTemplate=TemplateName PinpointEmail::ConfigurationSet=Name
PinpointEmail::DedicatedIpPool=PoolName PinpointEmail::Identity=Name Pipes::Pipe=Name
Proton::EnvironmentTemplate=Name Proton::ServiceTemplate=Name QLDB::Ledger=Name
QuickSight::ApprovalPolicy=PolicyId RAM::Permission=Name RDS::DBCluster=DBClusterIdentifier
RDS::DBClusterParameterGroup RDS::DBInstance=DBInstanceIdentifier RDS::DBParameterGroup RDS::DBProxy
RDS::DBSubnetGroup RDS::GlobalCluster=GlobalClusterIdentifier RUM::AppMonitor=Name
Redshift::ClusterParameterGroup=ParameterGroupName Redshift::EventSubscription=SubscriptionName
Redshift::ScheduledAction Redshift::SnapshotCopyGrant Redshift::SnapshotSchedule=ScheduleIdentifier
RedshiftServerless::Namespace RedshiftServerless::Snapshot RedshiftServerless::Workgroup
RefactorSpaces::Environment=Name Rekognition::Collection=CollectionId Rekognition::Project
ResilienceHub::App=Name ResilienceHubV2::Policy=Name ResilienceHubV2::Service=Name
ResilienceHubV2::System=Name ResourceExplorer2::View ResourceGroups::Group=Name RoboMaker::Fleet=Name
RoboMaker::RobotApplication=Name RoboMaker::SimulationApplication=Name Route53::CidrCollection=Name
Route53::HostedZone=Name Route53::TrafficPolicy=Name Route53Profiles::Profile=Name
Route53RecoveryControl::Cluster=Name Route53RecoveryReadiness::Cell Route53RecoveryReadiness::ReadinessCheck
Route53RecoveryReadiness::RecoveryGroup Route53RecoveryReadiness::ResourceSet
Route53Resolver::FirewallDomainList=Name Route53Resolver::FirewallRuleGroup=Name
Route53Resolver::ResolverQueryLoggingConfig=Name S3::AccessPoint=Name S3::Bucket
S3::MultiRegionAccessPoint=Name S3::StorageLensGroup=Name S3Express::AccessPoint=Name
S3ObjectLambda::AccessPoint=Name S3Outposts::AccessPoint=Name S3Tables::TableBucket S3Vectors::Index
S3Vectors::VectorBucket SES::ConfigurationSet=Name SES::ContactList
SES::CustomVerificationEmailTemplate=TemplateName SES::DedicatedIpPool=PoolName
SES::MailManagerAddressList=AddressListName SES::MultiRegionEndpoint=EndpointName
SES::ReceiptRuleSet=RuleSetName SES::Tenant SMSVOICE::ConfigurationSet SMSVOICE::OptOutList SNS::Topic
SQS::Queue SSM::Document=Name SSM::Parameter=Name SSM::ResourceDataSync=SyncName SSM::ServiceSetting=SettingId
SSMIncidents::ResponsePlan=Name SageMaker::AIWorkloadConfig SageMaker::Action SageMaker::Algorithm
SageMaker::AppImageConfig SageMaker::Cluster SageMaker::CodeRepository SageMaker::Context
SageMaker::DeviceFleet SageMaker::Domain SageMaker::Endpoint SageMaker::EndpointConfig SageMaker::Experiment
SageMaker::ExperimentTrialComponent=TrialComponentName SageMaker::Hub SageMaker::HumanTaskUi SageMaker::Image
SageMaker::ImageVersion=ImageName SageMaker::MlflowTrackingServer=TrackingServerName SageMaker::Model
SageMaker::ModelCard SageMaker::ModelPackageGroup SageMaker::MonitoringSchedule SageMaker::NotebookInstance
SageMaker::NotebookInstanceLifecycleConfig SageMaker::Pipeline SageMaker::Project
SageMaker::StudioLifecycleConfig SageMaker::TrialComponent SageMaker::Workforce SageMaker::Workteam
Scheduler::Schedule=Name Scheduler::ScheduleGroup=Name SecretsManager::Secret=Name SecurityAgent::TargetDomain
SecurityHub::Connector=Name SecurityHub::ConnectorV2=Name SecurityHub::SecurityControl=SecurityControlId
Serverless::Function Serverless::LayerVersion=LayerName Serverless::SimpleTable=TableName
Serverless::StateMachine=Name ServerlessRepo::Application=Name
ServiceCatalog::CloudFormationProvisionedProduct=ProvisionedProductName ServiceDiscovery::HttpNamespace=Name
ServiceDiscovery::PrivateDnsNamespace=Name ServiceDiscovery::PublicDnsNamespace=Name
ServiceDiscovery::Service=Name StepFunctions::Activity=Name StepFunctions::StateMachine
StepFunctions::StateMachineAlias=Name StorageGateway::TapePool=PoolName SupportAuthZ::SupportPermit=Name
Synthetics::Canary=Name Synthetics::Group=Name Timestream::Database Timestream::InfluxDBCluster=Name
Timestream::InfluxDBInstance=Name Transcribe::CallAnalyticsCategory=CategoryName
Transcribe::MedicalVocabulary=VocabularyName Transcribe::Vocabulary Transcribe::VocabularyFilter
Translate::ParallelData=Name VpcLattice::DomainVerification=DomainName VpcLattice::Listener=Name
VpcLattice::Rule=Name VpcLattice::Service=Name VpcLattice::ServiceNetwork=Name VpcLattice::TargetGroup=Name
WAF::ByteMatchSet=Name WAF::IPSet=Name WAF::SizeConstraintSet=Name WAF::SqlInjectionMatchSet=Name
WAF::XssMatchSet=Name WAFRegional::ByteMatchSet=Name WAFRegional::GeoMatchSet=Name WAFRegional::IPSet=Name
WAFRegional::RegexPatternSet=Name WAFRegional::SizeConstraintSet=Name WAFRegional::SqlInjectionMatchSet=Name
WAFRegional::XssMatchSet=Name WellArchitected::AgentProfile=Name WellArchitected::Profile
Wisdom::Assistant=Name Wisdom::KnowledgeBase=Name WorkSpaces::WorkspaceIpGroup=GroupName
WorkSpaces::WorkspacesPool=PoolName XRay::ResourcePolicy=PolicyName
`;
