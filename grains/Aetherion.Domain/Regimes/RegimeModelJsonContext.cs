using System.Text.Json.Serialization;

namespace Aetherion.Domain.Regimes;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(RegimeModelContent))]
internal sealed partial class RegimeModelJsonContext : JsonSerializerContext;
