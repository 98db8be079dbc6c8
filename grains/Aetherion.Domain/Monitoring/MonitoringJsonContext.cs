using System.Text.Json.Serialization;

namespace Aetherion.Domain.Monitoring;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(TrainingReference))]
internal sealed partial class MonitoringJsonContext : JsonSerializerContext;
