using System.Text.Json.Serialization;

namespace Aetherion.Domain.Forecasts;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OutlookModelContent))]
internal sealed partial class OutlookModelJsonContext : JsonSerializerContext;
