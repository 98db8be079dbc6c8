using System.Text.Json.Serialization;

namespace Aetherion.Domain.Anomalies;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AnomalyModelContent))]
internal sealed partial class AnomalyModelJsonContext : JsonSerializerContext;
